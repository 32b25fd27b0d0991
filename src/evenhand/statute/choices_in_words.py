"""Each switch that an organisation may set, in plain words: the question, where the law leaves it open, the answers.

Three more switches are no organisation's to set: DISCRIMINATION_GRACE and CORONAVIRUS_END ask about law that is past,
LOSS_OF_EARNINGS about claims that this service does not take yet.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from evenhand.statute.readings import (
    DeemedOnOwnKnowledge,
    FamilyDelay,
    FAndI,
    FivePm,
    InformationSession,
    JointIcbReceipt,
    LaInformedViaProvider,
    LaLawyer,
    LateContactMediation,
    MultiSession,
    NoticeClearDays,
    NoticeDateBasis,
    R12Double,
    SchoolYearStart,
    SecondCertificateAfterDeemed,
    SectionIOnlyCertificate,
    ThirtyDayMeaning,
)


class SwitchInWords(NamedTuple):
    """One switch in words. `effect`: what it changes here, where that is not the dates of cases."""

    question: str
    where: str
    answers: Mapping[StrEnum, str]
    effect: str = ""


IN_WORDS: dict[str, SwitchInWords] = {
    "thirty_day_meaning": SwitchInWords(
        "What must the council do within 30 days?",
        "regulations 35(3), 35(4) and 36(2)",
        {
            ThirtyDayMeaning.HELD: "Meet. The mediation takes place within the 30 days",
            ThirtyDayMeaning.BOOKED: "Book. Its day is fixed within the 30 days, and may lie after them",
        },
        "The last day stays. What counts as done by then changes.",
    ),
    "la_informed_via_provider": SwitchInWords(
        "Does telling us tell the council, where its letter names us as its contact?",
        "section 52(3), regulation 32(f)",
        {
            LaInformedViaProvider.AGENT: "Yes. The council’s days run from when the family told us",
            LaInformedViaProvider.LA_ITSELF: "No. They run from when the council itself was told",
        },
    ),
    "notice_date_basis": SwitchInWords(
        "Which day is “the date of the notice” for the last day of contact?",
        "regulations 33 and 34(2)",
        {
            NoticeDateBasis.TWO_CLOCKS: "The date on the letter, beside the day on which it was sent",
            NoticeDateBasis.ONE_CLOCK: "The day on which it was sent, for both",
        },
    ),
    "info_session": SwitchInWords(
        "From when do the 3 working days for a certificate run, if information comes after the “no”?",
        "regulation 34(1), section 55(4)(a)",
        {
            InformationSession.FROM_FIRST_STATEMENT: "From the first “no”. Information is given within them",
            InformationSession.FROM_INFORMED_DECISION: "From the “no” that comes after information was given",
        },
    ),
    "late_contact_mediation": SwitchInWords(
        "Can a family that contacted us late still get a certificate by mediating?",
        "regulation 34(2), section 55(5)",
        {
            LateContactMediation.TEXT: "Yes, if a manager decides so",
            LateContactMediation.SCHEME: "No. It asks the Tribunal for permission to appeal",
        },
    ),
    "deemed_on_own_knowledge": SwitchInWords(
        "May we issue a certificate when the 30 days have gone and the council is silent?",
        "regulation 39(2) and (3)",
        {
            DeemedOnOwnKnowledge.OWN_KNOWLEDGE: "Yes, when the family asks for it and a manager decides so",
            DeemedOnOwnKnowledge.NEEDS_NOTIFICATION: "No. The council must tell us first",
        },
    ),
    "second_cert_after_deemed": SwitchInWords(
        "Does mediation after a deemed certificate bring a second month to appeal?",
        "regulations 39(1) and 39(3), HESC rule 20(1)(c)",
        {
            SecondCertificateAfterDeemed.FIRST_CERTIFICATE: "No. The month runs from the certificate that stands",
            SecondCertificateAfterDeemed.SECOND_CERTIFICATE: "Yes. It runs from a second certificate",
        },
        "This service issues no second certificate, so that no date moves here.",
    ),
    "family_delay": SwitchInWords(
        "Is a certificate still open after 30 days if the family itself asked for a later day?",
        "regulation 39(2)",
        {
            FamilyDelay.NO_EXCEPTION: "Yes. The reason is written down",
            FamilyDelay.LA_WAS_ABLE: "No. The council could have arranged it in time",
        },
        "This service asks no family for its reason, so that no date moves here.",
    ),
    "multi_session": SwitchInWords(
        "When does a mediation of several meetings end?",
        "regulation 39(1)",
        {
            MultiSession.CONCLUSION: "When the mediator says so, or the family ends it",
            MultiSession.FIRST_SESSION: "With the first meeting",
        },
    ),
    "notice_clear_days": SwitchInWords(
        "How are the 5 working days before a meeting counted?",
        "regulation 37(2)",
        {
            NoticeClearDays.CLEAR: "Five whole working days lie between",
            NoticeClearDays.FIFTH_BEFORE: "The fifth working day before the meeting is enough",
        },
    ),
    "section_i_only_cert": SwitchInWords(
        "Does a certificate give more time for an appeal about the school alone?",
        "section 55(2), HESC rule 20(1)(c)",
        {
            SectionIOnlyCertificate.NO_EXTENSION: "Do not count on it: two months only",
            SectionIOnlyCertificate.COUNTS: "Yes, a month from the certificate",
        },
    ),
    "r12_double": SwitchInWords(
        "Is a last day that rule 12 moves into August or Christmas moved once more?",
        "HESC rule 12(2) and (3)",
        {
            R12Double.LITERAL: "No. It is moved once",
            R12Double.COMBINED: "Yes. It is moved out of August or Christmas too",
        },
    ),
    "five_pm": SwitchInWords(
        "Must an appeal arrive by 5pm on its last day?",
        "HESC rule 12(1)",
        {
            FivePm.APPLIES: "Yes, by 5pm",
            FivePm.MIDNIGHT: "No, until midnight",
        },
        "Families are told 5pm either way, which is the safe hour. No date moves.",
    ),
    "f_and_i": SwitchInWords(
        "An agreement changes both sections F and I: by when is the plan sent?",
        "regulation 44(2)(e) and (f)",
        {
            FAndI.EACH_ITS_OWN: "Two weeks for the school, five for the rest",
            FAndI.SINGLE_PLAN: "Five weeks for both, in one plan",
        },
    ),
    "joint_icb_receipt": SwitchInWords(
        "Several health bodies must arrange together: from when do their 30 days run?",
        "regulation 35(3)",
        {
            JointIcbReceipt.EARLIEST: "From when the first of them was told",
            JointIcbReceipt.LATEST: "From when the last of them was told",
        },
    ),
    "la_lawyer": SwitchInWords(
        "May the council bring a lawyer without anybody’s consent?",
        "regulation 38(1)",
        {
            LaLawyer.NEEDS_CONSENT: "No. A lawyer needs consent, as anybody else does",
            LaLawyer.PART_OF_PARTY: "Yes. A lawyer comes as part of the council",
        },
        "It changes who may come to a meeting. No date moves.",
    ),
    "school_year_start": SwitchInWords(
        "When does the school year begin for a 16th birthday in early September?",
        "Education Act 1996 section 8",
        {
            SchoolYearStart.FIRST_SEPTEMBER: "On 1 September",
            SchoolYearStart.FIRST_TERM: "On the first day of that school’s term",
        },
        "It changes from when a young person decides alone. No date moves.",
    ),
}
