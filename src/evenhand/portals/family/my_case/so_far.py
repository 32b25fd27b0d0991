"""What has happened on a case so far, as its family is told it: newest first, in its own words."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from evenhand.core import events
from evenhand.core.events import Recorded
from evenhand.core.principals import Principal
from evenhand.design import words
from evenhand.design.models import Entry
from evenhand.domain.cases import right
from evenhand.domain.identity import queries as identity
from evenhand.domain.meetings.states import Party

# Who did what the family does, seen by whoever reads: the reader, who asked before the right passed, whose it is since.
YOU, WHO_ASKED, WHO_ACTS, YOUNG_PERSON = (
    "You", "The person who asked for you", "The person who acts for you", "The young person",
)  # fmt: skip
CHOICES = {
    "mediation": "chose mediation",
    "no_mediation": "chose a certificate without mediation",
    "undecided": "had not decided yet",
}


def _party(code: str, who: str) -> str:
    """Return a party inside a sentence; the family as `who` it is to the reader."""
    return f"{who[0].lower()}{who[1:]}" if code == Party.FAMILY else Party(code).label


def _attendance(event: Any, who: str) -> str:
    held = "The meeting took place." if event.held else "The meeting was not held."
    absent = words.listed([_party(each, who) for each in event.absent])
    return (
        held
        + (f" Not there: {absent}." if absent else "")
        + (" About some issues nobody was there who can decide." if event.undecided else "")
    )


def _dates(event: Any, who: str) -> str:
    return "Your dates were worked out again." + (" One or more are earlier now." if event.shorter else "")


def _information(event: Any, who: str) -> str:
    if event.way == "read_online":
        return f"{who} read the information about mediation."
    return "We gave information and advice about mediation."


def _cancelled(event: Any, who: str) -> str:
    return f"The meeting was cancelled by {_party(event.party, who)}."


def _concluded(event: Any, who: str) -> str:
    ended = f"{who} ended the mediation" if event.by_family else "The mediation ended"
    return f"{ended} on {words.day(event.on)}."


def _issued(event: Any, who: str) -> str:
    instead = f" in place of {event.replaces_number}" if event.replaces_number else ""
    return f"We issued your certificate {event.number}{instead}."


# What is told of an event, by its kind, and of `who` did it.
TOLD: Mapping[str, Callable[[Any, str], str]] = {
    "cases.CaseOpened": lambda event, who: f"{who} asked us about mediation.",
    "cases.CaseReopened": lambda event, who: "We took your case up again.",
    "cases.TimeWentBy": lambda event, who: "A last day has passed. If you acted in time, tell us.",
    "cases.DatesMoved": _dates,
    "casework.CopyTaken": lambda event, who: "You got a copy of what you can see here.",
    "casework.InformationRecorded": _information,
    "casework.ChoiceRecorded": lambda event, who: f"{who} {CHOICES[event.choice]}.",
    "referrals.HandedOver": lambda event, who: f"We told {event.body} that mediation is wanted.",
    "referrals.ReferralEnded": lambda event, who: f"We told {event.body} that mediation is no longer wanted.",
    "referrals.BodyNudged": lambda event, who: (
        f"We reminded {event.body}. It has 30 days, and this was day {event.day}."
    ),
    "referrals.CannotArrangeSaid": lambda event, who: (
        f"{event.body} told us that it cannot arrange the mediation in time."
    ),
    "meetings.MeetingBooked": lambda event, who: f"Your meeting was booked: {words.moment(event.starts_at)}.",
    "meetings.MeetingMoved": lambda event, who: f"Your meeting was changed: {words.moment(event.starts_at)}.",
    "meetings.MeetingCancelled": _cancelled,
    "meetings.AttendanceRecorded": _attendance,
    "meetings.MediationDropped": lambda event, who: f"{who} ended the mediation before a meeting took place.",
    "meetings.MediationConcluded": _concluded,
    "agreements.ActionSaidDone": lambda event, who: "One side says that something agreed is done.",
    "agreements.ActionConfirmed": lambda event, who: "Both sides say that something agreed is done.",
    "agreements.ActionNotDone": lambda event, who: "One side says that something agreed is not done.",
    "certificates.DeemedAsked": lambda event, who: (
        f"{who} asked for a certificate, because the council did not answer."
    ),
    "certificates.CertificateIssued": _issued,
}
# What is told to a family as to everybody who takes part: a sentence that names no family.
AS_IT_STANDS = frozenset(
    {
        "referrals.DateOffered",
        "referrals.OfferWithdrawn",
        "referrals.DecisionMakerNamed",
        "referrals.PaperAdded",
        "referrals.SilenceNoticed",
        "meetings.MeetingAdjourned",
        "agreements.AgreementOffered",
        "agreements.AgreementSigned",
        "agreements.AgreementTakenBack",
        "agreements.AgreementGivenUp",
        "certificates.CertificateWithdrawn",
    }
)
PASSED, TAKEN, CHOSEN = "cases.RightPassed", "cases.CaseTaken", "casework.ChoiceRecorded"
# Told to whoever did it and to nobody else of the family.
OWN = frozenset({"casework.CopyTaken"})


def of_case(case: Any, by: Principal) -> tuple[Entry, ...]:
    """Return what somebody of the family is told of what happened on its case, newest first."""
    return entries(
        events.of_case(case.id),
        case,
        identity.staff_name(case.caseworker_id),
        by.user_id,
        young=right.is_young_person(case, by),
    )


def entries(
    happened: Iterable[Recorded], case: Any, caseworker: str, reader: UUID | None, *, young: bool
) -> tuple[Entry, ...]:
    """Return what is told of what happened, newest first; `caseworker` is the name of the present one.

    It is told to the `young` person whose right it may have become, or to whoever asked for them.
    """
    told = (each for each in happened if each.event.kind() not in OWN or each.actor_user_id == reader)
    oldest_first = sorted(told, key=_when)
    has_passed = any(each.event.kind() == PASSED for each in oldest_first)
    who = WHO_ASKED if young and has_passed else YOU
    found: list[Entry] = []
    for each in oldest_first:
        event: Any = each.event
        title = ""
        if event.kind() == PASSED:
            title, who = _passed(event, young=young)
        elif event.kind() == TAKEN and event.user_id == case.caseworker_id:
            title = f"{caseworker} became your caseworker."
        elif event.kind() in TOLD:
            title = TOLD[event.kind()](event, who)
        elif event.kind() in AS_IT_STANDS:
            title = event.sentence()
        if title:
            found.append(Entry(title, each.at))
    return tuple(reversed(found))


def _passed(event: Any, *, young: bool) -> tuple[str, str]:
    """Return what is told when the right passed, or went to whoever acts by a record, and who does things since."""
    whose = "yours" if young else "your child’s own"
    day = words.day(event.from_day)
    if event.is_own:
        done = " What came before was done for you." if young else ""
        return f"The right to decide has been {whose} since {day}.{done}", YOU if young else YOUNG_PERSON
    acts = "Somebody acts for you" if young else "You act for them"
    return f"The right to decide has been {whose} since {day}. {acts}, as a record says.", (
        WHO_ACTS if young else YOU
    )


def _when(recorded: Recorded) -> tuple[datetime, bool]:
    """Return when it happened; of one moment, the choice came before what followed from it."""
    return recorded.at, recorded.event.kind() != CHOSEN
