"""Where the links of a text lead: another page, a word of the glossary, a part of this service, or elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.apps import apps
from django.urls import reverse

from evenhand.design.words import meant

PAGE, TERM, GO, OUT = "page:", "term:", "go:", "out:"
ELSEWHERE = ("https://", "mailto:", "tel:", "#")
# Of those, what only a fact may lead to.
BY_FACT = ("mailto:", "tel:")
# The parts of this service that a text can lead to, by the name of their address.
PLACES = {
    "checks": "check:list",
    "dates": "dates:start",
    "ask": "ask:start",
    "sign-in": "sign-in:address",
    "verify": "verify:ask",
    "privacy": "privacy",
    "cookies": "cookies",
    "accessibility": "accessibility",
    "glossary": "glossary",
    "home": "home",
    "support": "support:show",
}


class LeadsNowhere(LookupError):
    """A link names something that is not there."""


@dataclass(frozen=True)
class Targets:
    """The addresses of what a text may lead to, in one language."""

    pages: Mapping[str, str]
    terms: Mapping[str, str]
    """The meaning of each word of the glossary, by its short name."""
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    """The address of each other website, by its short name."""

    def address(self, target: str) -> str:
        """Return the address of a target.

        Raises LeadsNowhere.
        """
        if target.startswith(ELSEWHERE):
            return target
        if target.startswith(PAGE):
            slug, mark, heading = target.removeprefix(PAGE).partition("#")
            return _found(slug, self.pages, "page") + mark + heading
        if target.startswith(TERM):
            slug = target.removeprefix(TERM)
            _found(slug, self.terms, "word in the glossary")
            return f"{reverse('glossary')}#{slug}"
        if target.startswith(GO):
            return reverse(_found(target.removeprefix(GO), PLACES, "part of this service"))
        if target.startswith(OUT):
            return _found(target.removeprefix(OUT), self.elsewhere, "other website")
        raise LeadsNowhere(
            f"“{target}” leads nowhere. A link begins with page:, term:, go:, out: or https://."
        )


def _found(name: str, among: Mapping[str, str], what: str) -> str:
    if name not in among:
        raise LeadsNowhere(f"There is no {what} “{name}”.{meant(name, among)}")
    return among[name]


def require_not_by_hand(target: str) -> None:
    """Raise LeadsNowhere for a number or an address to write to: typed by hand it stays when the contract changes."""
    if target.startswith(BY_FACT):
        raise LeadsNowhere(
            f"“{target}” cannot be a link. Write [[provider.telephone]] or [[provider.email]] instead: "
            "the page puts in what is right on the day, and makes it a link."
        )


def require(target: str) -> None:
    """Raise LeadsNowhere unless a target is there, in any language, and may be typed by hand."""
    require_not_by_hand(target)
    named = (apps.get_model("pages", each) for each in ("ContentPage", "Term", "Elsewhere"))
    Targets(*(dict.fromkeys(each.objects.values_list("slug", flat=True), "") for each in named)).address(
        target
    )
