"""Families whose way leads elsewhere: late, about the school only, or with nothing to certify."""

from evenhand.demo.steps import (
    called,
    date_corrected,
    informed,
    noted,
    rings_in,
    says,
    taken,
    tasks_done,
)
from evenhand.demo.steps_asking import asks, asks_by
from evenhand.demo.stories.casting import named_school, not_assessed, plan, story
from evenhand.demo.story import Family
from evenhand.domain.cases.facts import FactKind
from evenhand.domain.casework.choice import Choice

NO = Choice.NO_MEDIATION

STORIES = (
    # Only the name of the school: the Tribunal asks for no certificate.
    story(
        "north",
        Family("Alistair Munro", "Skye Munro", 11, "alistair.munro@family.example", "07700 900181"),
        named_school("The plan is right. The school it names is forty minutes away.", days_old=10),
        *asks(8),
        taken(7),
        informed(5),
        says(5, NO),
        called(
            5, "Explained that he can appeal without a certificate, and that mediation stays open to him."
        ),
    ),
    story(
        "north",
        Family("Zoe Hartnell", "Luca Hartnell", 4, "zoe.hartnell@family.example", "07700 900183"),
        plan("I", "No school is named at all.", days_old=9),
        *asks(5),
        taken(4),
        informed(3),
        says(2, NO),
    ),
    # Two months were over.
    story(
        "north",
        Family("Keith Warburton", "Callie Warburton", 13, "keith.warburton@gone.example", "07700 900184"),
        not_assessed(days_old=71),
        *asks(10),
        taken(9),
        informed(8),
        says(8, NO),
        noted(8, "Told him what leave from the Tribunal is, and that mediation is open to him all the same."),
    ),
    story(
        "south",
        Family("Ngozi Eze", "Amara Eze", 15, "ngozi.eze@family.example", "07700 900185"),
        not_assessed(days_old=95),
        asks_by(7, "telephone", "The letter went to an old address."),
        informed(6),
        says(5, NO),
    ),
    # Late as it seemed, until a voicemail of the week before was found: contact was in time after all.
    story(
        "north",
        Family("Roisin McAteer", "Cormac McAteer", 12, "roisin.mcateer@family.example", "07700 900186"),
        not_assessed(days_old=64),
        *asks(6),
        taken(5),
        informed(3),
        says(2, NO),
        rings_in(
            1,
            "Found on the machine of the old number: she rang nine days earlier.",
            reached=False,
            days_before=14,
        ),
        noted(1, "In time after all. Rang to tell her: she can have her certificate."),
    ),
    # The other way about: the letter was sent a month before the date that she remembered.
    story(
        "south",
        Family("Patricia Lyle", "Scarlett Lyle", 10, "patricia.lyle@family.example", "07700 900187"),
        not_assessed(days_old=40),
        *asks(9),
        taken(8),
        informed(7),
        says(6, NO),
        date_corrected(
            5, FactKind.NOTICE_DATED, -35, "She found the letter: it is five weeks older than she thought."
        ),
        date_corrected(
            5, FactKind.NOTICE_SENT, -35, "Sent on the day of its date, by the council's own e-mail."
        ),
        tasks_done(4),
    ),
)
