"""Each clock of the law as a row: who must act, how the time is counted, and the words for it."""

from evenhand.statute.agreement_rules import AFTER_AGREEMENT
from evenhand.statute.detained_rules import IN_DETENTION
from evenhand.statute.rule import Count, Owner, Remark, Rule, rule

__all__ = ["ORDINARY", "RULES", "Count", "Owner", "Remark", "Rule"]

CONTACT = rule(
    "reg33.contact_adviser",
    Owner.FAMILY,
    Count.MONTHS,
    "notice_sent",
    "Contact us by {by}. Tell us that you want to appeal, and whether you want mediation.",
)
BAR = rule(
    "reg34_2.late_contact_bar",
    Owner.FAMILY,
    Count.MONTHS,
    "notice_dated",
    "Contact us by {by}, so that we can issue a certificate without mediation.",
)
CERTIFICATE_NO_MEDIATION = rule(
    "reg34_1.certificate_no_mediation",
    Owner.ADVISER,
    Count.WORKING_DAYS,
    "told_adviser_no_mediation",
    "We must issue your certificate by {by}.",
)
CERTIFICATE_AFTER_MEDIATION = rule(
    "reg39_1.certificate_after_mediation",
    Owner.ADVISER,
    Count.WORKING_DAYS,
    "mediation_concluded",
    "We must issue your certificate by {by}, whether or not you reached agreement.",
)
DEEMED_CERTIFICATE = rule(
    "reg39_3.deemed_certificate",
    Owner.ADVISER,
    Count.WORKING_DAYS,
    "la_notified_cannot_arrange",
    "We must issue your certificate by {by}, as if you had taken part in mediation.",
)
ARRANGE = rule(
    "reg36_2.arrange_30_days",
    Owner.LOCAL_AUTHORITY,
    Count.DAYS,
    "la_informed",
    "The council must arrange the mediation by {by}.",
)
ARRANGE_MIXED = rule(
    "reg35_4.mixed",
    Owner.LOCAL_AUTHORITY,
    Count.DAYS,
    "la_informed",
    "The council must arrange the mediation, with the health body, by {by}.",
)
NOTIFY_COMMISSIONERS = rule(
    "reg35_2.notify_commissioners",
    Owner.LOCAL_AUTHORITY,
    Count.WORKING_DAYS,
    "la_informed",
    "The council must tell the health body what you want to mediate about by {by}.",
)
ARRANGE_HEALTH_ONLY = rule(
    "reg35_3.health_only",
    Owner.ICB,
    Count.DAYS,
    "icbs_notified",
    "The health body must arrange the mediation by {by}.",
)
TELL_OF_MEETING = rule(
    "reg37_2.five_working_days_notice",
    Owner.LOCAL_AUTHORITY,
    Count.WORKING_DAYS_BEFORE,
    "meeting_on",
    "The council must tell you the day and the place of the meeting by {by}.",
)
TELL_OF_MEETING_HEALTH_ONLY = rule(
    "reg37_2.health_only",
    Owner.ICB,
    Count.WORKING_DAYS_BEFORE,
    "meeting_on",
    "The health body must tell you the day and the place of the meeting by {by}.",
    TELL_OF_MEETING.id,
)
AUTHORITY = rule(
    "reg37_1.authority",
    Owner.LOCAL_AUTHORITY,
    Count.ON_THE_DAY,
    "meeting_on",
    "The council must see to it that people who can decide are at the meeting on {by}.",
)
AUTHORITY_HEALTH_ONLY = rule(
    "reg37_1.health_only",
    Owner.ICB,
    Count.ON_THE_DAY,
    "meeting_on",
    "The health body must see to it that people who can decide are at the meeting on {by}.",
    AUTHORITY.id,
)
APPEAL = rule(
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
        TELL_OF_MEETING,
        TELL_OF_MEETING_HEALTH_ONLY,
        AUTHORITY,
        AUTHORITY_HEALTH_ONLY,
        *AFTER_AGREEMENT,
        APPEAL,
        *IN_DETENTION,
    )
}
# Those of a case in which nobody is detained.
ORDINARY: dict[str, Rule] = {id: rule for id, rule in RULES.items() if rule not in IN_DETENTION}
