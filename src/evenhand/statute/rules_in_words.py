"""The words for what a date rests on: remarks, and the facts that time runs from."""

from evenhand.statute.rule import Remark

REMARKS: dict[Remark, str] = {
    Remark.SENT_UNKNOWN: (
        "We do not know the day the letter was sent, so we count from the date on it, to be safe."
    ),
    Remark.LETTER_DATE_UNKNOWN: (
        "We do not know the date on the letter. If it is earlier than the day the letter was sent, "
        "you may have less time."
    ),
    Remark.CERTIFICATE_MAY_GIVE_LONGER: "You may have longer once you have a mediation certificate.",
    Remark.PLACEMENT_ONLY: (
        "Your appeal is only about the school or its type, so you do not need a certificate. "
        "Do not count on one to give you more time."
    ),
    Remark.OTHER_DATE_AGREED: (
        "Everyone agreed in writing to another date, and the law lets that date count (reg 42(5))."
    ),
    Remark.ONE_PLAN_FOR_BOTH: (
        "One amended plan is made for the help and for the school, so the date of the help counts for both."
    ),
    Remark.MAY_BE_EXCUSED: (
        "The council need not keep to this date if that is impractical for one of the reasons in reg 44(3)."
    ),
    Remark.NOBODY_COULD_DECIDE: ("About some of the issues, nobody came to the meeting who can decide."),
}

LESS_TIME = "Act by the first date above, because part of this law can be read as giving you less time."
WEEKENDS = "Saturdays and Sundays are not counted."

FACTS_IN_WORDS: dict[str, str] = {
    "notice_sent": "the day the letter was sent",
    "notice_dated": "the date on the letter",
    "told_adviser_no_mediation": "the day you told us that you do not want mediation",
    "information_given": "the day we gave you information about mediation",
    "told_adviser_wants_mediation": "the day you told us that you want mediation",
    "la_informed": "the day the council was told that you want mediation",
    "icbs_notified": "the day the health body heard from the council",
    "la_notified_cannot_arrange": "the day the council told us that it cannot arrange the mediation in time",
    "adviser_knows_not_arranged": "the day we knew that no mediation had been arranged in time",
    "meeting_on": "the day of the meeting",
    "first_session": "the day of the first meeting",
    "mediation_concluded": "the day the mediation ended",
    "certificate_issued": "the day your certificate was issued",
    "agreed_on": "the day of the agreement",
    "second_certificate_issued": "the day your second certificate was issued",
}
