"""Where the law can be read in more than one way: the named readings, and which one is used.

The defaults favour the family not losing a right. A service that chooses otherwise records who did and
when, and every date says which reading it rests on.
"""

from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple


class NoticeDateBasis(StrEnum):
    """What "the date of the notice issued" in reg 34(2) means."""

    TWO_CLOCKS = "two_clocks"
    ONE_CLOCK = "one_clock"


class InformationSession(StrEnum):
    """What starts the three working days when "no" is said before the information is given."""

    FROM_FIRST_STATEMENT = "from_first_statement"
    FROM_INFORMED_DECISION = "from_informed_decision"


class LateContactMediation(StrEnum):
    """Whether a family that made contact late can still earn a s.55(5) certificate."""

    TEXT = "text"
    SCHEME = "scheme"


class DeemedOnOwnKnowledge(StrEnum):
    """Whether the adviser may act when the 30 days have gone and the council is silent."""

    OWN_KNOWLEDGE = "own_knowledge"
    NEEDS_NOTIFICATION = "needs_notification"


class SecondCertificateAfterDeemed(StrEnum):
    """Which certificate starts the month when mediation follows a deemed certificate."""

    FIRST_CERTIFICATE = "first_certificate"
    SECOND_CERTIFICATE = "second_certificate"


class ThirtyDayMeaning(StrEnum):
    """Whether "arrange" means hold the mediation or fix its date."""

    HELD = "held_within_30"
    BOOKED = "booked_within_30"


class LaInformedViaProvider(StrEnum):
    """Whether telling a provider named under reg 32(f) tells the local authority."""

    AGENT = "agent"
    LA_ITSELF = "la_itself"


class JointIcbReceipt(StrEnum):
    """Which receipt starts the days when several health bodies must arrange together."""

    EARLIEST = "earliest_receipt"
    LATEST = "latest_receipt"


class FamilyDelay(StrEnum):
    """Whether the deemed route stays open when the family asked for a later date."""

    NO_EXCEPTION = "no_exception"
    LA_WAS_ABLE = "la_was_able"


class MultiSession(StrEnum):
    """What concludes a mediation of several meetings."""

    CONCLUSION = "conclusion"
    FIRST_SESSION = "first_session"


class SectionIOnlyCertificate(StrEnum):
    """Whether a certificate extends the time of an appeal about placement only."""

    NO_EXTENSION = "no_extension"
    COUNTS = "certificate_counts"


class R12Double(StrEnum):
    """Whether a day moved into August or Christmas by r.12(2) is moved again by r.12(3)."""

    LITERAL = "literal"
    COMBINED = "combined"


class FivePm(StrEnum):
    """Whether an appeal must arrive by 5pm on its last day."""

    APPLIES = "five_pm_applies"
    MIDNIGHT = "midnight"


class DiscriminationGrace(StrEnum):
    """Whether, until 20 July 2020, a rule could enlarge the time the Equality Act gives."""

    RULE = "rule"
    STATUTE = "statute"


class SchoolYearStart(StrEnum):
    """When the school year of a 16th birthday in early September begins."""

    FIRST_SEPTEMBER = "1_september"
    FIRST_TERM = "first_term_after_july"


class NoticeClearDays(StrEnum):
    """Whether "at least five working days prior to" a meeting leaves out both ends."""

    CLEAR = "clear_days"
    FIFTH_BEFORE = "fifth_working_day_before"


class FAndI(StrEnum):
    """Whether an agreement on sections F and I makes two clocks or one."""

    EACH_ITS_OWN = "each_its_own"
    SINGLE_PLAN = "single_amended_plan"


class LaLawyer(StrEnum):
    """Whether a council's lawyer needs consent to attend, or comes as part of the council."""

    NEEDS_CONSENT = "needs_consent"
    PART_OF_PARTY = "part_of_party"


class LossOfEarnings(StrEnum):
    """Whether the most that is paid for lost earnings is for the whole mediation or for each day of it."""

    PER_ATTENDANCE = "per_attendance"
    PER_DAY = "per_day"


class CoronavirusEnd(StrEnum):
    """Whether what ceased to have effect "on" 25 September 2020 still had effect that day."""

    CEASES_AT_START = "ceases_at_start"
    GUIDANCE = "guidance"


@dataclass(frozen=True, slots=True)
class Readings:
    """One reading for every switch; each field's first value in its enum is the default."""

    notice_date_basis: NoticeDateBasis = NoticeDateBasis.TWO_CLOCKS
    info_session: InformationSession = InformationSession.FROM_FIRST_STATEMENT
    late_contact_mediation: LateContactMediation = LateContactMediation.TEXT
    deemed_on_own_knowledge: DeemedOnOwnKnowledge = DeemedOnOwnKnowledge.OWN_KNOWLEDGE
    second_cert_after_deemed: SecondCertificateAfterDeemed = SecondCertificateAfterDeemed.FIRST_CERTIFICATE
    thirty_day_meaning: ThirtyDayMeaning = ThirtyDayMeaning.HELD
    la_informed_via_provider: LaInformedViaProvider = LaInformedViaProvider.AGENT
    joint_icb_receipt: JointIcbReceipt = JointIcbReceipt.EARLIEST
    family_delay: FamilyDelay = FamilyDelay.NO_EXCEPTION
    multi_session: MultiSession = MultiSession.CONCLUSION
    section_i_only_cert: SectionIOnlyCertificate = SectionIOnlyCertificate.NO_EXTENSION
    r12_double: R12Double = R12Double.LITERAL
    five_pm: FivePm = FivePm.APPLIES
    discrimination_grace: DiscriminationGrace = DiscriminationGrace.RULE
    school_year_start: SchoolYearStart = SchoolYearStart.FIRST_SEPTEMBER
    notice_clear_days: NoticeClearDays = NoticeClearDays.CLEAR
    f_and_i: FAndI = FAndI.EACH_ITS_OWN
    la_lawyer: LaLawyer = LaLawyer.NEEDS_CONSENT
    loss_of_earnings: LossOfEarnings = LossOfEarnings.PER_ATTENDANCE
    coronavirus_end: CoronavirusEnd = CoronavirusEnd.CEASES_AT_START

    def with_reading(self, switch: str, reading: str) -> "Readings":
        """Return these readings with one switch set by name.

        Raises KeyError for a switch, ValueError for a reading, that does not exist.
        """
        chosen: dict[str, Any] = {switch: SWITCHES[switch](reading)}
        return replace(self, **chosen)


class ReadingUsed(NamedTuple):
    """A switch that a date turns on, the reading used, and what each other gives; None is no date.

    On appeals under `r12_double` the other date is the one the Tribunal may still accept.
    """

    switch: str
    reading: str
    others: tuple[tuple[str, date | None], ...]


DEFAULT = Readings()
SWITCHES: dict[str, type[StrEnum]] = {f.name: type(getattr(DEFAULT, f.name)) for f in fields(Readings)}
