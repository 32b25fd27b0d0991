"""Brackenford, served by the same people, and Harrowmere, served by others behind a wall."""

from evenhand.demo.steps import (
    certified,
    chooses,
    informed,
    noted,
    says,
    taken,
)
from evenhand.demo.steps_asking import asks, asks_by
from evenhand.demo.stories.casting import ceased, no_plan, not_assessed, plan, story
from evenhand.demo.story import Family
from evenhand.domain.casework.choice import Choice

YES, NO = Choice.MEDIATION, Choice.NO_MEDIATION

BRACKENFORD = (
    story(
        "brackenford",
        Family("Catherine Ellery", "Toby Ellery", 8, "catherine.ellery@family.example", "07700 900301"),
        not_assessed(days_old=16),
        *asks(10),
        taken(9),
        informed(7),
        says(6, NO),
        certified(4),
    ),
    story(
        "brackenford",
        Family("Femi Olatunji", "Ade Olatunji", 10, "femi.olatunji@family.example", "07700 900302"),
        not_assessed(days_old=12),
        *asks(7),
        taken(6),
        informed(4),
        says(4, YES),
    ),
    story(
        "brackenford",
        Family("Lorraine Speight", "Dylan Speight", 14, "lorraine.speight@family.example", "07700 900303"),
        not_assessed(days_old=8),
        *asks(2, evening=True),
    ),
    story(
        "brackenford",
        Family("Rebecca Thwaite", "Orla Thwaite", 5, "rebecca.thwaite@family.example", "07700 900304"),
        plan(
            "BF",
            "The plan was written for another child; his name is still in it.",
            days_old=14,
            amended=True,
        ),
        *asks(6),
        taken(5),
        informed(3),
    ),
)

HARROWMERE = (
    story(
        "harrowmere",
        Family("Beatrice Lund", "Casper Lund", 9, "beatrice.lund@family.example", "07700 900401"),
        not_assessed(days_old=15),
        *asks(9),
        taken(8),
        informed(6),
        says(5, NO),
        certified(3),
    ),
    story(
        "harrowmere",
        Family("Xin Yi Tan", "Ethan Tan", 7, "xinyi.tan@family.example", "07700 900402"),
        not_assessed(days_old=11),
        *asks(4, evening=True),
        taken(3),
        informed(1),
    ),
    story(
        "harrowmere",
        Family("Nathaniel Crewe", age=22, email="nathaniel.crewe@family.example", telephone="07700 900403"),
        ceased("I finish my course next July, not this one.", days_old=13),
        *asks(8),
        taken(7),
        informed(6),
        chooses(5, YES, evening=True),
        noted(5, "Would like to meet at the college."),
    ),
    story(
        "harrowmere",
        Family(
            "Philippa Dawes",
            "Rowan Dawes",
            13,
            telephone="01632 960241",
            address="1 Ferry Lane\nHarrowmere",
            postcode="HM4 4PL",
        ),
        no_plan(days_old=12),
        asks_by(5, "telephone", "Would rather write than talk, but has no e-mail."),
        informed(3),
        says(2, NO),
    ),
)

STORIES = (*BRACKENFORD, *HARROWMERE)
