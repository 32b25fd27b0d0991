"""The dates and values that the clocks are worked out from."""

from dataclasses import dataclass, field
from datetime import date

from evenhand.statute.agreed_actions import AgreedAction
from evenhand.statute.routes import Decision, Gateway, Section, gateway


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a case; None is "not known or has not happened".

    Give what stands now: after a change of mind both dates may be given, and the later one stands.
    """

    decision: Decision | None = None
    # Detained in relevant youth accommodation: SI 2015/62 in place of SI 2014/1530. Ask `clocks` about these cases.
    detained: bool = False
    appeal_about: frozenset[Section] = frozenset()
    notice_dated: date | None = None
    notice_sent: date | None = None
    # Kept as evidence. No time runs from it.
    notice_received: date | None = None
    # A voicemail, a failed call or a web form is contact.
    first_contact: date | None = None
    information_given: date | None = None
    told_adviser_no_mediation: date | None = None
    told_adviser_wants_mediation: date | None = None
    # The council names this service under reg 32(f) as its own contact for mediation.
    provider_is_la_contact: bool = False
    la_informed: date | None = None
    # Whether health is among the issues, and whether it is the only one.
    health_issues: bool = False
    health_only: bool = False
    # When each responsible commissioning body received the council's notice.
    icbs_notified: tuple[date, ...] = ()
    # When the council had told the last of the health bodies.
    commissioners_told: date | None = None
    la_notified_cannot_arrange: date | None = None
    adviser_knows_not_arranged: date | None = None
    # The day that the council offered, where the family asked for a later one; and when it asked.
    la_offered: date | None = None
    later_day_asked_for: date | None = None
    # The day of the next meeting, and when that day was fixed.
    meeting_on: date | None = None
    meeting_fixed: date | None = None
    # When the family was told its day and place. A link to a video call is a place.
    told_of_meeting: date | None = None
    # When the family said that less than five working days will do. Nobody can say so for it.
    short_notice_accepted: date | None = None
    # When the arranging body had named people with authority for every issue.
    authority_named: date | None = None
    # The day of a meeting at which nobody could decide about some issue, whoever had been named.
    authority_lacking: date | None = None
    first_session: date | None = None
    mediation_concluded: date | None = None
    # The certificate that stands; the date of issue never changes on a reissue.
    certificate_issued: date | None = None
    # What was agreed in writing; each action has its own clocks.
    agreed_actions: tuple[AgreedAction, ...] = ()
    # A paper issued after a deemed certificate, when mediation took place after all.
    second_certificate_issued: date | None = None
    appeal_lodged: date | None = None
    date_of_birth: date | None = None

    # Worked out once, when the facts are put together, for every clock asks.
    contact: date | None = field(init=False, repr=False, compare=False)
    refused_on: date | None = field(init=False, repr=False, compare=False)
    gateway: Gateway = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out the earliest contact, the refusal that stands, and which doors the decision opens."""
        told, wants = self.told_adviser_no_mediation, self.told_adviser_wants_mediation
        # Telling the adviser anything is contact too.
        contact = self.first_contact
        for day in (told, wants):
            if day is not None and (contact is None or day < contact):
                contact = day
        # Both on one day: the refusal stands, because its clock is the shorter.
        refused = None if told is not None and wants is not None and wants > told else told
        object.__setattr__(self, "contact", contact)
        object.__setattr__(self, "refused_on", refused)
        object.__setattr__(self, "gateway", gateway(self.decision, self.appeal_about))
