"""Holds what a file of another directory says against ours, says it in sentences, and writes drafts when asked to.

An entry is never published here, and none is written over that an editor has touched: what a family reads, somebody of
this service has read before.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from evenhand.design.words import listed
from evenhand.domain.organisations import queries as organisations
from evenhand.website.pages.loading import touched
from evenhand.website.support.feed import ENGLAND, ENGLANDS_CODE
from evenhand.website.support.models import NOT_YET, FromFile, Support
from evenhand.website.support.one_service import Given


class Outcome(StrEnum):
    """What becomes of one service of a file."""

    NEW = "New"
    CHANGED = "Changed"
    SAME = "The same"
    NOT_TAKEN = "Not taken"


TAKEN = (Outcome.NEW, Outcome.CHANGED)
COLUMNS = (*Support._meta.local_fields, *Support._meta.local_many_to_many)
TITLES = {field.name: str(field.verbose_name) for field in COLUMNS}


@dataclass(frozen=True)
class Held:
    """One service of a file, held against the directory."""

    outcome: Outcome
    line: str
    given: Given
    says: dict[str, Any]
    """By the names of the columns; councils by their codes."""
    support: Support | None = None
    """The entry that was made from it before."""


def hold(found: Iterable[Given], today: date) -> list[Held]:
    """Return what becomes of each service of a file."""
    known = {row.source_id: row for row in FromFile.objects.select_related("support")}
    return [_held(given, known.get(given.source_id), today) for given in found]


def write_drafts(found: Iterable[Held]) -> int:
    """Write what is new or changed as drafts, and return how many."""
    taken = [each for each in found if each.outcome in TAKEN]
    for each in taken:
        support = each.support or Support(live=False, looked_after_by="", checked_on=NOT_YET)
        for column, value in each.says.items():
            setattr(support, column, organisations.councils_coded(value) if column == "councils" else value)
        support.save()
        support.save_revision(clean=False)
        FromFile.objects.update_or_create(
            source_id=each.given.source_id, defaults={"support": support, "said": each.says}
        )
    return len(taken)


def _held(given: Given, before: FromFile | None, today: date) -> Held:
    places, unknown = _places(given.areas, today)
    says = {**given.said.columns(), **places}
    left = list(given.left)
    if unknown:
        left.append(f"Areas that are not known here and were left out: {listed(unknown)}.")
    if not (places["councils"] or places["all_england"]):
        left.append("An editor says whom it helps.")
    support = before.support if before else None
    outcome, why = _outcome(says, before)
    told = " ".join(filter(None, (why, *(left if outcome in TAKEN else ()))))
    return Held(outcome, f"{outcome}: {given.said.name}. {told}".strip(), given, says, support)


def _outcome(says: dict[str, Any], before: FromFile | None) -> tuple[Outcome, str]:
    if before is None:
        if Support.objects.filter(name__iexact=says["name"]).exists():
            return Outcome.NOT_TAKEN, "An entry of that name was made here."
        return Outcome.NEW, ""
    columns = [column for column, value in says.items() if before.said.get(column) != value]
    if not columns:
        return Outcome.SAME, ""
    if before.support is None:
        return Outcome.NOT_TAKEN, "An editor deleted its entry."
    if not touched(before.support):
        return Outcome.CHANGED, f"It has another {_in_words(columns)}."
    kept = _columns_of(before.support.get_latest_revision_as_object())
    if columns := [column for column in columns if kept[column] != says[column]]:
        return (
            Outcome.NOT_TAKEN,
            f"It has another {_in_words(columns)}, and an editor keeps its entry: compare them.",
        )
    return Outcome.SAME, ""


def _columns_of(support: Any) -> dict[str, Any]:
    councils = sorted(council.pk for council in support.councils.all())
    return vars(support) | {"councils": councils}


def _in_words(columns: list[str]) -> str:
    return listed([TITLES[column] for column in columns])


def _places(areas: Iterable[tuple[str, str]], today: date) -> tuple[dict[str, Any], list[str]]:
    """Return where an entry helps, and the areas that nobody here knows."""
    current = {code for code, _ in organisations.councils(today)}
    codes: set[str] = set()
    everywhere, unknown = False, []
    for name, code in areas:
        if code == ENGLANDS_CODE or name == ENGLAND:
            everywhere = True
        elif called := {each.code for each in organisations.councils_called(code or name)} & current:
            codes |= called
        else:
            unknown.append(name)
    return {"all_england": everywhere, "councils": sorted(codes)}, unknown
