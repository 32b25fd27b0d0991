"""What somebody asked us to stop, and which ways that closes."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evenhand.domain.people.kinds import Stopped

if TYPE_CHECKING:
    from evenhand.domain.people.models import ContactStop


@dataclass(frozen=True)
class Stops:
    """The wishes of one person that stand."""

    standing: "tuple[ContactStop, ...]" = ()

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return bool(self.standing)

    @property
    def of_everything(self) -> bool:
        """Tell whether they want to hear nothing but what the law requires."""
        return any(stop.what == Stopped.EVERYTHING for stop in self.standing)

    def closes(self, way: Stopped, *, is_required: bool = False) -> bool:
        """Tell whether a way is closed to a message. What is required goes by the way that a stop of all left open."""
        return any(
            stop.what == way
            or (stop.what == Stopped.EVERYTHING and not (is_required and stop.left_open == way))
            for stop in self.standing
        )
