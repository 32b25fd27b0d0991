"""What has happened on a case so far, as its family is told it: newest first, in its own words."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from evenhand.core.events import Recorded
from evenhand.design import words
from evenhand.design.models import Entry

# What is said of an event, and of whoever did it.
Says = Callable[[Any, str], str]
YOU, WHOEVER_ASKED = "You", "Whoever asked for you"
CHOICES = {
    "mediation": "chose mediation",
    "no_mediation": "chose a certificate without mediation",
    "undecided": "had not decided yet",
}
# What is told, by its kind. A kind that stands neither here nor below is not told: a new one is nobody's business until
# somebody has written down how a family hears of it.
TOLD: Mapping[str, Says] = {
    "cases.CaseOpened": lambda event, who: f"{who} asked us about mediation.",
    "cases.TimeWentBy": lambda event, who: "A last day went by. If what it was for is done, tell us.",
    "casework.InformationRecorded": lambda event, who: (
        f"{who} read the information about mediation."
        if event.way == "read_online"
        else "We gave information and advice about mediation."
    ),
    "casework.ChoiceRecorded": lambda event, who: f"{who} {CHOICES[event.choice]}.",
    "referrals.HandedOver": lambda event, who: f"We told {event.body} that mediation is wanted.",
    "referrals.ReferralEnded": lambda event, who: (
        f"We told {event.body} that the mediation is no longer wanted."
    ),
    "referrals.BodyNudged": lambda event, who: f"We reminded {event.body} on day {event.day} of its 30 days.",
    "meetings.MeetingBooked": lambda event, who: f"Your meeting was booked: {words.moment(event.starts_at)}.",
    "meetings.MeetingMoved": lambda event, who: f"Your meeting was changed: {words.moment(event.starts_at)}.",
    "meetings.MediationDropped": lambda event, who: f"{who} ended the mediation before a meeting took place.",
    "meetings.MediationConcluded": lambda event, who: (
        f"{f'{who} ended the mediation' if event.by_family else 'The mediation ended'} on {words.day(event.on)}."
    ),
    "certificates.DeemedAsked": lambda event, who: (
        f"{who} asked for a certificate, because the council was silent."
    ),
    "certificates.CertificateIssued": lambda event, who: (
        f"We issued your certificate {event.number}"
        + (f" in place of {event.replaces_number}." if event.replaces_number else ".")
    ),
}
# What is told to a family as to everybody who takes part: a sentence that names no family.
AS_IT_STANDS = frozenset(
    {
        "cases.DatesMoved",
        "referrals.DateOffered",
        "referrals.OfferWithdrawn",
        "referrals.DecisionMakerNamed",
        "referrals.CannotArrangeSaid",
        "referrals.PaperAdded",
        "referrals.SilenceNoticed",
        "meetings.MeetingCancelled",
        "meetings.AttendanceRecorded",
        "meetings.MeetingAdjourned",
        "agreements.AgreementOffered",
        "agreements.AgreementSigned",
        "agreements.AgreementTakenBack",
        "agreements.AgreementGivenUp",
        "certificates.CertificateWithdrawn",
    }
)
PASSED = "cases.RightPassed"
RIGHT_IS_YOURS = "The right to decide is yours since {day}. What was done before, was done for you."
BY_RECORD = "The right to decide is the young person’s own since {day}. Somebody acts for them."
TAKEN, CHOSEN = "cases.CaseTaken", "casework.ChoiceRecorded"


def entries(happened: Iterable[Recorded], case: Any, caseworker: str, *, owns: bool) -> tuple[Entry, ...]:
    """Return what is told of what happened, newest first; `caseworker` is the name of the present one.

    A young person who `owns` the right now did nothing of what came before: it was done for them.
    """
    found: list[Entry] = []
    who = YOU
    for each in sorted(happened, key=_when, reverse=True):
        event: Any = each.event
        if event.kind() == TAKEN:
            title = f"{caseworker} became your caseworker." if event.user_id == case.caseworker_id else ""
        elif event.kind() == PASSED:
            title = (RIGHT_IS_YOURS if owns else BY_RECORD).format(day=words.day(event.from_day))
            who = WHOEVER_ASKED if owns else who
        elif event.kind() in TOLD:
            title = TOLD[event.kind()](event, who)
        else:
            title = event.sentence() if event.kind() in AS_IT_STANDS else ""
        if title:
            found.append(Entry(title, each.at))
    return tuple(found)


def _when(recorded: Recorded) -> tuple[datetime, bool]:
    """Return when it happened; of one moment, the choice came before what followed from it."""
    return recorded.at, recorded.event.kind() != CHOSEN
