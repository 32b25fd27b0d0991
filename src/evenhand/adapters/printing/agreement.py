"""Prints the copy of a signed agreement as a tagged PDF."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from evenhand.adapters.typesetting import FONTS, printable, set_in_type
from evenhand.domain.agreements.ports import SignedText

TEMPLATE = Path(__file__).parent / "agreement.typ"
UNPRINTED = (
    "A letter in brackets, such as [U+1234], is one that we cannot print. It stands on your page as written."
)


def print_agreement(text: SignedText, at: datetime) -> bytes:
    """Return the copy; the same text and moment give the same bytes. Letters that no font has are given by number."""

    def words(unprinted: tuple[str, ...]) -> dict[str, Any]:
        page = _printable(asdict(text), unprinted)
        return {**page, "fonts": FONTS, "unprinted": UNPRINTED if unprinted else ""}

    return set_in_type(TEMPLATE, words, at).pdf


def _printable(value: Any, unprinted: tuple[str, ...]) -> Any:
    if isinstance(value, str):
        return printable(value, unprinted)
    if isinstance(value, dict):
        return {name: _printable(each, unprinted) for name, each in value.items()}
    return [_printable(each, unprinted) for each in value]
