"""Markers: words that stand nowhere else, one for every field of everybody, so that wherever one turns up is known."""

import random
import re
import string
from dataclasses import dataclass, field
from datetime import date, timedelta

BORN_FIRST = date(2013, 1, 2)
# What a marker can look like, wherever it begins: a word, a telephone number, a postcode, a day.
SHAPE = re.compile(r"(?=(zq[a-z]{10}|07700 9\d{5}|zq\d\d \d[a-z]{2}|\d{1,2} [a-z]+ \d{4}))")


@dataclass(frozen=True)
class Marker:
    """One word that stands nowhere else: what it is, and of which cases, services and people."""

    token: str
    what: str
    of: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.what} of {' and '.join(self.of)} ({self.token})"


@dataclass
class Markers:
    """Every marker that was given out, by its word."""

    given: dict[str, Marker] = field(default_factory=dict)
    _random: random.Random = field(default_factory=random.SystemRandom)
    _days: int = 0

    def word(self, what: str, *of: str) -> str:
        """Return a new word, written as a name is."""
        return self._give(
            "zq" + "".join(self._random.choices(string.ascii_lowercase, k=10)), what, of
        ).title()

    def words(self, what: str, *of: str) -> str:
        """Return a sentence with a new word in it."""
        return f"It is said here that {self.word(what, *of)} matters."

    def mailbox(self, what: str, *of: str, host: str = "family.example") -> str:
        """Return a new e-mail address."""
        return f"{self.word(what, *of).lower()}@{host}"

    def telephone(self, what: str, *of: str) -> str:
        """Return a new telephone number of those that are nobody's."""
        return self._give(f"07700 9{self._random.randrange(100_000):05}", what, of)

    def postcode(self, what: str, *of: str) -> str:
        """Return a new postcode in an area that does not exist."""
        letters = "".join(self._random.choices("ABDEFGHJLNPQRSTUWXYZ", k=2))
        number = self._random.randrange(10, 100)
        return self._give(f"ZQ{number} {self._random.randrange(10)}{letters}", what, of)

    def born(self, what: str, *of: str, since: date = BORN_FIRST) -> date:
        """Return a new day of birth; its marker is the day in words."""
        self._days += 37
        day = since + timedelta(days=self._days)
        self._give(f"{day.day} {day:%B} {day.year}", what, of)
        return day

    def found_in(self, text: str) -> set[Marker]:
        """Return the markers that stand in a text, however it is written."""
        plain = " ".join(text.lower().split())
        return {self.given[token] for token in SHAPE.findall(plain) if token in self.given}

    def _give(self, token: str, what: str, of: tuple[str, ...]) -> str:
        if token.lower() in self.given:
            raise LookupError(f"{token} was given out before: start again")
        if SHAPE.findall(token.lower())[:1] != [token.lower()]:
            raise LookupError(f"{token} would never be found: give it a shape")
        self.given[token.lower()] = Marker(token.lower(), what, of)
        return token
