"""What each state of a case means to the family: where it is, what is next, and who has the ball."""

from dataclasses import dataclass, replace
from datetime import date

from evenhand.design.deadline_cards import is_family_clock
from evenhand.design.models import Progress, Step
from evenhand.domain.cases.queries import DutyShown
from evenhand.domain.cases.states import CaseState, DutyState
from evenhand.statute.routes import Gateway

S = CaseState
YOU, US, COUNCIL = "You", "We", "The council"
TURNS = {YOU: "It is your turn", US: "It is our turn", COUNCIL: "It is the council’s turn"}
SHORT_TURNS = {YOU: "Your turn", US: "Our turn", COUNCIL: "The council’s turn"}
RULE_34_1 = "reg34_1.certificate_no_mediation"


@dataclass(frozen=True)
class Stage:
    """One state in words."""

    position: int
    who: str
    title: str
    next: str


STAGES: dict[CaseState, Stage] = {
    S.ENQUIRY: Stage(
        1,
        US,
        "We have your request",
        "We tell you about mediation, in the ways that you said are safe. You can also read it here now.",
    ),
    S.INFORMED: Stage(
        2,
        YOU,
        "You can choose",
        "Choose mediation or a certificate without mediation. Take the time you need.",
    ),
    S.UNDECIDED: Stage(
        2, YOU, "You have not decided yet", "You can choose on any day. Ask us whatever you want."
    ),
    S.WANTS_MEDIATION: Stage(
        3, COUNCIL, "You chose mediation", "The council must arrange a meeting and take part in it."
    ),
    S.NO_MEDIATION: Stage(
        3,
        US,
        "You chose a certificate without mediation",
        "We issue your certificate. If you have not had the information about mediation yet, read it here, or an "
        "adviser gives it to you first: the law asks for it.",
    ),
    S.CERTIFIED: Stage(
        4, YOU, "You have your certificate", "If you want to appeal, the form goes to the Tribunal."
    ),
    S.NOT_NEEDED: Stage(
        4, YOU, "You need no certificate", "If you want to appeal, the form goes to the Tribunal without one."
    ),
    S.LEAVE_SIGNPOSTED: Stage(
        4,
        YOU,
        "The Tribunal can still give permission",
        "Contact came after the time for a certificate. Ask the Tribunal for permission to appeal, and give every "
        "reason. We can give you a record of when you contacted us.",
    ),
    S.WITHDRAWN: Stage(
        4,
        YOU,
        "You have withdrawn your request",
        "Nothing more happens unless you want it. You can come back.",
    ),
    S.CLOSED: Stage(5, US, "This case is closed", "You can still read it and open your certificate here."),
}
HEALTH_ARRANGES = replace(
    STAGES[S.WANTS_MEDIATION],
    next="The council tells the health body. The health body must arrange a meeting and take part in it.",
)
TITLES = ("Contact", "Information", "Choice", "Meeting or certificate", "What you do next")


def stage_of(state: str, gateway: Gateway | None = None, *, health_only: bool = False) -> Stage:
    """Return what a state means to the family; where nothing can be appealed, with the law's reason in its words.

    Where only health is in dispute, the health body has the ball once the council has told it (section 53).
    """
    stage = STAGES[CaseState(state)]
    if health_only and state == S.WANTS_MEDIATION:
        return HEALTH_ARRANGES
    if gateway is None or state != S.NOT_NEEDED or gateway.appeal_right:
        return stage
    return replace(stage, title="There is no certificate to get here", next=gateway.why)


def steps(
    state: str, contacted_on: date | None, informed_on: date | None, by: date | None
) -> tuple[Step, ...]:
    """Return the journey strip; `by` is the day of whatever is next."""
    stage = stage_of(state)
    days = {0: contacted_on, 1: informed_on}
    return tuple(
        Step(
            title,
            _progress(position, stage.position),
            on=days.get(position)
            if position < stage.position
            else by
            if position == stage.position
            else None,
            who=TURNS[stage.who] if position == stage.position else "",
        )
        for position, title in enumerate(TITLES)
    )


def next_duty(state: str, duties: list[DutyShown]) -> DutyShown | None:
    """Return the open clock of whoever has the ball, or the nearest."""
    opened = [each for each in duties if each.state == DutyState.OPEN]
    mine = [each for each in opened if is_family_clock(each.deadline) == (stage_of(state).who == YOU)]
    return next(iter(mine or opened), None)


def _progress(position: int, now: int) -> Progress:
    if position < now:
        return Progress.DONE
    return Progress.CURRENT if position == now else Progress.TO_COME
