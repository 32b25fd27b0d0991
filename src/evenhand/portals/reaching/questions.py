"""Each thing that can be changed about how somebody is reached: its form, what stands in it, and what it changes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from evenhand.design.forms import Form
from evenhand.domain.people.actions.set_contact_details import Safety
from evenhand.domain.people.kinds import CallTime, Need
from evenhand.portals.reaching import forms
from evenhand.portals.reaching.forms import NONE, WAYS

Said = dict[str, Any]


@dataclass(frozen=True)
class Question:
    """One thing, asked alone."""

    title: str
    form: type[Form]
    stands: Callable[[Safety, Any], Said]
    """What is filled in."""
    changes: Callable[[Said], Said]
    words: Callable[[Safety, Any], str]
    """How it stands, in words."""
    of_needs: bool = False


def ways_in_words(safety: Safety) -> str:
    """Return the ways that are safe, one a line."""
    return "\n".join(words for name, words in WAYS.items() if getattr(safety, name)) or "In none"


def times_in_words(times: tuple[str, ...]) -> str:
    """Return when calls suit, one a line."""
    return "\n".join(CallTime(each).label for each in times) or "At any time on weekdays"


def needs_in_words(needs: Any) -> str:
    """Return what somebody needs, one a line."""
    if needs is None:
        return "Nobody asked yet"
    said = [Need(each).label if each in Need.values else each for each in needs.needs]
    return "\n".join([*said, *([needs.other] if needs.other else [])]) or "Nothing"


def _hours(safety: Safety) -> str:
    if safety.safe_from is None:
        return "At any time of day"
    return f"Between {forms.at(safety.safe_from)} and {forms.at(safety.safe_until)}"


def _hours_said(said: Said) -> Said:
    own = said["hours"] is False
    return {name: said[name] if own else None for name in ("safe_from", "safe_until")}


QUESTIONS: dict[str, Question] = {
    "ways": Question(
        "Ways that are safe",
        forms.WaysForm,
        lambda safe, _: {"ways": [name for name in WAYS if getattr(safe, name)] or [NONE]},
        lambda said: {name: name in said["ways"] for name in WAYS},
        lambda safe, _: ways_in_words(safe),
    ),
    "mailbox": Question(
        "Who reads the e-mail",
        forms.MailboxForm,
        lambda safe, _: {"mailbox": "yes" if safe.mailbox_is_shared else "no"},
        lambda said: {"mailbox_is_shared": said["mailbox"] == "yes"},
        lambda safe, _: "Others may read it too" if safe.mailbox_is_shared else "Nobody else",
    ),
    "times": Question(
        "Times for calls",
        forms.TimesForm,
        lambda safe, _: {"call_times": list(safe.call_times) or [NONE]},
        lambda said: {"call_times": tuple(each for each in said["call_times"] if each != NONE)},
        lambda safe, _: times_in_words(safe.call_times),
    ),
    "hours": Question(
        "Hours for e-mail",
        forms.HoursForm,
        lambda safe, _: {
            "hours": safe.safe_from is None,
            "safe_from": safe.safe_from,
            "safe_until": safe.safe_until,
        },
        _hours_said,
        lambda safe, _: _hours(safe),
    ),
    "note": Question(
        "What to know beforehand",
        forms.NoteForm,
        lambda safe, _: {"note": safe.note},
        lambda said: {"note": said["note"].strip()},
        lambda safe, _: safe.note or "Nothing else",
    ),
    "needs": Question(
        "Needs",
        forms.NeedsForm,
        lambda _, needs: {
            "needs": (list(needs.needs) or [NONE]) if needs else [],
            "other": needs.other if needs else "",
        },
        lambda said: {
            "needs": tuple(each for each in said["needs"] if each != NONE),
            "other": said["other"].strip(),
        },
        lambda _, needs: needs_in_words(needs),
        of_needs=True,
    ),
    "interpreter": Question(
        "Interpreter",
        forms.InterpreterForm,
        lambda _, needs: {
            "interpreter": bool(needs.interpreter_language) if needs else None,
            "language": needs.interpreter_language if needs else "",
        },
        lambda said: {"interpreter_language": said["language"].strip() if said["interpreter"] else ""},
        lambda _, needs: (needs.interpreter_language or "No") if needs else "Nobody asked yet",
        of_needs=True,
    ),
}
