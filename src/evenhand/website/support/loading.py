"""Puts the entries that come with this service into the directory, wherever no editor has touched one."""

import logging
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.core.exceptions import FieldDoesNotExist

from evenhand.design.phrases import ENGLISH
from evenhand.domain.organisations.queries import councils_coded
from evenhand.website.pages import edition
from evenhand.website.pages.loading import Keeper, Skipped, touched
from evenhand.website.support.models import Support

log = logging.getLogger("evenhand.support")


def load() -> int:
    """Write what the files say, and return how much was new or newer; what cannot be loaded is left out and logged."""
    keeper = Keeper(ENGLISH)
    for package, name in settings.SUPPORT_FILES:
        try:
            for row in rows(package, name):
                _keep(keeper, row)
        except edition.Unusable as trouble:
            log.error("the directory of support was not loaded: %s", trouble)
    return keeper.written


def rows(package: str, name: str) -> Iterator[dict[str, Any]]:
    """Give the entries of a file that comes with a package.

    Raises Unusable.
    """
    words = files(package).joinpath(name).read_text(encoding="utf-8")
    try:
        found = tomllib.loads(words)["support"]
    except (tomllib.TOMLDecodeError, KeyError) as trouble:
        raise edition.Unusable(f"{name}: {trouble}") from trouble
    for row in found:
        try:
            _require_known(row)
        except (KeyError, FieldDoesNotExist) as trouble:
            raise edition.Unusable(f"{name}: {trouble}") from trouble
        yield row


def _require_known(row: dict[str, Any]) -> None:
    for column in row.keys() - {"key"}:
        Support._meta.get_field(column)
    assert row["key"]


def _keep(keeper: Keeper, row: dict[str, Any]) -> None:
    codes = row.get("councils", [])
    councils = councils_coded(codes)
    if len(councils) < len(codes):
        return  # of a county that is not here, as the demonstration's is not before it is loaded

    def write(object_id: int | None) -> Support | None:
        if object_id is None and Support.objects.filter(name=row["name"]).exists():
            raise Skipped("somebody here made one of that name")
        ref = uuid5(NAMESPACE_URL, f"evenhand:support:{row['key']}")
        support = Support.objects.filter(pk=object_id).first() if object_id else Support(ref=ref)
        if support is None or (object_id and touched(support)):
            return None
        for column in row.keys() - {"key", "councils"}:
            setattr(support, column, row[column])
        support.councils = councils
        support.save()
        support.save_revision(clean=False).publish()
        return support

    keeper.keep(f"support {row['key']}", edition.sha256(row), write)
