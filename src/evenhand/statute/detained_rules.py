"""The clocks of a detained child or young person, as rows: SI 2015/62 Part 3."""

from evenhand.statute.agreement_rules import DO_AS_AGREED
from evenhand.statute.rule import Count, Owner, Rule, rule

CONTACT = rule(
    "si2015_62.reg19",
    Owner.FAMILY,
    Count.MONTHS,
    "notice_sent",
    "Contact us by {by}. Tell us that you want to appeal, and whether you want mediation.",
)
BAR = rule(
    "si2015_62.reg20_2",
    Owner.FAMILY,
    Count.MONTHS,
    "notice_dated",
    "Contact us by {by}, so that we can issue a certificate without mediation.",
)
CERTIFICATE_NO_MEDIATION = rule(
    "si2015_62.reg20_1",
    Owner.ADVISER,
    Count.WORKING_DAYS,
    "told_adviser_no_mediation",
    "We must issue your certificate by {by}.",
)
ARRANGE = rule(
    "si2015_62.reg21",
    Owner.LOCAL_AUTHORITY,
    Count.DAYS,
    "told_adviser_wants_mediation",
    "Your home council must arrange the mediation by {by}.",
)
TELL_OF_MEETING = rule(
    "si2015_62.reg22.notice",
    Owner.LOCAL_AUTHORITY,
    Count.WORKING_DAYS_BEFORE,
    "meeting_on",
    "Your home council must tell you the day and the place of the meeting by {by}.",
)
AUTHORITY = rule(
    "si2015_62.reg22.authority",
    Owner.LOCAL_AUTHORITY,
    Count.ON_THE_DAY,
    "meeting_on",
    "Your home council must see to it that people who can decide are at the meeting on {by}.",
)
CERTIFICATE_AFTER_MEDIATION = rule(
    "si2015_62.reg24.after_mediation",
    Owner.ADVISER,
    Count.WORKING_DAYS,
    "mediation_concluded",
    "We must issue your certificate by {by}, whether or not you reached agreement.",
)
DEEMED_CERTIFICATE = rule(
    "si2015_62.reg24.deemed",
    Owner.ADVISER,
    Count.WORKING_DAYS,
    "la_notified_cannot_arrange",
    "We must issue your certificate by {by}, as if you had taken part in mediation.",
)
DO_AS_AGREED_DETAINED = rule(
    "si2015_62.reg27_3",
    Owner.LOCAL_AUTHORITY,
    Count.WEEKS,
    "agreed_on",
    "Your home council must do what it agreed to do by {by}.",
)

# Which row stands in for which of SI 2014/1530. The time for appealing is the same rule of the Tribunal.
STANDS_FOR: dict[str, Rule] = {
    "reg33.contact_adviser": CONTACT,
    "reg34_2.late_contact_bar": BAR,
    "reg34_1.certificate_no_mediation": CERTIFICATE_NO_MEDIATION,
    "reg36_2.arrange_30_days": ARRANGE,
    "reg37_2.five_working_days_notice": TELL_OF_MEETING,
    "reg37_1.authority": AUTHORITY,
    "reg39_1.certificate_after_mediation": CERTIFICATE_AFTER_MEDIATION,
    "reg39_3.deemed_certificate": DEEMED_CERTIFICATE,
    DO_AS_AGREED.id: DO_AS_AGREED_DETAINED,
}
IN_DETENTION = tuple(STANDS_FOR.values())
