"""How a date was worked out: in plain words for families, in full for staff, with its sources."""

from typing import TYPE_CHECKING, NamedTuple

from evenhand.statute.explained_in_full import told_in_full
from evenhand.statute.explained_plainly import told_plainly
from evenhand.statute.sources import Source
from evenhand.statute.working_days import Calendars

if TYPE_CHECKING:
    from evenhand.statute.deadline import Deadline


class Explanation(NamedTuple):
    """The explanation of a deadline, worked out now or stored long ago. Each part is made when it is read."""

    deadline: "Deadline"
    calendars: Calendars

    @property
    def plain(self) -> tuple[str, ...]:
        """Return short sentences for families, the date first."""
        return told_plainly(self.deadline, self.calendars)

    @property
    def working(self) -> tuple[str, ...]:
        """Return each step, for staff and the Tribunal."""
        return told_in_full(self.deadline, self.calendars)

    @property
    def citations(self) -> tuple[Source, ...]:
        """Return the provisions the date rests on."""
        return self.deadline.sources
