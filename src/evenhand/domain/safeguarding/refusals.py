"""When the service says no about a concern or an opened case, and what to do instead."""

from evenhand.core.errors import Refused


class AlreadyReviewed(Refused):
    """Somebody said already whether it was right."""

    code = "already-reviewed"

    def __init__(self) -> None:
        super().__init__(
            "Nothing was changed.", "Somebody has reviewed this already.", "Go back to the list."
        )
