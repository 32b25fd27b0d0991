"""What each fact is, in a few words: for the document that programs read and the page that people read."""

FACTS = {
    "decision": "What the council decided, or what the dispute is about.",
    "detained": "Whether the person is detained in relevant youth accommodation. By POST only.",
    "appeal_about": "The sections of the plan that the family disagrees with.",
    "notice_dated": "The date on the council's letter.",
    "notice_sent": "The day on which the council sent its letter.",
    "notice_received": "The day on which the letter arrived. No time runs from it.",
    "first_contact": "The day on which the family first contacted a mediation adviser, in whatever way.",
    "information_given": "The day on which the adviser gave information about mediation.",
    "told_adviser_no_mediation": "The day on which the family told the adviser that it does not want mediation.",
    "told_adviser_wants_mediation": "The day on which the family told the adviser that it wants mediation.",
    "provider_is_la_contact": "Whether the council names the mediation service as its own contact for mediation.",
    "la_informed": "The day on which the council was told that the family wants mediation.",
    "health_issues": "Whether the dispute is about health care too.",
    "health_only": "Whether the dispute is about health care and nothing else.",
    "icbs_notified": "The days on which each health body received the council's notice.",
    "commissioners_told": "The day on which the council had told the last of the health bodies.",
    "la_notified_cannot_arrange": "The day on which the council said that it cannot arrange the mediation in time.",
    "adviser_knows_not_arranged": "The day on which the adviser knew that no mediation had been arranged in time.",
    "la_offered": "The day that the council offered, where the family asked for a later one.",
    "later_day_asked_for": "The day on which the family asked for a later day.",
    "meeting_on": "The day of the next meeting.",
    "meeting_fixed": "The day on which that meeting was fixed.",
    "told_of_meeting": "The day on which the family was told the day and the place of the meeting.",
    "short_notice_accepted": "The day on which the family said that shorter notice will do.",
    "authority_named": "The day on which people who can decide had been named for every issue.",
    "authority_lacking": "The day of a meeting at which nobody could decide about some issue.",
    "first_session": "The day of the first meeting.",
    "mediation_concluded": "The day on which the mediation ended.",
    "certificate_issued": "The day on which the mediation certificate was issued.",
    "agreed_actions": "What was agreed in writing, and when.",
    "second_certificate_issued": "The day of a certificate issued after mediation that followed a deemed one.",
    "appeal_lodged": "The day on which the appeal was made.",
    "date_of_birth": "The young person's date of birth. By POST only.",
}
WORKING_DAYS = {
    "from": "The day to count from.",
    "add": "The working day so many after that day, which is not itself counted.",
    "before": "The working day so many before that day, which is not itself counted.",
    "to": "How many working days come after that day, up to and with this one.",
    "months": "Where so many months end: the day by the corresponding date rule.",
    "weeks": "Where so many weeks end.",
    "days": "Where so many days end; every day counts.",
}
BRIEF = "Whether to leave out the explanations."
ID = "A name of your own for the question, given back with the answer. It is not kept."
NOTICE = "This is information about the law, not legal advice."
