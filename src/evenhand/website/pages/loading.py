"""Puts the first edition into the database, and a newer one of it, wherever no editor has touched a page."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from wagtail.models import Locale, ModelLogEntry, Page, PageLogEntry, Site

from evenhand.website.pages import edition
from evenhand.website.pages.models import Card, ContentPage, FirstEdition, HomePage, SectionPage, Term

HOME = "home"


def load(today: date) -> int:
    """Write what the files of the first edition say, and return how much was new or newer.

    Whatever an editor changed, moved, unpublished or deleted stays as they left it. Raises edition.Unusable.
    """
    for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    return sum(_Loader(folder, code, today).load() for folder, code in edition.LANGUAGES.items())


class _Loader:
    """Loads one language."""

    def __init__(self, folder: str, code: str, today: date) -> None:
        self.folder = folder
        self.locale = Locale.objects.get(language_code=code)
        self.today = today
        self.written = 0
        self.known = {row.key: row for row in FirstEdition.objects.all()}

    def load(self) -> int:
        """Load cards and words first: pages use them. Return how much was written.

        The files are asked among themselves what an editor's form asks: what was deleted here stops no start.
        """
        edition.require_readable(self.folder)
        for model, rows in ((Card, edition.cards(self.folder)), (Term, edition.terms(self.folder))):
            for row in rows:
                self._piece(model, row)
        home = self._home()
        for section in edition.sections(self.folder):
            self._keep(
                f"section {section.slug}", edition.sha256(vars(section)), self._section_of(home, section)
            )
        for page in edition.pages(self.folder):
            self._keep(f"page {page.slug}", page.sha256, self._page_of(page))
        return self.written

    def _keep(self, key: str, sha256: str, write: Callable[[int | None], Page | Card | Term | None]) -> None:
        """Write one thing if its file is new or newer and nobody has touched it since."""
        key = f"{key} {self.locale.language_code}"
        before = self.known.get(key)
        if before is not None and before.sha256 == sha256:
            return
        made = write(before.object_id if before else None)
        if made is not None:
            self.written += 1
            FirstEdition.objects.update_or_create(key=key, defaults={"sha256": sha256, "object_id": made.pk})

    def _piece(self, model: Any, row: dict[str, str]) -> None:
        def write(object_id: int | None) -> Any:
            if object_id is None and model.objects.filter(locale=self.locale, slug=row["slug"]).exists():
                return None  # somebody made one of that name by hand
            piece = model.objects.filter(pk=object_id).first() if object_id else model(locale=self.locale)
            if piece is None or (object_id and _touched(piece)):
                return None
            for name, value in row.items():
                setattr(piece, name, value)
            piece.translation_key = (
                piece.translation_key if object_id else self._translation_key(model, row["slug"])
            )
            piece.save()
            piece.save_revision(clean=False).publish()
            return piece

        self._keep(f"{model._meta.model_name} {row['slug']}", edition.sha256(row), write)

    def _home(self) -> HomePage:
        home = HomePage.objects.filter(locale=self.locale).first()
        if home is not None:
            return home
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

    def _section_of(
        self, home: HomePage, told: edition.SectionFile
    ) -> Callable[[int | None], SectionPage | None]:
        def write(object_id: int | None) -> SectionPage | None:
            section = _own(SectionPage, object_id)
            if section is None and object_id is not None:
                return None
            section = section or SectionPage(slug=told.slug, locale=self.locale)
            section.title, section.summary = told.title, told.summary
            return _published(section, home)

        return write

    def _page_of(self, told: edition.PageFile) -> Callable[[int | None], ContentPage | None]:
        def write(object_id: int | None) -> ContentPage | None:
            page = _own(ContentPage, object_id)
            if page is None and object_id is not None:
                return None
            page = page or ContentPage(slug=told.slug, locale=self.locale)
            page.title, page.summary, page.body = told.title, told.summary, self._stream(told)
            page.looked_after_by, page.review_every_months = told.owner, told.review_every_months
            page.checked_on = self.today
            section = SectionPage.objects.get(slug=told.section, locale=self.locale)
            return _published(page, section)

        return write

    def _stream(self, told: edition.PageFile) -> list[dict[str, Any]]:
        """Return a body as Wagtail keeps one."""
        cards = dict(Card.objects.filter(locale=self.locale).values_list("slug", "pk"))
        blocks = []
        for number, (kind, value) in enumerate(told.body):
            if kind == "cards":
                if unknown := [slug for slug in value if slug not in cards]:
                    raise edition.Unusable(f"{told.slug}.md: there is no card “{unknown[0]}”.")
                value = [
                    {"type": "item", "value": cards[slug], "id": self._id(told, number, slug)}
                    for slug in value
                ]
            elif kind == "steps":
                value = [
                    {"type": "item", "value": step, "id": self._id(told, number, step["title"])}
                    for step in value
                ]
            blocks.append({"type": kind, "value": value, "id": self._id(told, number, kind)})
        return blocks

    def _id(self, told: edition.PageFile, number: int, name: str) -> str:
        """Return the same id each time, so that a translation finds its block again."""
        return str(uuid5(NAMESPACE_URL, f"evenhand:{told.slug}:{number}:{name}"))

    def _translation_key(self, model: Any, slug: str) -> UUID:
        return uuid5(NAMESPACE_URL, f"evenhand:{model._meta.model_name}:{slug}")


def _own(model: Any, object_id: int | None) -> Any:
    """Return a page that the loader made and nobody touched since, if there is one."""
    page = model.objects.filter(pk=object_id).first() if object_id else None
    touched = page is not None and PageLogEntry.objects.filter(page_id=page.pk, user__isnull=False).exists()
    return None if touched else page


def _touched(piece: Any) -> bool:
    return bool(ModelLogEntry.objects.for_instance(piece).filter(user__isnull=False).exists())


def _published(page: Any, parent: Page) -> Any:
    if page.pk is None:
        page.live = False
        parent.add_child(instance=page)
    page.save_revision(clean=False).publish()
    page.refresh_from_db()
    return page
