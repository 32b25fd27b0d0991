"""The lives of a case and of a duty, as tables."""

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
    ),
)


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
