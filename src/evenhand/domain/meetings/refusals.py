"""When a meeting cannot be booked, changed or recorded like this."""

from collections.abc import Iterable
from datetime import date

from evenhand.core.errors import Refused
from evenhand.statute.words import day_in_words


class TimeTaken(Refused):
    """The mediator or the room is booked at that time."""

    code = "time-taken"

    def __init__(self) -> None:
        super().__init__(
            "The meeting was not booked.",
            "The mediator or the room is taken at that time.",
            "Choose another time, mediator or room.",
        )


class LinkUsed(Refused):
    """The link belongs to another meeting."""

    code = "link-used"

    def __init__(self) -> None:
        super().__init__(
            "The meeting was not booked.",
            "This link was used for a meeting before, whose people could come in.",
            "Make a new link for this meeting.",
        )


class NotThatMeeting(Refused):
    """A meeting cannot be held like that."""

    code = "not-that-meeting"

    def __init__(self, why: str, next: str) -> None:
        super().__init__("This was not recorded.", why, next)


class TooSoon(Refused):
    """The family would have less notice than the regulations give it."""

    code = "too-soon"

    def __init__(self, earliest: date) -> None:
        super().__init__(
            "The meeting was not booked.",
            "The family must be told five full working days before (regulation 37(2)), so that it can be on "
            f"{day_in_words(earliest)} at the earliest.",
            "Choose a later day, or record that the family agrees to less.",
        )


class NobodyDecides(Refused):
    """Nobody was named who can decide about some of the issues."""

    code = "nobody-decides"

    def __init__(self, parts: Iterable[str]) -> None:
        super().__init__(
            "The meeting was not booked.",
            f"Nobody was named who can decide about: {', '.join(parts)} (regulation 37(1)).",
            "Ask the body to name somebody, or say why it is booked all the same.",
        )
