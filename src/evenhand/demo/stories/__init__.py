"""Every story of the county, by where it stands now."""

from evenhand.demo.stories import (
    agreements,
    asking,
    certificates,
    coming_of_age,
    drafts,
    endings,
    families,
    figures,
    holidays,
    mediation,
    meetings,
    neighbours,
    other_doors,
    silence,
)
from evenhand.demo.story import Story

STORIES: tuple[Story, ...] = (
    *families.STORIES,
    *asking.STORIES,
    *mediation.STORIES,
    *meetings.STORIES,
    *agreements.STORIES,
    *silence.STORIES,
    *coming_of_age.STORIES,
    *holidays.STORIES,
    *figures.STORIES,
    *certificates.STORIES,
    *other_doors.STORIES,
    *endings.STORIES,
    *neighbours.STORIES,
    *drafts.STORIES,
)
