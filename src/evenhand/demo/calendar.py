"""The days and hours of a story: working days counted back from today, and moments of those days."""

from datetime import date, datetime, time, timedelta
from hashlib import sha256

from evenhand.core.clock import LONDON
from evenhand.statute.working_days import ENGLAND

OPENS = time(9, 5)
EVENING = time(20, 5)
BETWEEN_STEPS = timedelta(minutes=11)


def working_day(today: date, ago: int) -> date:
    """Return the working day that lies `ago` working days back.

    On a weekend it counts from the working day that comes, so that what is due today on a Friday is due on the
    Monday; what happens "today" then happened on the Friday.
    """
    day = ENGLAND.on_or_after(today)
    for _ in range(ago):
        day = ENGLAND.on_or_before(day - timedelta(days=1))
    return min(day, ENGLAND.on_or_before(today))


def moment(day: date, story: str, turn: int, *, evening: bool = False) -> datetime:
    """Return when the step of a story happens that is the `turn`-th of its day: the same at every loading."""
    spread = 90 if evening else 330  # minutes over which the stories of a day are spread
    minutes = int.from_bytes(sha256(story.encode()).digest()[:4]) % spread
    opens = datetime.combine(day, EVENING if evening else OPENS, LONDON)
    return opens + timedelta(minutes=minutes) + turn * BETWEEN_STEPS
