"""The lives of a case, of a duty and of whoever stands beside a family, as tables."""

from django.db import models

from evenhand.core.states import Lifecycle, Move


class CaseState(models.TextChoices):
    """How far a case has come. What is due when is not here: that is the duties' business."""

    ENQUIRY = "enquiry", "asked"
    INFORMED = "informed", "informed"
    UNDECIDED = "undecided", "undecided"
    WANTS_MEDIATION = "wants_mediation", "wants mediation"
    NO_MEDIATION = "no_mediation", "does not want mediation"
    CERTIFIED = "certified", "certificate issued"
    NOT_NEEDED = "not_needed", "no certificate needed"
    LEAVE_SIGNPOSTED = "leave_signposted", "told about leave from the Tribunal"
    WITHDRAWN = "withdrawn", "withdrawn by the family"
    CLOSED = "closed", "closed"


S = CaseState
CHOICE_IS_OPEN = (S.ENQUIRY, S.INFORMED, S.UNDECIDED, S.WANTS_MEDIATION, S.NO_MEDIATION)
LIVE = (*CHOICE_IS_OPEN, S.CERTIFIED, S.NOT_NEEDED, S.LEAVE_SIGNPOSTED)

CASE = Lifecycle(
    thing="case",
    initial=(S.ENQUIRY,),
    moves=(
        Move("give_information", (S.ENQUIRY,), S.INFORMED),
        Move("choose_mediation", (*LIVE,), S.WANTS_MEDIATION),
        Move("choose_no_mediation", CHOICE_IS_OPEN, S.NO_MEDIATION),
        # Certified already: one deemed under regulation 39(3), whose family wants the later meeting no longer.
        Move(
            "keep_certificate",
            (S.ENQUIRY, S.INFORMED, S.WANTS_MEDIATION, S.UNDECIDED, S.CERTIFIED),
            S.CERTIFIED,
        ),
        # Its wish was told to a council that is no longer the case's own.
        Move("ask_again", (S.WANTS_MEDIATION,), S.UNDECIDED),
        Move("stay_undecided", CHOICE_IS_OPEN, S.UNDECIDED),
        Move("issue_certificate", (S.NO_MEDIATION, S.WANTS_MEDIATION), S.CERTIFIED),
        Move("withdraw_certificate", (S.CERTIFIED,), S.NO_MEDIATION),
        Move("withdraw_certificate_of_participation", (S.CERTIFIED,), S.WANTS_MEDIATION),
        Move("find_certificate_not_needed", (*CHOICE_IS_OPEN, S.LEAVE_SIGNPOSTED), S.NOT_NEEDED),
        Move("find_certificate_needed", (S.NOT_NEEDED,), S.ENQUIRY),
        Move("signpost_leave", CHOICE_IS_OPEN, S.LEAVE_SIGNPOSTED),
        Move("find_contact_in_time", (S.LEAVE_SIGNPOSTED,), S.NO_MEDIATION),
        Move("withdraw_request", LIVE, S.WITHDRAWN),
        Move("come_back", (S.WITHDRAWN,), S.ENQUIRY),
        Move("close_case", (S.CERTIFIED, S.NOT_NEEDED, S.LEAVE_SIGNPOSTED, S.WITHDRAWN), S.CLOSED),
        # Back to where it was closed; a family that wants to mediate then chooses it as before.
        Move("reopen_certified", (S.CLOSED,), S.CERTIFIED),
        Move("reopen_not_needed", (S.CLOSED,), S.NOT_NEEDED),
        Move("reopen_leave_signposted", (S.CLOSED,), S.LEAVE_SIGNPOSTED),
        Move("reopen_withdrawn", (S.CLOSED,), S.WITHDRAWN),
    ),
)


class WhyReopened(models.TextChoices):
    """Why a closed case is taken up again."""

    FAMILY_CAME_BACK = "family_came_back", "the family came back"
    NOT_KEPT = "not_kept", "what was agreed is not being kept"
    MISTAKE = "mistake", "it was closed by mistake"


class DutyState(models.TextChoices):
    """Whether a clock is still running. One never disappears: it is met, missed or superseded."""

    OPEN = "open", "open"
    MET = "met", "met"
    MISSED = "missed", "missed"
    SUPERSEDED = "superseded", "superseded"


DUTY = Lifecycle(
    thing="duty",
    initial=(DutyState.OPEN, DutyState.MET, DutyState.MISSED),
    moves=(
        Move("meet", (DutyState.OPEN,), DutyState.MET),
        Move("miss", (DutyState.OPEN,), DutyState.MISSED),
        Move("supersede", (DutyState.OPEN, DutyState.MET, DutyState.MISSED), DutyState.SUPERSEDED),
    ),
)


class LiftingState(models.TextChoices):
    """How far it has come that somebody is let in again whom a wall shuts out."""

    ASKED = "asked", "waits for a second person"
    LIFTED = "lifted", "the wall is lifted"
    REFUSED = "refused", "the wall stays"
    WITHDRAWN = "withdrawn", "asked no longer"


LIFTING = Lifecycle(
    thing="lifting of a wall",
    initial=(LiftingState.ASKED,),
    moves=(
        Move("lift", (LiftingState.ASKED,), LiftingState.LIFTED),
        Move("refuse", (LiftingState.ASKED,), LiftingState.REFUSED),
        Move("withdraw", (LiftingState.ASKED,), LiftingState.WITHDRAWN),
    ),
)


class CompanionState(models.TextChoices):
    """Whether somebody beside a family sees anything of its case: only while they are at its side."""

    INVITED = "invited", "asked"
    ACTIVE = "active", "helping"
    ENDED = "ended", "ended"
    EXPIRED = "expired", "time is over"


COMPANION = Lifecycle(
    thing="companion",
    initial=(CompanionState.INVITED,),
    moves=(
        Move("begin", (CompanionState.INVITED,), CompanionState.ACTIVE),
        Move("end", (CompanionState.INVITED, CompanionState.ACTIVE), CompanionState.ENDED),
        Move("expire", (CompanionState.INVITED, CompanionState.ACTIVE), CompanionState.EXPIRED),
    ),
)


class CompanionKind(models.TextChoices):
    """What somebody beside a family is."""

    FRIEND = "friend", "Friend or relative"
    ADVOCATE = "advocate", "Advocate or lawyer"
    SENDIASS = "sendiass", "SENDIASS worker"
    PROFESSIONAL = "professional", "Another professional"
    PARENT = "parent", "The other parent"


SUPPORTERS = tuple(kind for kind in CompanionKind if kind is not CompanionKind.PARENT)
BESIDE = (CompanionState.INVITED, CompanionState.ACTIVE)


class Allowed(models.TextChoices):
    """What a family lets a supporter do beyond seeing where the case is and its dates."""

    MEETING = "meeting", "come to my meeting"
    PAPERS = "papers", "see the papers that everybody in the meeting has"
    REQUEST = "request", "read my request as I sent it"
    SPEAK = "speak", "speak for me"


class CompanionEnded(models.TextChoices):
    """Why somebody is at a family's side no longer."""

    BY_FAMILY = "by_family", "the family ended it"
    BY_THEMSELVES = "by_themselves", "they said no, or ended it themselves"
    KEPT_APART = "kept_apart", "one of the parents asked to be kept apart"
    CASE_CLOSED = "case_closed", "the case was closed"
    TIME_OVER = "time_over", "its time is over"
    COUNCIL_CHANGED = "council_changed", "the council of the case is another now"
