"""When this happens, do that: one table, read in a minute. The jobs follow after commit, at least once."""

from evenhand.core.jobs import Job, when
from evenhand.domain.agreements import jobs as agreements
from evenhand.domain.cases import jobs as cases
from evenhand.domain.casework import jobs as casework
from evenhand.domain.certificates import jobs as certificates
from evenhand.domain.figures import jobs as figures
from evenhand.domain.meetings import jobs as meetings
from evenhand.domain.referrals import jobs as referrals
from evenhand.domain.safeguarding import jobs as safeguarding

TABLE: tuple[tuple[str, Job], ...] = (
    ("law.ReadingChosen", cases.begin_counting_again),
    ("law.CalendarConfirmed", cases.begin_counting_again),
    ("law.CalendarProposed", casework.look_at_proposed_list),
    ("law.CalendarRejected", casework.look_at_proposed_list),
    ("cases.CountedAgain", casework.end_tasks),
    ("cases.CountedAgain", casework.tell_of_nearer_date),
    ("cases.FactRecorded", certificates.look_at_correction),
    ("cases.CaseMoved", referrals.end_when_withdrawn),
    ("cases.CaseMoved", meetings.cancel_when_not_wanted),
    ("cases.DatesMoved", casework.ask_to_call),
    ("cases.RightPassed", casework.end_tasks),
    ("cases.RightPassed", casework.ask_to_invite),
    ("cases.PassingDayChanged", casework.end_tasks),
    ("cases.BirthToConfirm", casework.ask_to_confirm),
    ("cases.CaseTaken", casework.end_tasks),
    ("cases.WallBuilt", casework.take_work_back),
    ("cases.WallLiftingAsked", casework.ask_to_lift_wall),
    ("cases.WallLifted", casework.end_tasks),
    ("cases.WallLiftingRefused", casework.end_tasks),
    ("cases.WallLiftingWithdrawn", casework.end_tasks),
    ("casework.YoungPersonInvited", casework.end_tasks),
    ("casework.ChoiceRecorded", casework.ask_to_inform),
    ("casework.ChoiceRecorded", casework.end_tasks),
    ("casework.CouncilChanged", casework.end_tasks),
    ("casework.CouncilChanged", casework.ask_about_council),
    ("casework.CouncilChanged", certificates.look_at_correction),
    ("casework.InformationRecorded", casework.end_tasks),
    ("people.EmailProved", casework.end_tasks),
    ("casework.SentForFamily", casework.ask_to_hear_family),
    ("casework.FamilyHeard", casework.end_tasks),
    ("casework.DetailsChangeAsked", casework.ask_for_second_person),
    ("casework.DetailsChangeMade", casework.end_tasks),
    ("casework.DetailsChangeCalledOff", casework.end_tasks),
    ("casework.WaysChangeAsked", casework.ask_to_confirm_ways),
    ("casework.WaysChangeMade", casework.end_tasks),
    ("casework.WaysChangeCalledOff", casework.end_tasks),
    ("people.StopAskedBack", casework.ask_to_confirm_ways),
    ("people.StopTakenBack", casework.end_tasks),
    ("people.StopKept", casework.end_tasks),
    ("correspondence.MessageFailed", casework.ask_to_reach_another_way),
    ("correspondence.MessageHeld", casework.ask_to_reach_another_way),
    ("correspondence.MessageOverdue", casework.ask_to_reach_another_way),
    ("panel.MediatorWalled", meetings.ask_for_mediator),
    ("panel.MediatorReleased", meetings.ask_for_mediator),
    ("meetings.MeetingBooked", casework.end_tasks),
    ("meetings.MeetingMoved", casework.end_tasks),
    ("meetings.MeetingCancelled", casework.end_tasks),
    ("meetings.MeetingCancelled", meetings.ask_for_new_date),
    ("meetings.AttendanceRecorded", meetings.ask_for_new_date),
    ("meetings.MeetingAdjourned", meetings.ask_for_new_date),
    ("meetings.MediationConcluded", casework.end_tasks),
    ("referrals.SilenceNoticed", casework.ask_for_dates),
    ("referrals.DateOffered", casework.end_tasks),
    ("referrals.CannotArrangeSaid", casework.end_tasks),
    ("referrals.ReferralEnded", casework.end_tasks),
    ("agreements.SignatureRecorded", agreements.ask_for_confirmation),
    ("agreements.SignatureConfirmed", casework.end_tasks),
    ("agreements.SignaturesMissing", agreements.ask_to_ring_signers),
    ("agreements.AgreementTakenBack", casework.end_tasks),
    ("agreements.AgreementGivenUp", casework.end_tasks),
    ("agreements.AgreementSigned", casework.end_tasks),
    ("agreements.AgreementSigned", agreements.make_copy),
    ("agreements.ActionNotDone", agreements.ask_to_call_about),
    ("certificates.DeemedAsked", casework.ask_to_decide),
    ("certificates.LateDecisionAsked", casework.ask_to_decide_late),
    ("certificates.CertificateIssued", casework.end_tasks),
    ("certificates.CertificateReplaced", casework.end_tasks),
    ("certificates.CertificateWithdrawn", casework.end_tasks),
    ("certificates.CertificateSigned", certificates.send_certificate),
    ("figures.ReportCorrected", figures.draft_correction),
    ("safeguarding.ConcernRaised", safeguarding.tell_now),
    ("safeguarding.CaseOpenedForAnHour", safeguarding.tell_now),
)


def connect() -> None:
    """Tell the kernel which jobs follow from which events. Called once, when the apps are ready."""
    for kind, job in TABLE:
        when(kind, job)
