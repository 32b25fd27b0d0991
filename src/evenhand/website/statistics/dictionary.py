"""The data dictionary: which columns the file of all figures has, and which codes stand in them."""

from collections.abc import Iterator
from dataclasses import dataclass

from evenhand.domain.figures.measures import Measure, Middle
from evenhand.portals.figures.pages import HALF

TOTAL, MEDIAN = "total", "median"
COUNT, SHARE, DAYS = "count", "share", "days"
COLUMNS = (
    ("report", "The number of the report. It stands in its address: /statistics/ and this number."),
    ("council", "Our code for the council."),
    ("council_name", "The name of the council."),
    ("area_code", "The code of its area in official statistics. Empty for a council that is made up."),
    ("service", "Who ran the mediation service."),
    ("period", "“quarter”, or “year”: April to March. A year holds its four quarters: never add both."),
    ("first_day", "The first day of the period."),
    ("last_day", "The last day of the period."),
    ("published_on", "The day on which the report was published."),
    ("state", "“published”, or “corrected”: it was found wrong. Leave those out when you add up."),
    ("replaced_by", "The number of the report in its place, once there is one."),
    ("measure", "The code of the list, as below."),
    ("line", "The code of the line, as below."),
    ("unit", "What the value is: “count”, “share” (of the total, as it may be told) or “days”."),
    ("value", "The value. Empty where there is none to show. Empty is never zero."),
    ("note", "Why the value is empty: “not shown”, or “none to count” for a share of nothing."),
    ("as_before", "“yes” where a correction left the list as it was published first."),
)


@dataclass(frozen=True)
class Line:
    """One line of a list, as the file names it."""

    code: str
    unit: str
    title: str


def lines_of(one: Measure | Middle) -> Iterator[Line]:
    """Give each line that the file has of a list: its counts, then the total and the share, where it has them."""
    if isinstance(one, Middle):
        yield Line(MEDIAN, DAYS, HALF)
        return
    for code, title in one.lines:
        yield Line(code, COUNT, title)
    if one.adds_up:
        yield Line(TOTAL, COUNT, "Total")
    if one.share_of:
        yield Line(one.share_of, SHARE, one.share_title)
