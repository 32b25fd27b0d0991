"""When a mediator cannot be taken."""

from collections.abc import Iterable

from evenhand.core.errors import Refused
from evenhand.domain.panel.states import CredentialKind


class NotOnThisCase(Refused):
    """The mediator has a conflict with the case."""

    code = "not-on-this-case"

    def __init__(self) -> None:
        super().__init__(
            "This mediator cannot be assigned.", "They are shut out of this case.", "Choose somebody else."
        )


class NotCurrent(Refused):
    """The mediator lacks something that they must hold on the day of the meeting."""

    code = "not-current"

    def __init__(self, lacking: Iterable[CredentialKind]) -> None:
        names = "; ".join(kind.label for kind in lacking)
        super().__init__(
            "This mediator cannot be assigned.",
            f"On that day they would not hold: {names}."
            if names
            else "They are not on the panel on that day.",
            "Put it on record first, or choose somebody else.",
        )
