"""Where the pages of each language live: English at the root, the others under a short name of theirs."""

from evenhand.design.phrases import ENGLISH

PREFIXES = {ENGLISH: "", "pl": "pl", "ur": "ur", "en-gb-x-easy": "easy"}


class LanguageConverter:
    """Reads the language at the front of an address; of English there is none."""

    regex = "|".join(prefix for prefix in PREFIXES.values() if prefix)
    codes = {prefix: code for code, prefix in PREFIXES.items() if prefix}

    def to_python(self, value: str) -> str:
        """Return the code of the language."""
        return self.codes[value]

    def to_url(self, value: str) -> str:
        """Return the short name of the language."""
        return PREFIXES[value]


def home(language: str) -> str:
    """Return the address of the first page in a language."""
    return f"/{PREFIXES[language]}"
