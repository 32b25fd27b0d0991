"""Answers on what has no last day: independence and knowledge, duties without a time, and s.57."""

from collections.abc import Sequence
from datetime import date

from evenhand.statute.answers.stating import Results, states
from evenhand.statute.answers.whose_right import decision_named
from evenhand.statute.coronavirus import Standard, standard
from evenhand.statute.independence import (
    Employer,
    Field,
    adviser_is_independent,
    mediator_is_independent,
    mediator_knows_enough,
)
from evenhand.statute.notice_times import Notice, comments_open_until, send_by
from evenhand.statute.readings import Readings
from evenhand.statute.routes import gateway
from evenhand.statute.untimed import UNTIMED

_ROLES = ("mediator", "adviser")
# Examples on knowledge name no day, so it is the law as it was last read.
_AS_READ = date(2026, 5, 15)


@states("independence")
def independence(
    role: str, on: date, employed_by: Sequence[str] = (), health_in_issue: bool = False
) -> Results:
    """State whether somebody may mediate or advise, by who employs them."""
    employers = [Employer(name) for name in employed_by or ()]
    if role not in _ROLES:
        raise ValueError(f"the role {role!r} is not known: {_ROLES}")
    if role == "mediator":
        verdict = mediator_is_independent(employers, health_in_issue, on)
    else:
        verdict = adviser_is_independent(employers, on)
    return {"independent": verdict.allowed, "reasons": [reason.sentence for reason in verdict.reasons]}


@states("reg40.knowledge")
def knowledge(role: str = "mediator", known: Sequence[str] = ()) -> Results:
    """State what a mediator must know; of an adviser the law asks nothing."""
    if role not in _ROLES:
        raise ValueError(f"the role {role!r} is not known: {_ROLES}")
    if role == "adviser":
        return {"sufficient": None, "missing": []}
    fields = [Field(name) for name in known or ()]
    verdict = mediator_knows_enough(fields, _AS_READ)
    return {"sufficient": verdict.allowed, "missing": [field for field in Field if field not in fields]}


@states("untimed")
def without_a_day(rule: str, on: date) -> Results:
    """State what the law says where it sets no last day, and whose it is."""
    row = UNTIMED.get(rule)
    if row is None:
        raise ValueError(f"there is no rule {rule!r} without a last day")
    source = row.source(on)
    return {
        "by": None,
        "when": row.when,
        "whose": None if row.owner is None else row.owner.value,
        "provision": source.provision,
    }


@states("s57.disagreement_resolution")
def disagreement_resolution(decision: str) -> Results:
    """State whether s.57 is open, and that it yields no certificate and moves no date."""
    found = gateway(decision_named(decision)).resolution
    if found is None:
        return {"open": False, "matter": None, "gives_certificate": False, "changes_appeal_time": False}
    return {
        "open": True,
        "matter": found.matter,
        "gives_certificate": found.gives_certificate,
        "changes_appeal_time": found.changes_appeal_time,
    }


@states("covid.reg2A_reach", "coronavirus_end")
def coronavirus_reach(
    readings: Readings,
    rule: str,
    counted_from: date,
    not_reasonably_practicable_for_coronavirus_reason: bool = False,
) -> Results:
    """State how the time of one rule stood in the summer of 2020."""
    found = standard(rule, counted_from, not_reasonably_practicable_for_coronavirus_reason, readings)
    return {"standard": found, "relaxed": found is Standard.AS_SOON_AS_PRACTICABLE}


@states("notices.council_sends_by")
def council_sends_by(notice: str, event: date) -> Results:
    """State by when the council must send a notice; it is no clock of a case."""
    return {"send_by": send_by(Notice[notice.upper()], event)}


@states("notices.comments_on_draft")
def comments_on_draft(draft_sent: date) -> Results:
    """State the last of the 15 days, beginning with the day of sending, for comments on a draft."""
    return {"comments_until": comments_open_until(draft_sent)}
