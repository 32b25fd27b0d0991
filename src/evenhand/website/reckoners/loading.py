"""Puts the reckoners of the first edition into the database, wherever no editor has touched one."""

import logging
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from wagtail.search.index import insert_or_update_object

from evenhand.website.pages.loading import Keeper, Skipped, touched
from evenhand.website.reckoners import files
from evenhand.website.reckoners.models import Reckoner
from evenhand.website.reckoners.stored import stored

log = logging.getLogger("evenhand.reckoners")


def load() -> int:
    """Write what the files say, and return how much was new or newer; what cannot be loaded is left out and logged.

    Each is then found by the search, also one that was loaded before the search knew of tools.
    """
    written = sum(_written(folder, code) for folder, code in files.LANGUAGES.items())
    for row in Reckoner.objects.all():
        insert_or_update_object(row)
    return written


def _written(folder: str, code: str) -> int:
    keeper = Keeper(code)
    for slug, words in files.of_language(folder):
        try:
            told = files.read_file(slug, words)
        except files.Unusable as trouble:
            log.error("a question tool of the first edition was not loaded: %s", trouble)
            continue
        keeper.keep(f"reckoner {slug}", told.sha256, _Writer(keeper, told))
    return keeper.written


class _Writer:
    """Writes one reckoner, unless somebody here has touched it or made one of its name."""

    def __init__(self, keeper: Keeper, told: files.ReckonerFile) -> None:
        self.locale, self.told = keeper.locale, told

    def __call__(self, object_id: int | None) -> Any:
        slug = self.told.definition.slug
        if object_id is None and Reckoner.objects.filter(locale=self.locale, slug=slug).exists():
            raise Skipped("somebody here made one of that name")
        row = (
            Reckoner.objects.filter(pk=object_id).first()
            if object_id
            else Reckoner(
                locale=self.locale, translation_key=uuid5(NAMESPACE_URL, f"evenhand:reckoner:{slug}")
            )
        )
        if row is None or (object_id and touched(row)):
            return None
        for name, value in self._said().items():
            setattr(row, name, value)
        row.save()
        row.save_revision(clean=False).publish()
        return row

    def _said(self) -> dict[str, Any]:
        told = self.told
        return stored(told.definition) | {
            "looked_after_by": told.looked_after_by,
            "checked_on": told.checked_on,
            "review_every_months": told.review_every_months,
            "order": told.order,
        }
