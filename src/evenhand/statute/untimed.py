"""What the law asks or allows without a last day: rights, duties and conditions that no clock can show.

Each stands in `parameters/untimed.toml` with its source and its versions. Nothing here is counted, and nothing here may
be given a date: "as soon as it realises" is a fact about a person, and an invented day would be an invented law.
"""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from evenhand.statute.in_force import in_force
from evenhand.statute.rule import Owner
from evenhand.statute.sources import Source


class When(StrEnum):
    """What the law says in place of a time."""

    NO_TIME_SET = "no_time_set"
    AS_SOON_AS_IT_REALISES = "as_soon_as_it_realises"
    AT_ONCE = "immediately"
    AT_THE_MEETING = "at_the_meeting"
    WITH_THE_STEP = "with_the_step"
    WHILE_IT_LASTS = "while_it_lasts"


class Untimed(NamedTuple):
    """A rule without a last day. `says` is for a family; `owner` is who must or may act, None if nobody alone."""

    id: str
    owner: Owner | None
    when: When
    says: str

    def source(self, on: date) -> Source:
        """Return where the law says so, as it stood on `on`. Raises NotInForce."""
        return in_force(self.id, on).source


_FAMILY, _COUNCIL, _ADVISER = Owner.FAMILY, Owner.LOCAL_AUTHORITY, Owner.ADVISER
_ROWS = (
    Untimed(
        "s51.appeal",
        _FAMILY,
        When.WITH_THE_STEP,
        "You can appeal to the Tribunal about most decisions the council makes about an EHC plan.",
    ),
    Untimed(
        "s52.right_to_mediate",
        _FAMILY,
        When.NO_TIME_SET,
        "You can ask for mediation about a decision that you can appeal, and about what a plan says.",
    ),
    Untimed(
        "s52_3.inform_la",
        _FAMILY,
        When.NO_TIME_SET,
        "If you want mediation, tell the council that you do, and what it is about. No time is set for this.",
    ),
    Untimed(
        "s52_4.say_what_provision",
        _FAMILY,
        When.WITH_THE_STEP,
        "If the plan has no health care, or not the kind you need, say which health care you want.",
    ),
    Untimed(
        "s55.certificate",
        _FAMILY,
        When.WITH_THE_STEP,
        "You need a mediation certificate before you appeal, unless you disagree only with the school or its type.",
    ),
    Untimed(
        "s55.information_first",
        _ADVISER,
        When.WITH_THE_STEP,
        "We give you information about mediation before we issue a certificate. You need not do more than listen.",
    ),
    Untimed(
        "s57.disagreement_resolution",
        None,
        When.NO_TIME_SET,
        "Disagreement resolution is another service. It gives no certificate, and it never changes the time you have "
        "to appeal.",
    ),
    Untimed(
        "reg32.content",
        _COUNCIL,
        When.WITH_THE_STEP,
        "The council's letter must tell you about mediation, the certificate, whom to contact and by when.",
    ),
    Untimed(
        "reg34_3.leave_without_certificate",
        _FAMILY,
        When.AT_ONCE,
        "If you contacted us too late for a certificate, you can ask the Tribunal for permission to appeal. Do it at "
        "once, and give all your reasons.",
    ),
    Untimed(
        "reg38.attendance",
        None,
        When.AT_THE_MEETING,
        "You can bring one supporter, who may be a lawyer. Nobody can say no to that.",
    ),
    Untimed(
        "reg38.views",
        None,
        When.AT_THE_MEETING,
        "The mediator must try to find out what the child or young person thinks.",
    ),
    Untimed(
        "kumar.no_refusal",
        _COUNCIL,
        When.WHILE_IT_LASTS,
        "The council cannot refuse mediation, and cannot ask you to meet it first.",
    ),
    Untimed(
        "independence.mediator",
        None,
        When.WHILE_IT_LASTS,
        "Your mediator does not work for a council, nor for the health service where mediation is about health.",
    ),
    Untimed(
        "independence.adviser",
        None,
        When.WHILE_IT_LASTS,
        "Your mediation adviser works neither for a council nor for the health service.",
    ),
    Untimed(
        "reg40.knowledge",
        None,
        When.WHILE_IT_LASTS,
        "Your mediator must know enough about the law on special educational needs, health and social care.",
    ),
    Untimed(
        "reg39_2.la_tells_adviser",
        _COUNCIL,
        When.AS_SOON_AS_IT_REALISES,
        "As soon as the council sees that it cannot arrange mediation in time, it must tell us.",
    ),
    Untimed(
        "reg41.expenses",
        _COUNCIL,
        When.NO_TIME_SET,
        "Whoever arranges the mediation must pay towards your travel, lost pay, child care and a night away.",
    ),
    Untimed(
        "reg42_1.in_writing",
        None,
        When.WITH_THE_STEP,
        "What you agree is written down. The law does not ask for signatures.",
    ),
    Untimed(
        "reg42_5.other_times",
        None,
        When.WITH_THE_STEP,
        "Everyone can agree in writing to other dates for what was agreed.",
    ),
    Untimed(
        "reg44_2_a.cease",
        _COUNCIL,
        When.AT_ONCE,
        "If you agree that the plan ends, the council may end it at once.",
    ),
    Untimed(
        "reg44_2_g.continue",
        _COUNCIL,
        When.WHILE_IT_LASTS,
        "If you agree that the plan stays as it is, the council must keep it going.",
    ),
    Untimed(
        "reg44_3.excuses",
        _COUNCIL,
        When.WHILE_IT_LASTS,
        "The council may be excused from some of these dates, for example if you are away for two weeks or more.",
    ),
    Untimed(
        "hesc_r20_3.documents",
        _FAMILY,
        When.WITH_THE_STEP,
        "Send the council's letter and its reasons with your appeal, and your certificate if you need one.",
    ),
    Untimed(
        "hesc_r20_4.late",
        _FAMILY,
        When.WITH_THE_STEP,
        "If your appeal is late, ask for more time in it, and say why it is late.",
    ),
    Untimed(
        "capacity",
        _FAMILY,
        When.WITH_THE_STEP,
        "A young person decides for themselves. If they cannot, somebody else acts for them.",
    ),
    Untimed(
        "england_only", None, When.WHILE_IT_LASTS, "This law is for children and young people in England."
    ),
    Untimed(
        "si2015_62.reg20_3",
        _FAMILY,
        When.AT_ONCE,
        "If you contacted us too late for a certificate, you can ask the Tribunal for permission to appeal. Do it at "
        "once, and give all your reasons.",
    ),
    Untimed(
        "si2015_62.reg23",
        None,
        When.AT_THE_MEETING,
        "A child who is detained can come if you, the mediator and the person in charge of the place all agree.",
    ),
    Untimed(
        "si2015_62.reg26",
        _COUNCIL,
        When.NO_TIME_SET,
        "Your home council must pay towards what taking part costs you.",
    ),
)
UNTIMED: dict[str, Untimed] = {row.id: row for row in _ROWS}
