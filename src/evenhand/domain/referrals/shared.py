"""What the family chose to share with the council beyond what the law asks for."""

from dataclasses import dataclass
from uuid import UUID

from evenhand.domain.requests import queries as requests

SLUG, FIELD = "share", "share"


@dataclass(frozen=True)
class Shares:
    """What may be passed on."""

    words: bool = False
    hopes: bool = False
    needs: bool = False


def words_to_share(case_id: UUID) -> Shares:
    """Return what the family ticked in its request; nothing where it was not asked or ticked nothing."""
    request = requests.sent_request(case_id)
    ticked = set((request.answers.get(SLUG, {}) if request else {}).get(FIELD) or ())
    return Shares(words="issues" in ticked, hopes="hoped_for" in ticked, needs="needs" in ticked)
