"""Each clock of the law as a row: who must act, how the time is counted, and the words for it."""

from enum import StrEnum
from typing import NamedTuple


class Owner(StrEnum):
    """Who must act before the date. An overdue duty belongs to someone, never to "the case"."""

    FAMILY = "family"
    ADVISER = "adviser"
    LOCAL_AUTHORITY = "local_authority"
    ICB = "icb"
    TRIBUNAL = "tribunal"


class Count(StrEnum):
    """How the days are counted; the day of the event itself is left out in all of these."""

    MONTHS = "months"
    DAYS = "days"
    WORKING_DAYS = "working days"


class Remark(StrEnum):
    """Something to say about a date besides how it was counted; REMARKS has the words."""

    SENT_UNKNOWN = "sent_unknown"
    LETTER_DATE_UNKNOWN = "letter_date_unknown"
    CERTIFICATE_MAY_GIVE_LONGER = "certificate_may_give_longer"
    PLACEMENT_ONLY = "placement_only"


class Rule(NamedTuple):
    """A clock. `says` is what must be done, `{by}` the date; `first_fact` is what time should run from."""

    id: str
    owner: Owner
    counted_in: Count
    says: str
    first_fact: str
    parameters: tuple[str, ...]


def _rule(id: str, owner: Owner, count: Count, first_fact: str, says: str, *parameters: str) -> Rule:
    return Rule(id, owner, count, says, first_fact, parameters or (id,))


CONTACT = _rule(
    "reg33.contact_adviser",
    Owner.FAMILY,
    Count.MONTHS,
    "notice_sent",
    "Contact us by {by}. Tell us that you want to appeal, and whether you want mediation.",
)
BAR = _rule(
    "reg34_2.late_contact_bar",
    Owner.FAMILY,
    Count.MONTHS,
    "notice_dated",
    "Contact us by {by}, so that we can issue a certificate without mediation.",
)
CERTIFICATE_NO_MEDIATION = _rule(
    "reg34_1.certificate_no_mediation",
    Owner.ADVISER,
    Count.WORKING_DAYS,
    "told_adviser_no_mediation",
    "We must issue your certificate by {by}.",
)
CERTIFICATE_AFTER_MEDIATION = _rule(
    "reg39_1.certificate_after_mediation",
    Owner.ADVISER,
    Count.WORKING_DAYS,
    "mediation_concluded",
    "We must issue your certificate by {by}, whether or not you reached agreement.",
)
DEEMED_CERTIFICATE = _rule(
    "reg39_3.deemed_certificate",
    Owner.ADVISER,
    Count.WORKING_DAYS,
    "la_notified_cannot_arrange",
    "We must issue your certificate by {by}, as if you had taken part in mediation.",
)
ARRANGE = _rule(
    "reg36_2.arrange_30_days",
    Owner.LOCAL_AUTHORITY,
    Count.DAYS,
    "la_informed",
    "The council must arrange the mediation by {by}.",
)
ARRANGE_MIXED = _rule(
    "reg35_4.mixed",
    Owner.LOCAL_AUTHORITY,
    Count.DAYS,
    "la_informed",
    "The council must arrange the mediation, with the health body, by {by}.",
)
NOTIFY_COMMISSIONERS = _rule(
    "reg35_2.notify_commissioners",
    Owner.LOCAL_AUTHORITY,
    Count.WORKING_DAYS,
    "la_informed",
    "The council must tell the health body what you want to mediate about by {by}.",
)
ARRANGE_HEALTH_ONLY = _rule(
    "reg35_3.health_only",
    Owner.ICB,
    Count.DAYS,
    "icbs_notified",
    "The health body must arrange the mediation by {by}.",
)
APPEAL = _rule(
    "hesc_r20_1_c.appeal_deadline",
    Owner.FAMILY,
    Count.MONTHS,
    "notice_sent",
    "Your appeal must reach the Tribunal by 5pm on {by}.",
    "hesc_r20_1_c.notice_limb",
    "hesc_r20_1_c.certificate_limb",
    "hesc_r12_1.hour",
)

RULES: dict[str, Rule] = {
    rule.id: rule
    for rule in (
        CONTACT,
        BAR,
        CERTIFICATE_NO_MEDIATION,
        CERTIFICATE_AFTER_MEDIATION,
        DEEMED_CERTIFICATE,
        NOTIFY_COMMISSIONERS,
        ARRANGE,
        ARRANGE_MIXED,
        ARRANGE_HEALTH_ONLY,
        APPEAL,
    )
}

REMARKS: dict[Remark, str] = {
    Remark.SENT_UNKNOWN: (
        "We do not know the day the letter was sent, so we count from the date on it, to be safe."
    ),
    Remark.LETTER_DATE_UNKNOWN: (
        "We do not know the date on the letter. If it is earlier than the day the letter was sent, "
        "you may have less time."
    ),
    Remark.CERTIFICATE_MAY_GIVE_LONGER: "You may have longer once you have a mediation certificate.",
    Remark.PLACEMENT_ONLY: (
        "Your appeal is only about the school or its type, so you do not need a certificate. "
        "Do not count on one to give you more time."
    ),
}

FACTS_IN_WORDS: dict[str, str] = {
    "notice_sent": "the day the letter was sent",
    "notice_dated": "the date on the letter",
    "told_adviser_no_mediation": "the day you told us that you do not want mediation",
    "information_given": "the day we gave you information about mediation",
    "told_adviser_wants_mediation": "the day you told us that you want mediation",
    "la_informed": "the day the council was told that you want mediation",
    "icbs_notified": "the day the health body heard from the council",
    "la_notified_cannot_arrange": "the day the council told us that it cannot arrange the mediation in time",
    "adviser_knows_not_arranged": "the day we knew that no mediation had been arranged in time",
    "first_session": "the day of the first meeting",
    "mediation_concluded": "the day the mediation ended",
    "certificate_issued": "the day your certificate was issued",
    "second_certificate_issued": "the day your second certificate was issued",
}
