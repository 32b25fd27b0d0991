"""What somebody says in their own words, where words are needed: worries, complaints, and what is answered."""

from evenhand.core.errors import Refused

LONGEST = 10_000


class NothingSaid(Refused):
    """The words that are needed are not there, or are far too many."""

    code = "nothing-said"

    def __init__(self, what: str) -> None:
        super().__init__(
            "Nothing was kept.",
            f"{what} is empty, or longer than {LONGEST:,} characters.",
            "Write it, and send it again.",
        )


def require_words(words: str, what: str, *, may_be_empty: bool = False) -> str:
    """Return words without the space around them. Raises NothingSaid."""
    kept = words.strip()
    if len(kept) > LONGEST or not (kept or may_be_empty):
        raise NothingSaid(what)
    return kept
