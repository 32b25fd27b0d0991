"""The answer as a page: one heading, the dates, and the doors that are open."""

from dataclasses import dataclass
from datetime import date

from evenhand.design.deadline_cards import deadline_card, without_repetition
from evenhand.design.models import DateCard, Section
from evenhand.design.words import day as day_in_words
from evenhand.statute.contact import LEAVE
from evenhand.statute.deadline import Deadline
from evenhand.statute.routes import Instead
from evenhand.statute.rules import APPEAL, BAR, CONTACT
from evenhand.website.reckoners.work_out_my_dates.results import Outcome, Result


@dataclass(frozen=True)
class Answered:
    """The page of the answer."""

    outcome: str
    heading: str
    lead: str
    sources: tuple[str, ...]
    cards: tuple[DateCard, ...]
    certificate_sentence: str
    turn: tuple[tuple[str, str], ...]
    late: bool
    late_twice: bool
    leave_source: str
    sections: tuple[Section, ...]

    may_ask: bool
    has_dates: bool


def answered(found: Result, sections: tuple[Section, ...], today: date) -> Answered:
    """Return the page for what the law says."""
    heading, lead = _words(found, today)
    shown = without_repetition(found.deadlines)
    told = found.certificate_if_told_today
    return Answered(
        outcome=found.outcome.value,
        heading=heading,
        lead=lead,
        sources=tuple(str(source) for source in found.gateway.sources),
        cards=tuple(_card(each, found, today) for each in shown),
        certificate_sentence=f"If you tell us today that you do not want mediation, we must issue your "
        f"certificate by {day_in_words(told.due_on)}."
        if told
        else "",
        turn=_turn(found.gateway.instead) if found.gateway.instead else (),
        late=found.outcome is Outcome.LATE,
        late_twice=bool(found.leave and found.leave.needs_extension_of_time),
        leave_source=str(LEAVE),
        sections=sections,
        may_ask=found.gateway.mediation_right,
        has_dates=bool(shown),
    )


def _card(deadline: Deadline, found: Result, today: date) -> DateCard:
    is_contact = deadline.rule in (CONTACT.id, BAR.id)
    met_on = found.contacted_on if is_contact else None
    missed = is_contact and bool(met_on and met_on > deadline.due_on)
    return deadline_card(deadline, today, met_on=met_on, missed=missed)


def _words(found: Result, today: date) -> tuple[str, str]:
    why = found.gateway.why
    if found.outcome is Outcome.DATES:
        return _dates_heading(found, today), why
    return {
        Outcome.LATE: (
            "It is late, but the door is not shut",
            "The time for contacting a mediation service has passed, so nobody can give you a certificate "
            "without mediation now. You can ask the Tribunal for permission to appeal. Many things make "
            "people late; say what they were.",
        ),
        Outcome.CERTIFIED: (
            "You have your certificate: the next date is the appeal",
            "With a certificate you can appeal to the Tribunal.",
        ),
        Outcome.PLACEMENT_ONLY: ("You do not need a certificate", why),
        Outcome.NO_APPEAL: ("You can ask for mediation at any time", why),
        Outcome.NO_DATE: (
            "We need the date on the letter to work out your dates",
            f"{why} You can ask us today, without the date: asking counts as contact. "
            "Find the date later; we help you with it.",
        ),
        Outcome.ELSEWHERE: ("This goes another way, without a certificate", why),
    }[found.outcome]


def _dates_heading(found: Result, today: date) -> str:
    contact = next((each for each in found.deadlines if each.rule == CONTACT.id), None)
    if contact is None or found.contacted_on:
        return "You have made contact in time"
    by = contact.safe_on if contact.safe_on >= today else contact.due_on
    return f"Contact us by {day_in_words(by)}"


_SENDIASS = (
    "Your local information and advice service (SENDIASS)",
    "Free, impartial advice for families and young people. Every council must have one; "
    "the council’s website names it under “local offer”.",
)
_RESOLUTION = (
    "Disagreement resolution",
    "A meeting with an independent person, if both sides agree to it. The council must make it available "
    "(Children and Families Act 2014, section 57). It gives no certificate. Telephone us and ask.",
)
_COMPLAINT = (
    "A complaint",
    "Complain to the council first. If its answer does not settle it, you can go to the Local Government and "
    "Social Care Ombudsman, free of charge.",
)
_CLAIM = (
    "A claim to the Tribunal",
    "A claim of disability discrimination goes straight to the Tribunal (Equality Act 2010, Schedule 17). It has "
    "a time limit of its own, which we do not work out here: ask for advice now.",
)


def _turn(instead: Instead) -> tuple[tuple[str, str], ...]:
    return {
        Instead.DISAGREEMENT_RESOLUTION: (_RESOLUTION, _SENDIASS),
        Instead.COMPLAINT: (_COMPLAINT, _RESOLUTION, _SENDIASS),
        Instead.DISCRIMINATION_CLAIM: (_CLAIM, _SENDIASS),
    }[instead]


def appeal_or_contact(found: Result) -> tuple[Deadline, ...]:
    """Return the deadlines that go into a calendar: what the family still has to do."""
    done = (CONTACT.id, BAR.id) if found.contacted_on or found.outcome is Outcome.CERTIFIED else ()
    kept = (APPEAL.id, CONTACT.id, BAR.id)
    shown = without_repetition(found.deadlines)
    return tuple(each for each in shown if each.rule in kept and each.rule not in done)


def calendar_words(deadline: Deadline) -> tuple[str, str]:
    """Return a summary that says nothing on a shared calendar, and a neutral description."""
    if deadline.rule == APPEAL.id:
        return "Reminder: send the form", "The safe date for sending the form. Your own page has the details."
    return "Reminder: make the call", "The safe date for making contact. Your own page has the details."
