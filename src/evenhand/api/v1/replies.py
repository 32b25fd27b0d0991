"""The shape of what is answered. The values are the statute's; these say what each is, and hold them to it."""

from typing import Annotated

from ninja import Schema
from pydantic import Field

Day = Annotated[str, Field(json_schema_extra={"format": "date"})]


class ReadingUsed(Schema):
    """A switch that a date turns on, the reading used, and the day that each other reading gives; null is no day."""

    switch: str
    reading: str
    others: dict[str, Day | None]


class Explanation(Schema):
    """How a day was found: in plain words for a family, and step by step."""

    plain: list[str]
    working: list[str]


class Deadline(Schema):
    """A day by which somebody must act."""

    rule: str = Field(description="The rule of law, by its number here.")
    owner: str = Field(description="Who must act.")
    counted_from: Day = Field(description="The day that time runs from, which also picks the law.")
    counted_from_fact: str = Field(description="Which fact that day is.")
    due_on: Day = Field(description="The day the law gives, under the readings used.")
    safe_on: Day = Field(
        description="The day to tell a family: the last working day before anybody could say it is too late."
    )
    may_accept_until: Day | None = Field(
        description="For appeals, the day to which the Tribunal's rules may move it. Never promise it."
    )
    facts: dict[str, Day] = Field(description="The days that this one rests on.")
    readings: list[ReadingUsed] = Field(description="Where the law can be read in two ways: what was chosen.")
    remarks: list[str] = Field(description="What else must be known, by its code.")
    rule_set: str = Field(description="Which state of the law was used.")
    calendar: str = Field(description="Which list of bank holidays was used.")
    citation: str = Field(description="Where the law says it.")
    explanation: Explanation | None = Field(
        None, description="How the day was found; absent where brief is true."
    )


class Calendar(Schema):
    """Which list of bank holidays was counted by, and how far it reaches."""

    version: str
    known_from: Day
    known_until: Day = Field(description="No day beyond this one is given.")
    announced_until: Day = Field(
        description="After this day holidays follow the standing rules; one may still move."
    )
    checked_on: Day
    source: str


class ClocksAnswer(Schema):
    """Every deadline that the facts start."""

    id: str | int | None = Field(None, description="The name that the question had, if it had one.")
    deadlines: list[Deadline]
    rule_sets: list[str] = Field(description="Which states of the law the deadlines rest on.")
    calendar: Calendar
    notice: str


class About(Schema):
    """A day, and whether it is a working day; if not, why not."""

    on: Day
    is_working_day: bool
    why_not: str | None


class From(About):
    """The day counted from, and the nearest working days."""

    on_or_before: Day
    on_or_after: Day


class Skipped(Schema):
    """A bank holiday that was not counted."""

    on: Day
    why: str


class Walked(Schema):
    """A number of working days and the day on which they end; below zero where that is earlier."""

    number: int
    ends: About
    skipped: list[Skipped]
    explanation: list[str]


class Period(Schema):
    """Where a time ends: "within" leaves the day counted from out; "beginning with" it counts that day."""

    number: int
    within: About
    beginning_with: About
    explanation: list[str]


class WorkingDaysAnswer(Schema):
    """What was asked of the calendar, each count under its own name."""

    start: From = Field(alias="from")
    add: Walked | None = None
    before: Walked | None = None
    to: Walked | None = None
    months: Period | None = None
    weeks: Period | None = None
    days: Period | None = None
    calendar: Calendar
    notice: str


class Sentences(Schema):
    """What went wrong, why, and what to do next."""

    what: str
    why: str
    what_next: str


class Problem(Schema):
    """An asking that is not answered."""

    error: Sentences
