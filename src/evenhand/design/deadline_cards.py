"""The date card of a legal deadline: the same three dates and the same working wherever one is shown."""

from datetime import date, timedelta

from evenhand.design.models import DateCard, NamedDate, Urgency, Working
from evenhand.statute.agreement_rules import AFTER_AGREEMENT
from evenhand.statute.deadline import Deadline
from evenhand.statute.detained_rules import STANDS_FOR
from evenhand.statute.rules import (
    APPEAL,
    ARRANGE,
    ARRANGE_HEALTH_ONLY,
    ARRANGE_MIXED,
    AUTHORITY,
    AUTHORITY_HEALTH_ONLY,
    BAR,
    CONTACT,
    NOTIFY_COMMISSIONERS,
    RULES,
    TELL_OF_MEETING,
    TELL_OF_MEETING_HEALTH_ONLY,
    Owner,
)

SOON = timedelta(days=14)
TITLES = {
    CONTACT.id: "Contact the mediation service",
    BAR.id: "Contact us, so that a certificate can be issued",
    APPEAL.id: "Send your appeal to the Tribunal",
    ARRANGE.id: "The mediation",
    ARRANGE_MIXED.id: "The mediation",
    NOTIFY_COMMISSIONERS.id: "The health body is told",
    ARRANGE_HEALTH_ONLY.id: "The mediation",
    TELL_OF_MEETING.id: "You are told the day and the place",
    TELL_OF_MEETING_HEALTH_ONLY.id: "You are told the day and the place",
    AUTHORITY.id: "People who can decide are named",
    AUTHORITY_HEALTH_ONLY.id: "People who can decide are named",
} | dict.fromkeys((rule.id for rule in AFTER_AGREEMENT), "What was agreed")
TITLES |= {row.id: TITLES[ordinary] for ordinary, row in STANDS_FOR.items() if ordinary in TITLES}
WHO = {
    CONTACT.id: "You do this. A call, a voicemail, an e-mail and this website all count.",
    BAR.id: "You do this. A call, a voicemail, an e-mail and this website all count.",
    APPEAL.id: "You do this. It must be there by 5pm.",
    ARRANGE.id: "The council must arrange it.",
    ARRANGE_MIXED.id: "The council must arrange it, with the health body.",
    NOTIFY_COMMISSIONERS.id: "The council must tell it.",
    ARRANGE_HEALTH_ONLY.id: "The health body must arrange it.",
    AUTHORITY.id: "The council must do this, and see to it that they come.",
    AUTHORITY_HEALTH_ONLY.id: "The health body must do this, and see to it that they come.",
}
WHO |= {row.id: WHO[ordinary] for ordinary, row in STANDS_FOR.items() if ordinary in WHO}
WHO_BY_OWNER = {
    Owner.LOCAL_AUTHORITY: "The council must do this.",
    Owner.ICB: "The health body must do this.",
}
YOUR_CERTIFICATE = "Your certificate"


def deadline_card(
    deadline: Deadline,
    today: date,
    *,
    met_on: date | None = None,
    missed: bool = False,
    certified: bool = False,
    heading_level: int = 2,
) -> DateCard:
    """Return the card of a deadline: the safe date large where the family must act, the legal date elsewhere.

    `met_on` is the day it was done; `missed` says that it was done too late or can no longer be;
    `certified` says that there is a certificate, so that the time to appeal grows no longer with one.
    """
    ours = deadline.owner is not Owner.FAMILY
    explanation = deadline.explain()
    safe_is_gone = not ours and deadline.safe_on < today <= deadline.due_on and met_on is None
    on = deadline.due_on if ours or safe_is_gone else deadline.safe_on
    return DateCard(
        title=TITLES.get(deadline.rule, YOUR_CERTIFICATE),
        on=on,
        today=today,
        who=WHO.get(deadline.rule) or WHO_BY_OWNER.get(deadline.owner, "We must issue it."),
        state=_state(deadline, today, on, met_on, missed),
        reason=_reason(deadline, safe_is_gone, bool(met_on or missed or certified)),
        others=() if met_on and not missed else _others(deadline, on),
        working=Working(
            sentences=explanation.plain,
            source="; ".join(str(source) for source in explanation.citations),
            rule_set=deadline.rule_set,
        ),
        met_on=met_on,
        heading_level=heading_level,
        yours=not ours,
    )


def working_in_full(deadline: Deadline) -> Working:
    """Return each step of how a date was worked out, for whoever must act on it and is not the family."""
    explained = deadline.explain()
    return Working(
        sentences=explained.working,
        source="; ".join(str(source) for source in explained.citations),
        rule_set=deadline.rule_set,
    )


def headline(deadline: Deadline) -> str:
    """Return what must be done by when, in one sentence, as the law's own working begins."""
    return deadline.explain().plain[0]


def is_family_clock(deadline: Deadline) -> bool:
    """Tell whether the family must act."""
    return RULES[deadline.rule].owner is Owner.FAMILY


def without_repetition(deadlines: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    """Return the deadlines without the bar of reg 34(2) where it ends with the time to contact us."""
    ends = {each.rule: (each.due_on, each.safe_on) for each in deadlines}
    same = ends.get(BAR.id) is not None and ends.get(BAR.id) == ends.get(CONTACT.id)
    return tuple(each for each in deadlines if not (same and each.rule == BAR.id))


def _reason(deadline: Deadline, safe_is_gone: bool, over: bool) -> str:
    if safe_is_gone:
        return "The safe date has passed, and the law still gives you time. Do it today."
    if deadline.rule == APPEAL.id and deadline.counted_from_fact != "certificate_issued" and not over:
        return "You may have longer once you have a mediation certificate. Do not wait for it."
    return ""


def _state(deadline: Deadline, today: date, on: date, met_on: date | None, missed: bool) -> Urgency:
    if missed or (met_on and met_on > deadline.due_on):
        return Urgency.OVERDUE
    if met_on:
        return Urgency.MET
    if on < today:
        return Urgency.OVERDUE
    return Urgency.SOON if on - today <= SOON else Urgency.DUE


def _others(deadline: Deadline, on: date) -> tuple[NamedDate, ...]:
    found = []
    if deadline.owner is Owner.FAMILY:
        found.append(NamedDate("Legal deadline", deadline.due_on))
    if deadline.may_accept_until and deadline.may_accept_until != deadline.due_on:
        found.append(
            NamedDate(
                "The Tribunal may still accept it until", deadline.may_accept_until, "Do not rely on this."
            )
        )
    return tuple(found)
