"""Where a case is on its way, and what can be done next."""

from evenhand.design.models import Link, Progress, Step
from evenhand.domain.cases.states import CASE, CaseState, DutyState
from evenhand.domain.casework.wording import duty_title
from evenhand.domain.identity.roles import Permission as P
from evenhand.domain.meetings.states import MeetingState
from evenhand.portals.caseworker.case.reading import Read
from evenhand.statute.rules import Owner

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
    """Return the pages that move a case on from where it stands, and that the reader may open."""
    state, base = S(read.case.state), f"/cases/{read.case.id}"
    if state in (S.WITHDRAWN, S.CLOSED):
        return ()
    if read.case.waits_for_family:
        first = [
            (P.CORRECT_FACTS, Link("Record that you spoke with the family", f"{base}/family")),
            (P.RECORD_CONTACT, Link("Record a contact", f"{base}/contact")),
        ]
        return tuple(link for permission, link in first if permission in read.permissions)
    owed = any(d.state == DutyState.OPEN and d.deadline.owner is Owner.ADVISER for d in read.duties)
    found = [
        (P.ISSUE_CERTIFICATE, owed, Link("Issue the certificate", f"{base}/certificate/")),
        (
            P.GIVE_INFORMATION,
            not read.information,
            Link("Give information and advice", f"{base}/information"),
        ),
        (
            P.ARRANGE_MEETING,
            read.wants_mediation,
            _meeting(read, base),
        ),
        (
            P.RECORD_CHOICE,
            read.may_ask_for_deemed,
            Link("The family asks for its certificate", f"{base}/certificate/ask"),
        ),
        (P.RECORD_CONTACT, True, Link("Record a contact", f"{base}/contact")),
        (P.RECORD_CHOICE, True, Link("Record the choice", f"{base}/choice")),
    ]
    return tuple(link for permission, fits, link in found if fits and permission in read.permissions)


def _meeting(read: Read, base: str) -> Link:
    """Return the page on which a meeting is booked, or the one that is booked is changed."""
    booked = next((meeting for meeting in read.meetings if meeting.state == MeetingState.BOOKED), None)
    if booked is None:
        return Link("Book the mediation", f"{base}/meeting")
    return Link("Change the meeting", f"{base}/meeting/{booked.id}/move")


def other_steps(read: Read) -> tuple[Link, ...]:
    """Return what else the reader may do on a case as it stands."""
    state, base = S(read.case.state), f"/cases/{read.case.id}"
    heard = not read.case.waits_for_family
    unproved = heard and read.holder.safety is not None and not read.holder.email_is_proved
    is_open, withdrawn = state != S.CLOSED, state == S.WITHDRAWN
    found = [
        (P.SEE_WORKLIST, True, Link("Read the request as it was sent", f"{base}/request")),
        (P.TAKE_CASE, True, Link("Handover summary", f"{base}/handover")),
        (P.TAKE_CASE, is_open, Link("Take or hand over", f"{base}/take")),
        (P.CORRECT_FACTS, is_open and unproved, Link("Confirm the e-mail address", f"{base}/email")),
        (P.CORRECT_FACTS, is_open and heard, Link("Change how to reach the family", f"{base}/reach")),
        (P.CORRECT_FACTS, is_open, Link("Change the council", f"{base}/council")),
        (P.HELP_SIGN_IN, is_open and heard, Link("Help with signing in", f"{base}/sign-in")),
        (P.MANAGE_TASKS, is_open, Link("Add a task", f"{base}/task")),
        (P.RECORD_CONTACT, True, Link("Write down a complaint about us", f"{base}/complaint")),
        (P.WRITE_NOTES, True, Link("Write a note", f"{base}/note")),
        (P.ADD_DOCUMENT, is_open, Link("Add a document", f"{base}/document")),
        (P.SEE_WORKLIST, bool(read.meetings), Link("Agreement", f"{base}/agreement")),
        (P.SEE_WORKLIST, is_open, Link("Certificate", f"{base}/certificate/")),
        (P.SEE_WORKLIST, True, Link("Worried about somebody’s safety?", f"/safety/{read.case.id}/")),
        (P.SHUT_OUT, True, Link("Who is shut out", f"{base}/walls/")),
        (P.KEEP_PANEL, is_open, Link("Shut a mediator out", f"{base}/shut-out")),
        (P.SEE_WORKLIST, True, Link("I know this family", f"{base}/must-not-see")),
        (P.RECORD_CHOICE, is_open and not withdrawn, Link("Withdraw for the family", f"{base}/withdraw")),
        (P.RECORD_CHOICE, withdrawn, Link("Take the request up again", f"{base}/come-back")),
        (P.CLOSE_CASE, CASE.allows("close_case", state), Link("Close the case", f"{base}/close")),
        (P.CLOSE_CASE, not is_open, Link("Take the closed case up again", f"{base}/reopen")),
    ]
    return tuple(link for permission, fits, link in found if fits and permission in read.permissions)
