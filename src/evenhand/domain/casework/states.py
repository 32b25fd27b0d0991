"""The life of a task, as a table, and the kinds of tasks that rules raise."""

from django.db import models

from evenhand.core.states import Lifecycle, Move


class TaskState(models.TextChoices):
    """Whether something is still to be done."""

    OPEN = "open", "to do"
    DONE = "done", "done"
    DROPPED = "dropped", "no longer needed"


TASK = Lifecycle(
    thing="task",
    initial=(TaskState.OPEN,),
    moves=(
        Move("finish", (TaskState.OPEN,), TaskState.DONE),
        Move("drop", (TaskState.OPEN,), TaskState.DROPPED),
    ),
)


class ChangeState(models.TextChoices):
    """How far a change of contact details has come."""

    WAITING = "waiting", "waits for a second person"
    MADE = "made", "made"
    CALLED_OFF = "called_off", "called off"


DETAILS_CHANGE = Lifecycle(
    thing="change of contact details",
    initial=(ChangeState.WAITING,),
    moves=(
        Move("make", (ChangeState.WAITING,), ChangeState.MADE),
        Move("call_off", (ChangeState.WAITING,), ChangeState.CALLED_OFF),
    ),
)


WAYS_CHANGE = Lifecycle(
    thing="change of how it is safe to reach somebody",
    initial=(ChangeState.WAITING,),
    moves=DETAILS_CHANGE.moves,
)


class TaskKind(models.TextChoices):
    """What a task asks for. All but the last are raised by rules, and a rule raises one of a kind at a time."""

    DATE_CAME_NEARER = "date_came_nearer", "Call the family: a date came nearer"
    DATE_MAY_COME_NEARER = (
        "date_may_come_nearer",
        "Look at a date: it comes nearer if a new list of bank holidays is confirmed",
    )
    MESSAGE_FAILED = "message_failed", "Reach the family another way: a message did not arrive"
    EMAIL_UNPROVED = (
        "email_unproved",
        "Read the e-mail address back to the family: nobody has shown that it is theirs",
    )
    ASK_FAMILY = (
        "ask_family",
        "Speak with the family before anybody reads this case: somebody else sent the request",
    )
    DETAILS_TO_CONFIRM = (
        "details_to_confirm",
        "A second person confirms how to reach the family from now on, or calls it off",
    )
    WAYS_TO_CONFIRM = (
        "ways_to_confirm",
        "A second person asks them in a way that is safe: they want to be reached less carefully, or contacted again",
    )
    NO_WAY_LEFT = (
        "no_way_left",
        "Find a way with them: the law requires a message, and they asked us to stop and left none open",
    )
    NOTICE_FAILED = "notice_failed", "Ring the council or health body: a notice to it did not arrive"
    COUNCIL_SILENT = "council_silent", "Ring the council: it has offered no date, and its 30 days run"
    CERTIFICATE_DUE = "certificate_due", "Issue the certificate: the law's last day is near"
    DEEMED_TO_DECIDE = (
        "deemed_to_decide",
        "A manager decides: the council is silent, and the family asks for its certificate",
    )
    LATE_TO_DECIDE = (
        "late_to_decide",
        "A manager decides: a certificate after mediation, and contact was late",
    )
    INFORMATION_DUE = "information_due", "Give information and advice: the family has said no"
    CERTIFICATE_QUESTIONED = "certificate_questioned", "Look at the certificate: a fact was corrected"
    AUTHORITY_MISSING = (
        "authority_missing",
        "Find out who can decide: the meeting is booked, and some issues have nobody",
    )
    MEDIATOR_NEEDED = (
        "mediator_needed",
        "Find another mediator: the one who was asked cannot take the meeting",
    )
    NEW_DATE_NEEDED = "new_date_needed", "Find a new date: the meeting was not held"
    SIGNATURE_TO_CONFIRM = (
        "signature_to_confirm",
        "Confirm a signature: the mediator wrote down that somebody signed on paper or by telephone",
    )
    AGREEMENT_UNSIGNED = "agreement_unsigned", "Ring whoever has not signed the agreement"
    AGREEMENT_NOT_KEPT = "agreement_not_kept", "Call the family: something agreed was not done"
    RIGHT_PASSES_SOON = (
        "right_passes_soon",
        "The right becomes the young person’s own on this day: tell the family, and ask how to reach them",
    )
    RIGHT_PASSES_IN_DAYS = (
        "right_passes_in_days",
        "The right becomes the young person’s own within days: ask what they want their parent to see",
    )
    INVITE_YOUNG_PERSON = "invite_young_person", "Invite the young person: the right is their own"
    BIRTH_TO_CONFIRM = (
        "birth_to_confirm",
        "A second colleague looks: a corrected date of birth moves the right to somebody else",
    )
    WORK_GIVEN_BACK = (
        "work_given_back",
        "A manager gives this work to somebody: whoever had it must not see the case",
    )
    WALL_TO_LIFT = "wall_to_lift", "A second person decides whether a wall around somebody is lifted"
    COUNCIL_CHANGED = (
        "council_changed",
        "Call the family: its council is another now. Ask whether it wants mediation there, and what it shares",
    )
    WRONG_COUNCIL_TOLD = (
        "wrong_council_told",
        "A manager decides what follows: a council was told of a family that is not its own",
    )
    DAYS_LOST = (
        "days_lost",
        "A manager decides what follows: the wrong council arranged nothing, and no certificate came of it",
    )
    BESIDE_TO_ASK = (
        "beside_to_ask",
        "Ask the family whether each stays at its side, or is asked again, now that its council is another",
    )
    OTHER = "other", "Something else"


# Which event means that a task of a kind is no longer needed, so that nobody ticks what the record knows.
ENDED_BY: dict[str, tuple[TaskKind, ...]] = {
    "cases.RightPassed": (TaskKind.RIGHT_PASSES_SOON, TaskKind.RIGHT_PASSES_IN_DAYS),
    "cases.PassingDayChanged": (
        TaskKind.BIRTH_TO_CONFIRM,
        TaskKind.RIGHT_PASSES_SOON,
        TaskKind.RIGHT_PASSES_IN_DAYS,
    ),
    "casework.YoungPersonInvited": (TaskKind.INVITE_YOUNG_PERSON,),
    "cases.CaseTaken": (TaskKind.WORK_GIVEN_BACK,),
    # What was still to be settled with the council before.
    "casework.CouncilChanged": (
        TaskKind.COUNCIL_SILENT,
        TaskKind.DEEMED_TO_DECIDE,
        TaskKind.NEW_DATE_NEEDED,
        TaskKind.NOTICE_FAILED,
    ),
    "casework.ChoiceRecorded": (TaskKind.COUNCIL_CHANGED,),
    "cases.WallLifted": (TaskKind.WALL_TO_LIFT,),
    "cases.WallLiftingRefused": (TaskKind.WALL_TO_LIFT,),
    "cases.WallLiftingWithdrawn": (TaskKind.WALL_TO_LIFT,),
    "cases.CountedAgain": (TaskKind.DATE_MAY_COME_NEARER,),
    "certificates.CertificateIssued": (
        TaskKind.CERTIFICATE_DUE,
        TaskKind.DEEMED_TO_DECIDE,
        TaskKind.LATE_TO_DECIDE,
    ),
    "certificates.CertificateReplaced": (TaskKind.CERTIFICATE_QUESTIONED,),
    "certificates.CertificateWithdrawn": (TaskKind.CERTIFICATE_QUESTIONED,),
    "referrals.DateOffered": (TaskKind.COUNCIL_SILENT,),
    "referrals.CannotArrangeSaid": (TaskKind.COUNCIL_SILENT, TaskKind.DEEMED_TO_DECIDE),
    "referrals.ReferralEnded": (TaskKind.COUNCIL_SILENT, TaskKind.DEEMED_TO_DECIDE),
    "meetings.MeetingBooked": (TaskKind.NEW_DATE_NEEDED,),
    "meetings.MeetingMoved": (TaskKind.MEDIATOR_NEEDED,),
    "meetings.MeetingCancelled": (TaskKind.MEDIATOR_NEEDED, TaskKind.AUTHORITY_MISSING),
    "meetings.MediationConcluded": (TaskKind.NEW_DATE_NEEDED, TaskKind.AUTHORITY_MISSING),
    "agreements.AgreementTakenBack": (TaskKind.SIGNATURE_TO_CONFIRM, TaskKind.AGREEMENT_UNSIGNED),
    "agreements.AgreementGivenUp": (TaskKind.SIGNATURE_TO_CONFIRM, TaskKind.AGREEMENT_UNSIGNED),
    "agreements.SignatureConfirmed": (TaskKind.SIGNATURE_TO_CONFIRM,),
    "agreements.AgreementSigned": (TaskKind.AGREEMENT_UNSIGNED,),
    "people.EmailProved": (TaskKind.EMAIL_UNPROVED,),
    "casework.FamilyHeard": (TaskKind.ASK_FAMILY,),
    "casework.DetailsChangeMade": (TaskKind.DETAILS_TO_CONFIRM,),
    "casework.DetailsChangeCalledOff": (TaskKind.DETAILS_TO_CONFIRM,),
    "casework.WaysChangeMade": (TaskKind.WAYS_TO_CONFIRM,),
    "casework.WaysChangeCalledOff": (TaskKind.WAYS_TO_CONFIRM,),
    "people.StopTakenBack": (TaskKind.WAYS_TO_CONFIRM, TaskKind.NO_WAY_LEFT),
    "people.StopKept": (TaskKind.WAYS_TO_CONFIRM,),
    "casework.InformationRecorded": (TaskKind.INFORMATION_DUE,),
}
