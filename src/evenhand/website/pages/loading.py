"""Puts the first edition into the database, and a newer one of it, wherever no editor has touched a page."""

import logging
from collections.abc import Callable
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import DatabaseError, transaction
from wagtail.models import Locale, ModelLogEntry, Page, PageLogEntry, Site

from evenhand.design.phrases import ENGLISH
from evenhand.website.languages.addresses import PREFIXES
from evenhand.website.pages import edition
from evenhand.website.pages.models import (
    Card,
    ContentPage,
    Elsewhere,
    FirstEdition,
    HomePage,
    SectionPage,
    Term,
)

HOME = "home"
log = logging.getLogger("evenhand.pages")


def load() -> int:
    """Write what the files of the first edition say, and return how much was new or newer.

    Whatever an editor changed, moved, unpublished or deleted stays as they left it. What cannot be loaded beside what
    they did is left out and logged: the service starts all the same.
    """
    for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    return sum(_written(folder, code) for folder, code in edition.LANGUAGES.items())


def _written(folder: str, code: str) -> int:
    try:
        return _Loader(folder, code).load()
    except (edition.Unusable, Skipped) as trouble:
        log.error("the first edition in %s was not loaded: %s", folder, trouble)
        return 0


class Skipped(Exception):
    """Something of the first edition has no place beside what editors did; the words say why, and name no person."""


class Keeper:
    """Knows what was written from which file, in one language."""

    def __init__(self, code: str) -> None:
        self.locale = Locale.objects.get(language_code=code)
        self.translates = code != ENGLISH
        self.written = 0
        self.known = {row.key: row for row in FirstEdition.objects.all()}

    def keep(self, key: str, sha256: str, write: Callable[[int | None], Any]) -> None:
        """Write one thing if its file is new or newer and nobody has touched it since."""
        key = self._key(key)
        before = self.known.get(key)
        if before is not None and before.sha256 == sha256:
            return
        try:
            with transaction.atomic():
                made = write(before.object_id if before else None)
                if made is not None:
                    self.known[key], _ = FirstEdition.objects.update_or_create(
                        key=key, defaults={"sha256": sha256, "object_id": made.pk}
                    )
                    self.written += 1
        except (Skipped, DatabaseError, ObjectDoesNotExist, ValidationError) as trouble:
            # careful: only of our own are the words logged; the database's may hold what an editor wrote
            why = trouble if isinstance(trouble, Skipped) else type(trouble).__name__
            log.warning("%s of the first edition was not loaded: %s", key, why)

    def _key(self, key: str) -> str:
        return f"{key} {self.locale.language_code}"


class _Loader(Keeper):
    """Loads the pages, cards and words of one language."""

    def __init__(self, folder: str, code: str) -> None:
        super().__init__(code)
        self.folder = folder

    def load(self) -> int:
        """Load what pages use before them. Return how much was written."""
        pages = edition.pages(self.folder)
        for model, rows in (
            (Elsewhere, edition.elsewhere(self.folder)),
            (Card, edition.cards(self.folder)),
            (Term, edition.terms(self.folder)),
        ):
            for row in rows:
                self._piece(model, row)
        home = self._home()
        for section in edition.sections(self.folder):
            self.keep(
                f"section {section.slug}", edition.sha256(vars(section)), self._section_of(home.pk, section)
            )
        for page in pages:
            self.keep(f"page {page.slug}", page.sha256, self._page_of(page))
        return self.written

    def _piece(self, model: Any, row: dict[str, str]) -> None:
        def write(object_id: int | None) -> Any:
            if object_id is None and model.objects.filter(locale=self.locale, slug=row["slug"]).exists():
                raise Skipped("somebody here made one of that name")
            piece = model.objects.filter(pk=object_id).first() if object_id else model(locale=self.locale)
            if piece is None or (object_id and touched(piece)):
                return None
            for name, value in row.items():
                setattr(piece, name, value)
            piece.translation_key = (
                piece.translation_key if object_id else self._translation_key(model, row["slug"])
            )
            piece.save()
            piece.save_revision(clean=False).publish()
            return piece

        self.keep(f"{model._meta.model_name} {row['slug']}", edition.sha256(row), write)

    def _home(self) -> HomePage:
        home = HomePage.objects.filter(locale=self.locale).first()
        if home is not None:
            return home
        if self.translates:
            return self._home_beside()
        # What Wagtail makes for a beginner to look at; its site goes with it.
        Page.objects.filter(depth=2, slug=HOME, content_type__model="page").delete()
        root = Page.get_first_root_node()
        assert root is not None, "Wagtail's own migrations make the root"
        home = HomePage(title="Home", slug=HOME, locale=self.locale)
        root.add_child(instance=home)
        Site.objects.update_or_create(
            is_default_site=True,
            defaults={"root_page": home, "hostname": "localhost", "site_name": "Evenhand"},
        )
        return home

    def _home_beside(self) -> HomePage:
        """Make the top of the pages in another language, beside the English one."""
        english = _english(HomePage, HOME)
        home = HomePage(
            title=f"Home ({self.locale.language_code})",
            slug=f"{HOME}-{PREFIXES[self.locale.language_code]}",
            locale=self.locale,
            translation_key=english.translation_key,
        )
        english.add_sibling(instance=home, pos="last-sibling")
        return home

    def _section_of(
        self, home_id: int, told: edition.SectionFile
    ) -> Callable[[int | None], SectionPage | None]:
        def write(object_id: int | None) -> SectionPage | None:
            section = _own(SectionPage, object_id)
            if section is None and object_id is not None:
                return None
            if section is None:
                self._require_free(SectionPage, told.slug)
                section = SectionPage(slug=told.slug, locale=self.locale)
                if self.translates:
                    section.translation_key = _english(SectionPage, told.slug).translation_key
            section.title, section.summary = told.title, told.summary
            return _published(section, HomePage.objects.get(pk=home_id))

        return write

    def _page_of(self, told: edition.PageFile) -> Callable[[int | None], ContentPage | None]:
        def write(object_id: int | None) -> ContentPage | None:
            page = _own(ContentPage, object_id)
            if page is None and object_id is not None:
                return None
            if page is None:
                self._require_free(ContentPage, told.slug)
                page = ContentPage(slug=told.slug, locale=self.locale)
            page.title, page.summary, page.body = told.title, told.summary, self._stream(told)
            page.looked_after_by, page.review_every_months = told.owner, told.review_every_months
            page.checked_on = told.checked_on
            if self.translates:
                english = _english(ContentPage, told.slug)
                page.translation_key, page.checked_on = english.translation_key, english.checked_on
                page.translates = english.last_published_at
            return _published(page, self._section(told.section) if page.pk is None else None)

        return write

    def _section(self, slug: str) -> SectionPage:
        """Return the section that was made from a file, whatever an editor calls it now."""
        made = self.known.get(self._key(f"section {slug}"))
        found: SectionPage | None = SectionPage.objects.filter(pk=made.object_id).first() if made else None
        if found is None:
            raise Skipped(f"the section “{slug}” is not there")
        return found

    def _require_free(self, model: Any, slug: str) -> None:
        if model.objects.filter(locale=self.locale, slug=slug).exists():
            raise Skipped("somebody here made one of that name")

    def _stream(self, told: edition.PageFile) -> list[dict[str, Any]]:
        """Return a body as Wagtail keeps one, without the cards that somebody here deleted or renamed."""
        cards = dict(Card.objects.filter(locale=self.locale).values_list("slug", "pk"))
        blocks = []
        for number, (kind, value) in enumerate(told.body):
            if kind == "cards":
                value = [
                    {"type": "item", "value": cards[slug], "id": self._id(told, number, slug)}
                    for slug in value
                    if slug in cards
                ]
                if not value:
                    continue
            elif kind == "steps":
                value = [
                    {"type": "item", "value": step, "id": self._id(told, number, step["title"])}
                    for step in value
                ]
            elif kind == "ideas":
                value = [
                    {"type": "item", "value": idea, "id": self._id(told, number, str(place))}
                    for place, idea in enumerate(value)
                ]
            blocks.append({"type": kind, "value": value, "id": self._id(told, number, kind)})
        return blocks

    def _id(self, told: edition.PageFile, number: int, name: str) -> str:
        """Return the same id each time, so that a translation finds its block again."""
        return str(uuid5(NAMESPACE_URL, f"evenhand:{told.slug}:{number}:{name}"))

    def _translation_key(self, model: Any, slug: str) -> UUID:
        return uuid5(NAMESPACE_URL, f"evenhand:{model._meta.model_name}:{slug}")


def _english(model: Any, slug: str) -> Any:
    """Return the page that a translation says again; raises Skipped where somebody here took it away."""
    found = model.objects.filter(slug=slug, locale__language_code=ENGLISH).first()
    if found is None:
        raise Skipped("there is no English page of that name")
    return found


def _own(model: Any, object_id: int | None) -> Any:
    """Return a page that the loader made and nobody touched since, if there is one."""
    page = model.objects.filter(pk=object_id).first() if object_id else None
    touched = page is not None and PageLogEntry.objects.filter(page_id=page.pk, user__isnull=False).exists()
    return None if touched else page


def touched(piece: Any) -> bool:
    """Tell whether an editor has written into a card, a word or a reckoner."""
    return bool(ModelLogEntry.objects.for_instance(piece).filter(user__isnull=False).exists())


def _published(page: Any, parent: Page | None) -> Any:
    if page.pk is None and parent is not None:
        page.live = False
        parent.add_child(instance=page)
    page.save_revision(clean=False).publish()
    page.refresh_from_db()
    return page
