"""How the cleaner says that it cannot make a file anew."""


class Refuse(Exception):
    """The file cannot be made anew; `reason` is a code that documents have words for."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
