"""Where a case is on its way, and what can be done next."""

from evenhand.design.models import Link, Progress, Step
from evenhand.domain.cases.states import CaseState, DutyState
from evenhand.domain.casework.wording import duty_title
from evenhand.portals.caseworker.case.reading import Read

S = CaseState
# How many of the five steps are behind a case in each state.
BEHIND = {
    S.ENQUIRY: 1,
    S.INFORMED: 2,
    S.UNDECIDED: 2,
    S.WANTS_MEDIATION: 3,
    S.NO_MEDIATION: 3,
    S.CERTIFIED: 4,
    S.NOT_NEEDED: 4,
    S.LEAVE_SIGNPOSTED: 4,
    S.WITHDRAWN: 4,
    S.CLOSED: 5,
}
TITLES = ("Contact", "Information and advice", "Choice", "Meeting or certificate", "What happens next")


def steps(read: Read) -> tuple[Step, ...]:
    """Return the journey strip: what is behind, where the case is, and who has the ball."""
    behind = BEHIND[S(read.case.state)]
    nearest = next((duty for duty in read.duties if duty.state == DutyState.OPEN), None)
    found = []
    for number, title in enumerate(TITLES):
        progress = Progress.DONE if number < behind else Progress.TO_COME
        if number == behind:
            progress = Progress.CURRENT
        here = progress == Progress.CURRENT and nearest is not None
        found.append(
            Step(
                title=title,
                progress=progress,
                on=nearest.deadline.safe_on if here and nearest else None,
                who=duty_title(nearest.deadline.rule) if here and nearest else "",
            )
        )
    return tuple(found)


def next_steps(read: Read) -> tuple[Link, ...]:
    """Return the pages that move a case on from where it stands."""
    state, base = S(read.case.state), f"/cases/{read.case.id}"
    if state in (S.WITHDRAWN, S.CLOSED):
        return ()
    found = [Link("Record a contact", f"{base}/contact")]
    if not read.information:
        found.insert(0, Link("Give information and advice", f"{base}/information"))
    found.append(Link("Record the choice", f"{base}/choice"))
    if state == S.NO_MEDIATION:
        found.insert(0, Link("Issue the certificate", f"{base}/certificate/"))
    return tuple(found)
