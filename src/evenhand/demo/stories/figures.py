"""A family beside whose case the county is counted, and colleagues are away: what a manager does besides cases."""

from evenhand.demo.steps import taken
from evenhand.demo.steps_asking import asks
from evenhand.demo.steps_comments import (
    editor_improves,
    editor_thanks,
    publishes_improvements,
    reader_comments,
    takes_improvements_down,
)
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
from evenhand.domain.feedback.states import About

CERTIFICATE, EXPENSES = "/guide/your-choices/the-certificate", "/guide/help/expenses"

STORIES = (
    story(
        "north",
        Family("Beatrix Hollins", "Rufus Hollins", 7, "beatrix.hollins@family.example", "07700 900242"),
        not_assessed("He cannot sit with the others for longer than a few minutes.", days_old=8),
        *asks(13),
        taken(12),
        reader_comments(
            12, CERTIFICATE, About.HARD, "Which of the two dates is mine? I read it three times."
        ),
        reader_comments(11, "", About.HELPED, "Found it at midnight, and slept."),
        reader_comments(10, EXPENSES, About.MISSING, "Does it pay for a sitter?"),
        editor_improves(
            9,
            CERTIFICATE,
            "It was hard to see which of two dates is yours.",
            "The earlier one stands first now.",
        ),
        publishes_improvements(8),
        takes_improvements_down(7),
        editor_improves(
            6,
            CERTIFICATE,
            "It was hard to see which of two dates is yours.",
            "The later one stands first now, and says why it is yours.",
        ),
        publishes_improvements(6),
        editor_thanks(8),
        editor_improves(
            2,
            EXPENSES,
            "You could not find whether childcare is paid.",
            "The page has a line about childcare now.",
        ),
        reader_comments(
            1, "/guide/about-us/contact-us", About.BROKEN, "I touch the telephone number and nothing happens."
        ),
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
