"""What looks as if it told who somebody is, in words that every editor will read."""

import re

from evenhand.core.references import ALPHABET
from evenhand.domain.organisations.postcodes import SHAPE

_SIGNS = (
    (re.compile(r"\S@\S+\.\S"), "an e-mail address"),
    (re.compile(r"(?<!\d)(?:\+|0)(?:[\s()./-]?\d){9,13}(?!\d)"), "a telephone number"),
    (re.compile(rf"\b{SHAPE}\b", re.IGNORECASE), "a postcode"),
    (re.compile(r"\bEM-\d{4}-\d{6}\b", re.IGNORECASE), "the number of a certificate"),
    (re.compile(rf"\b[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}\b", re.IGNORECASE), "the number of a case"),
)


def private_in(words: str) -> str:
    """Return what of a text could lead to somebody, in words; empty where nothing of that shape is in it."""
    return next((name for sign, name in _SIGNS if sign.search(words)), "")
