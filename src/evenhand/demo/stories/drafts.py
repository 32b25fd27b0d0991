"""Families who began a request and did not send it: no case stands behind these."""

from evenhand.demo.steps_asking import begins, discards, takes_back_a_file
from evenhand.demo.stories.casting import not_assessed, story
from evenhand.demo.story import Family

STORIES = (
    story("north", Family("Alex Winterbourne", "Robin Winterbourne", 8), not_assessed(), begins(0)),
    story(
        "south",
        Family("Jo Fairweather", "Kit Fairweather", 6),
        not_assessed(),
        begins(5, evening=True),
        takes_back_a_file(4),
        discards(4),
    ),
    # Nobody came back to it for thirty days: the service emptied it.
    story("north", Family("Terry Ainsworth", "Lee Ainsworth", 12), not_assessed(), begins(40)),
)
