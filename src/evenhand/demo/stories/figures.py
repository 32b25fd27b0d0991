"""A family beside whose case the county is counted, and colleagues are away: what a manager does besides cases."""

from evenhand.demo.steps import taken
from evenhand.demo.steps_asking import asks
from evenhand.demo.steps_oversight import (
    finds_figures_wrong,
    hands_over,
    has_them_back_after_all,
    opens_every_case,
    plans_cover,
    publishes_figures,
)
from evenhand.demo.stories.casting import not_assessed, story
from evenhand.demo.story import Family

STORIES = (
    story(
        "north",
        Family("Beatrix Hollins", "Rufus Hollins", 7, "beatrix.hollins@family.example", "07700 900242"),
        not_assessed("He cannot sit with the others for longer than a few minutes.", days_old=8),
        *asks(13),
        taken(12),
        publishes_figures(11),
        publishes_figures(9),
        finds_figures_wrong(7),
        publishes_figures(5),
        plans_cover(3, "tomasz", ("megan",)),
        has_them_back_after_all(3, 2),
        plans_cover(1, "megan", ("tomasz",)),
        hands_over(1, 2),
        opens_every_case(1),
    ),
)
