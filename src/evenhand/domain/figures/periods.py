"""The quarters and years that reports are about: whole ones only, so that no two of them overlap by less."""

from dataclasses import dataclass
from datetime import date, timedelta

MONTHS, APRIL = 3, 4
QUARTERS = 4


@dataclass(frozen=True, order=True)
class Period:
    """A quarter, or a council's year from April to March."""

    starts_on: date
    is_year: bool = False

    @property
    def ends_on(self) -> date:
        """Return its last day."""
        year, month = self.starts_on.year, self.starts_on.month + (QUARTERS if self.is_year else 1) * MONTHS
        return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1) - timedelta(days=1)

    @property
    def title(self) -> str:
        """Return what it is called: "July to September 2026", "April 2025 to March 2026"."""
        last = self.ends_on
        first = f"{self.starts_on:%B}" + (
            f" {self.starts_on.year}" if last.year != self.starts_on.year else ""
        )
        return f"{first} to {last:%B} {last.year}"

    @property
    def quarters(self) -> tuple["Period", ...]:
        """Return the quarters that it is made of."""
        if not self.is_year:
            return (self,)
        found = [Period(self.starts_on)]
        while len(found) < QUARTERS:
            found.append(found[-1].next)
        return tuple(found)

    @property
    def next(self) -> "Period":
        """Return the quarter, or the year, after this one."""
        return Period(self.ends_on + timedelta(days=1), self.is_year)

    @property
    def year(self) -> "Period":
        """Return the council's year that a quarter is of."""
        first = self.starts_on.year if self.starts_on.month >= APRIL else self.starts_on.year - 1
        return Period(date(first, APRIL, 1), is_year=True)


def quarter_of(day: date) -> Period:
    """Return the quarter that a day is in."""
    return Period(date(day.year, (day.month - 1) // MONTHS * MONTHS + 1, 1))


def ended(today: date, since: date, most: int) -> list[Period]:
    """Return the last quarters that are over and that began on a day or later, oldest first."""
    found: list[Period] = []
    quarter = quarter_of(quarter_of(today).starts_on - timedelta(days=1))
    while quarter.starts_on >= since and len(found) < most:
        found.append(quarter)
        quarter = quarter_of(quarter.starts_on - timedelta(days=1))
    return found[::-1]
