"""A family whose safe date would come nearer if a new bank holiday is confirmed, and the lists before that one."""

from evenhand.demo.steps import taken
from evenhand.demo.steps_asking import asks
from evenhand.demo.steps_law import (
    a_new_holiday_waits,
    a_rumour_is_rejected,
    one_more_year_is_announced,
    reads_the_law,
)
from evenhand.demo.stories.casting import not_assessed, story
from evenhand.demo.story import Family

STORIES = (
    story(
        "north",
        Family("Imogen Thornbury", "Isaac Thornbury", 8, "imogen.thornbury@family.example", "07700 900241"),
        not_assessed("He has been out of school since September.", days_old=9),
        *asks(14),
        taken(13),
        reads_the_law(
            12,
            "la_lawyer",
            "part_of_party",
            "The councils asked for it in writing, and a family may bring a lawyer too (Kumar v Hillingdon).",
        ),
        one_more_year_is_announced(11),
        one_more_year_is_announced(8),
        a_rumour_is_rejected(5),
        a_new_holiday_waits(2),
    ),
)
