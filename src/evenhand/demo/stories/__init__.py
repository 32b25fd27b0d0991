"""Every story of the county, by where it stands now."""

from evenhand.demo.stories import (
    agreements,
    asking,
    certificates,
    drafts,
    endings,
    families,
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
    *holidays.STORIES,
    *certificates.STORIES,
    *other_doors.STORIES,
    *endings.STORIES,
    *neighbours.STORIES,
    *drafts.STORIES,
)
