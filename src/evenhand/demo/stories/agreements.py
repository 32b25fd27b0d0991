"""Families who agreed on something: being written, being signed, kept, half kept, and not made after all."""

from evenhand.demo.steps import certified, informed, noted, says, taken
from evenhand.demo.steps_agreement import (
    council_says_done,
    council_signs,
    family_answers,
    family_asks_for_change,
    family_signs,
    family_signs_on_paper,
    no_agreement_after_all,
    put_to_be_signed,
    writes,
)
from evenhand.demo.steps_asking import asks, asks_by
from evenhand.demo.steps_beside import helper_says_yes, other_parent_added
from evenhand.demo.steps_complaining import (
    asks_for_second_look,
    complains,
    complaint_answered,
    complaint_taken,
    looked_at_again,
)
from evenhand.demo.steps_council import council_names, council_opens
from evenhand.demo.steps_meeting import booked, ended, independent, met, nothing_in_the_way
from evenhand.demo.steps_preparing import (
    council_keeps_paper,
    council_notes,
    council_opens_papers,
    family_adds_papers,
    family_gives_paper,
    family_notes,
    family_shows_paper,
    family_takes_paper_back,
    mediator_reads,
    other_parent_notes,
)
from evenhand.demo.stories.casting import not_amended, not_assessed, plan, story
from evenhand.demo.story import Family, Step
from evenhand.domain.casework.choice import Choice
from evenhand.domain.complaints.states import About, Finding
from evenhand.domain.meetings.states import Result
from evenhand.domain.preparing.states import Topic
from evenhand.statute.agreed_actions import AgreedKind

YES = Choice.MEDIATION
GWEN = ("Gwen Marlow", "Head of SEND")
PIERS = "piers.penhale@family.example"


def to_a_meeting(asked: int, held: int, hour: int) -> tuple[Step, ...]:
    """Return the steps from asking to a meeting; its mediator records it, on the next day, so many days ago."""
    return (
        *asks(asked),
        taken(asked - 1),
        informed(asked - 2),
        says(asked - 2, YES),
        council_opens(asked - 3),
        council_names(asked - 3, *GWEN),
        booked(asked - 3, asked - 4 - held, hour=hour),
        nothing_in_the_way(asked - 4),
        met(held, decided=True),
    )


STORIES = (
    # Agreed in full and kept so far: the council assessed, and sent the plan before its time was up.
    story(
        "north",
        Family("Marguerite Penhale", "Rowan Penhale", 6, "marguerite.penhale@family.example", "07700 900211"),
        not_assessed("Nursery, school and our doctor all say the same.", days_old=14),
        independent(61),
        *to_a_meeting(62, 48, 9),
        ended(48, Result.AGREED),
        writes(48, "Assess Rowan’s needs", "The family has the letter", AgreedKind.ASSESS),
        writes(48, "Send the speech therapist’s report", "The council has it", family_in_days=21),
        put_to_be_signed(48),
        family_signs(48),
        council_signs(47, *GWEN),
        certified(46),
        council_says_done(44),
        family_answers(43, True),
        other_parent_added(40, "Piers Penhale", PIERS, "07700 900299"),
        helper_says_yes(39, email=PIERS),
        other_parent_notes(
            38, Topic.WENT, "I should have been there too. Ask how to be, next time.", email=PIERS
        ),
        complains(
            30,
            About.NEEDS,
            "I had asked for a break each half hour. It was in what I told you. The mediator did not know of it.",
        ),
        complaint_taken(29),
        complaint_answered(
            24, Finding.PARTLY, "The mediator knew of it, and there were two breaks in an hour and a half."
        ),
        asks_for_second_look(22, "Two is not three, and I had to ask for both."),
        looked_at_again(
            15,
            Finding.RIGHT,
            "You should not have had to ask. It stood on the booking, and not on the sheet that the mediator has with "
            "her. I am sorry.",
        ),
        council_says_done(5, 3),
        family_answers(4, True, 3),
    ),
    # Signed; the council says that one thing is done, and another has not come.
    story(
        "south",
        Family("Abiola Fashola", "Temi Fashola", 11, "abiola.fashola@family.example", "07700 900212"),
        plan("BF", "Two hours of speech therapy became two half hours.", days_old=15),
        *to_a_meeting(32, 16, 9),
        ended(16, Result.PART),
        writes(
            16,
            "A speech therapist sees Temi at school for one hour each Tuesday until the plan is changed",
            "Temi has been seen on two Tuesdays",
            AgreedKind.NOT_APPEALABLE,
        ),
        writes(
            16,
            "Put one hour of speech therapy each week into section F",
            "The family has the plan",
            AgreedKind.AMEND_PROVISION,
        ),
        put_to_be_signed(16),
        council_signs(16, *GWEN),
        family_signs(15),
        certified(14),
        family_answers(4, False),
        noted(3, "Rang the council about the Tuesdays: the therapist starts next week, it says."),
        council_says_done(2, 1),
    ),
    # Waits for one more signature, and the family wants one word changed.
    story(
        "north",
        Family("Cordelia Ashworth", "Jasper Ashworth", 9, "cordelia.ashworth@family.example", "07700 900213"),
        not_amended("The review asked for it and the letter said no.", days_old=12),
        *to_a_meeting(18, 3, 14),
        family_notes(12, Topic.SAY, "He copes in lessons with somebody beside him. Say that first."),
        family_notes(
            12, Topic.ASK, "Can he stay out of the room while we talk about lunch? He blushes.", shared=True
        ),
        council_notes(
            11, Topic.SAY, "The budget for the year is the real trouble, not the need.", shared=True
        ),
        family_adds_papers(
            11, "A week of mornings.pdf", "What he draws.pdf", "School report.pdf", "Photo of his desk.pdf"
        ),
        council_keeps_paper(11, "What a teaching assistant costs.pdf"),
        mediator_reads(10),
        family_shows_paper(10, "What he draws.pdf"),
        family_gives_paper(10, "School report.pdf"),
        family_gives_paper(10, "A week of mornings.pdf"),
        family_takes_paper_back(10, "A week of mornings.pdf"),
        council_opens_papers(9),
        family_gives_paper(9, "Photo of his desk.pdf"),
        family_notes(9, Topic.ASK, "Who tells the school what was agreed?", shared=True),
        council_notes(8, Topic.ASK, "Ask the head of SEND what a teaching assistant at lunch costs."),
        family_notes(2, Topic.WENT, "Better than I feared. She let me finish every sentence."),
        ended(3, Result.AGREED),
        writes(
            3,
            "Change section F: a teaching assistant with Jasper in every lesson",
            "The family has the plan",
            AgreedKind.AMEND_PROVISION,
        ),
        put_to_be_signed(2),
        council_signs(2, *GWEN),
        family_asks_for_change(1, "In every lesson and at lunch. We said lunch as well."),
    ),
    # Signed on paper: somebody in the office is to look at it and confirm it.
    story(
        "south",
        Family(
            "Gethin Morgan",
            "Cerys Morgan",
            12,
            telephone="01632 960246",
            address="4 Quarry Row\nWestmarch",
            postcode="WM5 2LN",
        ),
        not_assessed(days_old=10),
        asks_by(17, "telephone", "No e-mail. Likes to have things on paper."),
        taken(16),
        informed(15),
        says(15, YES),
        council_opens(14),
        council_names(14, *GWEN),
        booked(14, 11, hour=13),
        nothing_in_the_way(13),
        met(2, decided=True),
        ended(2, Result.AGREED),
        writes(2, "Decide again whether to assess Cerys", "The family has the letter", AgreedKind.RECONSIDER),
        put_to_be_signed(2),
        family_signs_on_paper(1),
    ),
    # Being written down.
    story(
        "north",
        Family("Hester Lindqvist", "Axel Lindqvist", 10, "hester.lindqvist@family.example", "07700 900215"),
        plan("I", "The school they named has no place for how he learns.", days_old=11),
        *to_a_meeting(16, 1, 13),
        ended(1, Result.PART),
        writes(
            1,
            "Consider another school as soon as possible",
            "The family hears of it",
            AgreedKind.NOT_APPEALABLE,
        ),
    ),
    # The text was there, and the council would not sign it.
    story(
        "south",
        Family("Rosalind Okafor", "Chidi Okafor", 8, "rosalind.okafor@family.example", "07700 900216"),
        not_assessed("He is five hours a week in school, and that is the good weeks.", days_old=13),
        *to_a_meeting(25, 10, 14),
        ended(10, Result.PART),
        writes(10, "Assess Chidi’s needs", "The family has the letter", AgreedKind.ASSESS),
        put_to_be_signed(9),
        family_signs(9),
        no_agreement_after_all(7),
        certified(6),
    ),
)
