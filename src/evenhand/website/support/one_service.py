"""Reads one service of Open Referral UK into what an entry here can say.

Names of people are read from nowhere: a contact's is left where it is.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from html import unescape
from typing import Any

from django.core.exceptions import SuspiciousOperation, ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.html import strip_tags

from evenhand.website.support.feed import AREA, TAXONOMY
from evenhand.website.support.models import TELEPHONE, Kind, Support

# Two words with a sign between them, as one person's address has: “a.person@”.
OF_A_PERSON = re.compile(r"[a-z'’-]+([._][a-z'’-]+)+[0-9]*@.*", re.IGNORECASE)
OLDEST = 120
LONGEST = {field.name: field.max_length for field in Support._meta.local_fields}
# What would be a mark of our texts, or of HTML.
MARKS = re.compile(r"\[\[|\]\]|\*\*|\]\(|<|>")


@dataclass(frozen=True)
class Said:
    """What a file says of one service, in the columns of an entry."""

    name: str
    kind: str
    does: str
    for_whom: str
    telephone: str
    hours: str
    website: str
    email: str
    cost: str
    access: str

    def columns(self) -> dict[str, str]:
        """Return it by the names of the columns."""
        return asdict(self)


@dataclass(frozen=True)
class Given:
    """One service of a file."""

    source_id: str
    said: Said
    areas: tuple[tuple[str, str], ...]
    """Name and code of each area as the file has them; the code is of official statistics, or empty."""
    left: tuple[str, ...]
    """What of it was left out and why, in sentences."""


def given_of(service: dict[str, Any]) -> Given:
    """Return what a file says of one service."""
    left: list[str] = []
    phones = [phone for each in (service, *_rows(service, "contacts")) for phone in _rows(each, "phones")]
    places = [_row(each, "location") for each in _rows(service, "service_at_locations")]
    access = [each for place in places for each in _rows(place, "accessibility")]
    told = {
        "name": text_in(service, "name"),
        "kind": _kind(service),
        "does": _plain(service),
        "for_whom": text_in(service, "eligibility_description") or _ages(service),
        "telephone": _telephone(phones, left),
        "hours": _all(_rows(service, "schedules"), "description"),
        "website": _website(service, left),
        "email": _email(service, left),
        "cost": _all(_rows(service, "cost_options"), "option", "amount_description")
        or text_in(service, "fees"),
        "access": _all(access, "description"),
    }
    for column, words in told.items():
        most = LONGEST[column]
        if most and len(words) > most:
            told[column] = words[:most] if column == "name" else ""
            left.append(
                f"Its “{column.replace('_', ' ')}” has more than {most} signs: an editor shortens it."
            )
    return Given(text_in(service, "id"), Said(**told), tuple(_areas(service)), tuple(left))


def _kind(service: dict[str, Any]) -> str:
    """Return the kind where the file has it in our own words; else an editor chooses."""
    for each in _rows(service, "attributes"):
        term = _row(each, "taxonomy_term")
        if text_in(term, "taxonomy") == TAXONOMY and text_in(term, "term") in Kind.values:
            return text_in(term, "term")
    return ""


def _plain(service: dict[str, Any]) -> str:
    """Return what they do without the marks of other formats, and without what would be a mark of ours."""
    words = unescape(str(service.get("description") or ""))
    with suppress(SuspiciousOperation):  # far too many tags that are not closed: their signs go below
        words = strip_tags(words)
    lines = (MARKS.sub(" ", _printable(line)) for line in words.splitlines())
    return "\n".join(lines).strip()


def _ages(service: dict[str, Any]) -> str:
    youngest, oldest = service.get("minimum_age"), service.get("maximum_age")
    if all(isinstance(each, int | float) and 0 <= each <= OLDEST for each in (youngest, oldest)):
        return f"Ages {youngest:g} to {oldest:g}."
    return ""


def _telephone(phones: list[dict[str, Any]], left: list[str]) -> str:
    numbers = [number for phone in phones if (number := text_in(phone, "number"))]
    one = next((each for each in numbers if TELEPHONE.fullmatch(each)), "")
    if numbers and not one:
        left.append("Its telephone number is more than one number: an editor puts in the one to ring.")
    return one


def _website(service: dict[str, Any], left: list[str]) -> str:
    url = text_in(service, "url") or text_in(_row(service, "organization"), "website")
    try:
        if url:
            URLValidator(["https"])(url)
    except ValidationError:
        left.append("Its website does not begin with https://: an editor looks for one that does.")
        return ""
    return url


def _email(service: dict[str, Any], left: list[str]) -> str:
    email = text_in(service, "email") or text_in(_row(service, "organization"), "email")
    try:
        if email:
            validate_email(email)
    except ValidationError:
        left.append("Its e-mail address is none.")
        return ""
    if OF_A_PERSON.fullmatch(email):
        left.append("Its e-mail address looks like one person's: an editor asks for a shared one.")
        return ""
    return email


def _areas(service: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for each in _rows(service, "service_areas"):
        uri = text_in(each, "uri")
        code = (
            uri.rstrip("/").rpartition("/")[2]
            if uri.startswith((AREA, AREA.replace("http:", "https:")))
            else ""
        )
        if name := text_in(each, "name") or text_in(each, "service_area") or code:
            yield name, code


def text_in(row: dict[str, Any], *columns: str) -> str:
    """Return what stands in some columns, on one line."""
    found = (row.get(column) for column in columns)
    return " ".join(_printable(str(each)) for each in found if isinstance(each, str | int | float)).strip()


def _printable(words: str) -> str:
    """Return words without what is no sign to read, which could steer the terminal that shows them."""
    return "".join(sign for sign in " ".join(words.split()) if sign.isprintable())


def _all(rows: list[dict[str, Any]], *columns: str) -> str:
    return " ".join(filter(None, (text_in(each, *columns) for each in rows)))


def _row(row: dict[str, Any], column: str) -> dict[str, Any]:
    found = row.get(column)
    return found if isinstance(found, dict) else {}


def _rows(row: dict[str, Any], column: str) -> list[dict[str, Any]]:
    found = row.get(column)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
