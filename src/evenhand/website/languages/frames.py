"""Sets a page's language in what surrounds it, and offers the others."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from evenhand.design.models import Language
from evenhand.design.phrases import NAMES, direction
from evenhand.website.languages.addresses import home


def is_variant(language: str) -> bool:
    """Tell whether a language is another's in other words, which search engines are told nothing of: Easy Read."""
    return "-x-" in language


def speak(request: Any, language: str, elsewhere: Mapping[str, str]) -> None:
    """Let the frame of a page be in its language, and lead to the page in the others, or to their first page."""
    offered = tuple(
        Language(code, name, elsewhere.get(code, home(code)), direction(code)) for code, name in NAMES.items()
    )
    request.frame = replace(
        request.frame,
        language=language,
        direction=direction(language),
        languages=offered,
        home_url=home(language),
    )
