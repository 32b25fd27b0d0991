"""Families whose council let the thirty days go by and says nothing."""

from evenhand.demo.steps import certified_by_manager, informed, noted, says, taken
from evenhand.demo.steps_asking import asks, asks_although_silent, rings_about_silence
from evenhand.demo.steps_complaining import (
    asks_for_second_look,
    complains,
    complaint_answered,
    complaint_taken,
)
from evenhand.demo.stories.casting import no_plan, not_amended, not_assessed, story
from evenhand.demo.story import Family
from evenhand.domain.casework.choice import Choice
from evenhand.domain.complaints.states import About, Finding

YES = Choice.MEDIATION

STORIES = (
    # May ask for a certificate as if it had taken part, and has not made up its mind.
    story(
        "south",
        Family("Ines Falkner", "Luca Falkner", 9, "ines.falkner@family.example", "07700 900206"),
        not_assessed("Nobody has rung me back since the summer holidays.", days_old=8),
        *asks(30),
        taken(29),
        informed(28),
        says(27, YES),
        complains(
            12,
            About.LATE,
            "You said that you would ring when the council answers, or at the latest after three weeks. Nobody rang. "
            "Please ring on the day that you say.",
        ),
        complaint_taken(11),
        complaint_answered(
            6,
            Finding.RIGHT,
            "You are right. Tomasz had it on his list and was ill for a week, and nobody looked at his list. I am "
            "sorry that you waited by the telephone.",
            "The calls of whoever is ill are made by a colleague the same day.",
        ),
        complains(3, About.DATES, "The letter about my dates came twice, with two different days in it."),
        noted(
            2,
            "Told her that the council’s 30 days are over, and what a certificate now would do to her dates.",
        ),
    ),
    # Asked for it on its own page: a manager decides.
    story(
        "north",
        Family("Gareth Penhale", "Demelza Penhale", 12, "gareth.penhale@family.example", "07700 900207"),
        no_plan("We said yes to a meeting and heard nothing.", days_old=7),
        *asks(29),
        taken(28),
        informed(27),
        says(26, YES),
        complains(
            18,
            About.TREATED,
            "I was asked three times why his father does not ring himself. I am his father.",
        ),
        complaint_taken(17),
        complaint_answered(9, Finding.NOT, "We must ask who somebody is before we talk about a child."),
        asks_for_second_look(7, "Once is enough. You did not say why it was three times."),
        asks_although_silent(0),
    ),
    # Asked by telephone; the manager signed it off. It may still mediate.
    story(
        "north",
        Family("Noreen Salter", "Corin Salter", 10, "noreen.salter@family.example", "07700 900208"),
        not_amended("They have changed nothing, and they do not answer.", days_old=6),
        *asks(34),
        taken(33),
        informed(32),
        says(31, YES),
        rings_about_silence(4),
        certified_by_manager(3),
    ),
)
