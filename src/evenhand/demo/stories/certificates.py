"""Families who have their certificate."""

from evenhand.demo.steps import (
    called,
    certificate_replaced,
    certified,
    chooses,
    informed,
    letters_posted,
    letters_printed,
    name_corrected,
    noted,
    says,
    sent_by_post_instead,
    taken,
    tasks_done,
)
from evenhand.demo.steps_asking import asks, asks_by
from evenhand.demo.stories.casting import no_plan, not_amended, not_assessed, plan, story
from evenhand.demo.story import Family
from evenhand.domain.cases.facts import FactKind
from evenhand.domain.casework.choice import Choice
from evenhand.domain.people.actions.set_contact_details import Safety

YES, NO = Choice.MEDIATION, Choice.NO_MEDIATION

STORIES = (
    story(
        "north",
        Family("Lucy Penhaligon", "Arthur Penhaligon", 10, "lucy.penhaligon@family.example", "07700 900161"),
        not_assessed("The school sent eleven pages. The letter answers one of them.", days_old=22),
        *asks(18, evening=True),
        taken(17),
        informed(16),
        chooses(16, NO, evening=True),
        certified(14),
    ),
    # By post, because there is no e-mail.
    story(
        "north",
        Family(
            "Doreen Ackroyd",
            "Lewis Ackroyd",
            12,
            telephone="01632 960221",
            address="5 Weavers' Yard\nWestmarch",
            postcode="WM1 4JN",
            needs=("large_print",),
            asks_as="carer",
        ),
        not_assessed(days_old=25),
        asks_by(15, "telephone", "Grandmother with parental responsibility. No e-mail, no mobile."),
        informed(13),
        says(13, NO),
        letters_printed(12),
        letters_posted(12),
        certified(11),
        letters_printed(10),
        letters_posted(10),
    ),
    # A name on it was wrong: a right one stands in its place, and keeps its first day.
    story(
        "south",
        Family(
            "Magdalena Wozniak",
            "Jan Wozniak",
            8,
            "magdalena.wozniak@family.example",
            "07700 900163",
            interpreter="Polish",
        ),
        not_assessed(days_old=21),
        *asks(17),
        taken(16),
        informed(14),
        says(13, NO),
        certified(12),
        name_corrected(
            9, FactKind.CHILD_NAME, "Jan Woźniak", "Spelled as on his birth certificate, which she sent us."
        ),
        certificate_replaced(9, "wrong_name"),
    ),
    # Mediation first, then the other way: the change of mind starts the three days anew.
    story(
        "north",
        Family("Naomi Feldman", "Ezra Feldman", 13, "naomi.feldman@family.example", "07700 900164"),
        no_plan("He was refused a plan in one line.", days_old=17),
        *asks(15),
        taken(14),
        informed(13),
        says(12, YES),
        says(7, NO),
        certified(6),
    ),
    story(
        "south",
        Family("Charlotte Ives", "Reuben Ives", 11, "charlotte.ives@family.example", "07700 900165"),
        plan("BEF", "The outcomes cannot be measured, and the provision is 'as needed'.", days_old=20),
        *asks(13, evening=True),
        taken(12),
        informed(10),
        chooses(10, NO, evening=True),
        certified(8),
    ),
    # The message did not arrive; she was called, and it went by post.
    story(
        "north",
        Family(
            "Samantha Orr",
            "Kai Orr",
            6,
            "samantha.orr@gone.example",
            "07700 900166",
            "31 Quarry Hill\nWestmarch",
            "WM4 7RB",
            safety=Safety(may_text=True),
        ),
        not_assessed(days_old=16),
        *asks(12),
        taken(11),
        informed(10),
        says(9, NO),
        certified(8),
        called(7, "Our e-mails come back to us. She has no other address; the certificate goes by post."),
        sent_by_post_instead(7),
        tasks_done(7),
        letters_printed(6),
    ),
    story(
        "north",
        Family("Fiona Drummond", "Angus Drummond", 14, "fiona.drummond@family.example", "07700 900168"),
        not_amended("Nothing changed after the review except the date.", days_old=18),
        *asks(11, evening=True),
        taken(10),
        informed(8),
        says(7, NO),
        certified(5),
    ),
    story(
        "south",
        Family(
            "Jasmine Okoro",
            age=18,
            email="jasmine.okoro@family.example",
            telephone="07700 900169",
            needs=("easy_read",),
        ),
        no_plan("I am eighteen and it is about me. Please write to me.", days_old=14),
        *asks(10),
        taken(9),
        informed(7),
        chooses(6, NO, evening=True),
        certified(4),
    ),
    story(
        "south",
        Family("Bilal Hussain", "Maryam Hussain", 11, "bilal.hussain@family.example", "07700 900171"),
        not_assessed(days_old=13),
        *asks(7, evening=True),
        taken(6),
        informed(4),
        chooses(3, NO, evening=True),
        certified(1),
        called(1, "Rang to say that it is on its way, and what the three dates on the cover mean."),
    ),
    story(
        "north",
        Family("Gemma Ridley", "Stanley Ridley", 9, "gemma.ridley@family.example", "07700 900172"),
        not_assessed(days_old=10),
        *asks(6),
        taken(5),
        informed(3),
        says(2, NO),
        certified(0),
        noted(0, "Issued a day early: everything was there."),
    ),
)
