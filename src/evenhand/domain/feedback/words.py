"""What looks as if it told who somebody is, in words that every editor will read."""

import re

_SIGNS = (
    (re.compile(r"\S@\S+\.\S"), "an e-mail address"),
    (re.compile(r"(?<!\d)(?:\+|0)(?:[\s()./-]?\d){9,13}(?!\d)"), "a telephone number"),
    (re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.IGNORECASE), "a postcode"),
    (re.compile(r"\bEM-\d{4}-\d{6}\b|\b[A-Z2-9]{4}-[A-Z2-9]{4}\b"), "the number of a case or a certificate"),
)


def private_in(words: str) -> str:
    """Return what of a text could lead to somebody, in words; empty where nothing of that shape is in it."""
    return next((name for sign, name in _SIGNS if sign.search(words)), "")
