"""The pages of how somebody is reached, built before their templates run."""

from dataclasses import replace
from typing import Any

from evenhand.core.clock import LONDON
from evenhand.design.models import Link, Row
from evenhand.design.words import day
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.casework.ways import Waiting
from evenhand.domain.identity.states import Checked
from evenhand.domain.people.actions.set_contact_details import Reach, Safety
from evenhand.domain.people.kinds import LeftOpen, Stopped
from evenhand.domain.people.states import StopState
from evenhand.domain.people.stopping import Stops
from evenhand.portals.reaching.forms import LEFT
from evenhand.portals.reaching.questions import QUESTIONS, Question

STOPS = "We do not send: reminders, news that we have recorded something, copies of what is on your page."
# What templates call required (see correspondence/templates): the law makes us tell it, or it keeps somebody safe.
STILL = (
    "your certificate, and a change of it",
    "a meeting that is booked, moved or cancelled, and that mediation has ended",
    "an agreement to sign, and your copy of it",
    "a date that is earlier than we said, or that there is no certificate to give",
    "that no date is offered yet, and that your request is withdrawn",
    "that information comes before a certificate, and that the right passes to a young person",
    "that somebody asked to sign in as you, or that how you sign in has changed",
)
HOW_SAID = {"told_online": "said here", "own_record": "as we had it before"}


def rows(safety: Safety, needs: Any, base: str, *, may_change: bool = True) -> tuple[Row, ...]:
    """Return everything that can be changed, as it stands, each with its link."""
    return tuple(
        Row(
            question.title,
            question.words(safety, needs),
            (Link("Change", f"{base}/{slug}"),) if may_change else (),
        )
        for slug, question in QUESTIONS.items()
    )


def compared(question: Question, safety: Safety, needs: Any, changes: dict[str, Any]) -> tuple[Row, ...]:
    """Return one thing as it stands and as it is to be."""
    after_needs = _Needs(needs, changes) if question.of_needs else needs
    after = safety if question.of_needs else replace(safety, **changes)
    return (
        Row("Now", question.words(safety, needs)),
        Row("From now on", question.words(after, after_needs)),
    )


class _Needs:
    """Needs as they are to be."""

    def __init__(self, needs: Any, changes: dict[str, Any]) -> None:
        self.needs = changes.get("needs", tuple(needs.needs) if needs else ())
        self.other = changes.get("other", needs.other if needs else "")
        self.interpreter_language = changes.get(
            "interpreter_language", needs.interpreter_language if needs else ""
        )


def waits_for(found: Waiting, now: Safety) -> tuple[Row, ...]:
    """Return what is different in a change that waits."""
    return tuple(
        Row(question.title, f"{question.words(found.safety, None)}\nUntil then: {question.words(now, None)}")
        for question in QUESTIONS.values()
        if not question.of_needs and question.words(found.safety, None) != question.words(now, None)
    )


def stopped(stops: Stops, base: str, *, may_decide: bool = False) -> tuple[Row, ...]:
    """Return what somebody asked us to stop, since when, and how it is taken back."""
    found = []
    for stop in stops.standing:
        lines = [f"Since {day(stop.stopped_at.astimezone(LONDON).date())}, {said(stop.said_how)}."]
        if stop.left_open:
            lines.append(f"What the law requires: {LeftOpen(stop.left_open).label}.")
        waits = stop.state == StopState.ASKED_BACK
        if waits:
            lines.append("To be taken back, once a second person has asked.")
        link = Link("Decide" if waits else "Take it back", f"{base}/stop/{stop.id}")
        shown = may_decide or not waits
        found.append(
            Row(f"No contact {Stopped(stop.what).label}", "\n".join(lines), (link,) if shown else ())
        )
    return tuple(found)


def said(how: str) -> str:
    """Return how somebody told us, as the end of a sentence."""
    return HOW_SAID.get(how) or Evidence(how).label


def left_open(reach: Reach, safety: Safety) -> dict[str, str]:
    """Return by what somebody can still get what the law requires: only what is there, and safe."""
    is_there = {
        LeftOpen.PAGE: True,
        LeftOpen.EMAIL: bool(reach.email and safety.may_email and not safety.mailbox_is_shared),
        LeftOpen.POST: bool(reach.address and safety.may_post),
    }
    return {each.value: LEFT[each.value] for each, there in is_there.items() if there}


def goes(left: str, *, own: bool) -> str:
    """Return how what the law requires still comes, in a sentence; without a way, after a stop of one way alone."""
    if left == LeftOpen.PAGE:
        return f"It stands on {'your' if own else 'their'} page here, and nowhere else."
    return f"It goes {LeftOpen(left).label}." if left else "It goes by a way that is left and safe."


def checked(how: str) -> str:
    """Return how staff checked that it was them."""
    return Checked(how).happened if how else "They said it on their own page."
