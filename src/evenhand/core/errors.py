"""What the service says when it will not do something."""


class Refused(Exception):
    """The service says no, and says what to do instead.

    `what` happened, `why`, and `next`: three plain sentences, shown as they are.
    """

    code = "refused"

    def __init__(self, what: str, why: str = "", next: str = "") -> None:
        super().__init__(" ".join(part for part in (what, why, next) if part))
        self.what, self.why, self.next = what, why, next


class NotAllowed(Refused):
    """This person may not do this here."""

    code = "not-allowed"

    def __init__(self, doing: str) -> None:
        super().__init__(
            f"You cannot {doing}.",
            "Your role here does not include it.",
            "Ask the manager of your service, or the person named on the case.",
        )


class NotNow(Refused):
    """The thing exists, but not in a state in which this can be done."""

    code = "not-now"


class NoSuchThing(Refused):
    """Nothing that this person may see has this name. Says the same whether it exists or not."""

    code = "no-such-thing"

    def __init__(self) -> None:
        super().__init__(
            "There is no such page.",
            "It may have moved, or it may be something you cannot see.",
            "Check the address, or go back to your own page.",
        )


class SilentAction(AssertionError):
    """An action changed the service without recording an event: a fault in the action."""
