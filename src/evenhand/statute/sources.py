"""Where a rule of law is written down."""

from datetime import date
from typing import NamedTuple


class Source(NamedTuple):
    """A provision, and the day on which a person last read it."""

    instrument: str
    provision: str
    checked_on: date
    read: str = "in full"

    def __str__(self) -> str:
        return f"{self.instrument}, {self.provision}"
