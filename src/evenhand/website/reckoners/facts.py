"""What a card's text may name beside the facts of every page: what was worked out from somebody's answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from evenhand.website.pages.facts import Facts, Said
from evenhand.website.reckoners.rules import RESULT

NOT_KNOWN = Said("a day that we cannot work out yet")


@dataclass(frozen=True)
class FactsAndResults(Facts):
    """The facts of a day, and the results of one visitor's answers."""

    results: Mapping[str, str | int] = field(default_factory=dict)

    def say(self, name: str) -> Said:
        """Return what stands in place of a fact or a result.

        Raises NoSuchFact.
        """
        if not name.startswith(RESULT):
            return super().say(name)
        found = self.results.get(name.removeprefix(RESULT))
        return NOT_KNOWN if found is None else Said(str(found))
