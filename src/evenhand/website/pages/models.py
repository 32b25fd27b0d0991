"""Pages that editors write, and the cards, words and alerts that stand on more than one of them."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.db import models
from django.forms import DateInput
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, Page, RevisionMixin, TranslatableMixin
from wagtail.search import index

from evenhand.core.privacy import Kept
from evenhand.core.walls import Compartment
from evenhand.statute.counting import within_months
from evenhand.website.pages.blocks import HOW_TO_WRITE, Body, beside, require_readable, require_readable_line
from evenhand.website.pages.panels import FactsPanel

FACTS_PANEL = FactsPanel()
# What stands under /guide/ beside the sections.
TAKEN = frozenset({"cards", "glossary"})
# The browser's own calendar: Wagtail's brings a script in the page, which its policy refuses.
DAY = DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class LookedAfter(models.Model):
    """Somebody looks after it, and looks at it again after so many months."""

    looked_after_by = models.CharField(
        "who looks after it",
        max_length=80,
        help_text="A role, not a person's name: people leave, pages stay.",
    )
    checked_on = models.DateField(
        "checked on", help_text="The day on which somebody last read it and found every word right."
    )
    review_every_months = models.PositiveSmallIntegerField(
        "look at it again after (months)",
        default=6,
        validators=[MinValueValidator(1), MaxValueValidator(24)],
    )

    class Meta:
        abstract = True

    @property
    def look_again_by(self) -> date:
        """Return the day by which it is looked at again."""
        return within_months(self.checked_on, self.review_every_months)


CARE_PANEL = MultiFieldPanel(
    [FieldPanel("looked_after_by"), FieldPanel("checked_on", widget=DAY), FieldPanel("review_every_months")],
    heading="Who looks after it, and until when it is good",
)


class InGuide:
    """A page whose address is under /guide/, whatever Wagtail's own address for it would be."""

    class Privacy:
        compartment = Compartment.OPEN
        kept = Kept.SERVICE
        personal: dict[str, str] = {}

    def get_url_parts(self, request: Any = None) -> tuple[int, str, str] | None:
        """Return the id of the site, its root and the path of this page, as Wagtail asks for them."""
        parts = super().get_url_parts(request)  # type: ignore[misc]  # of Page, beside which this stands
        return parts and (parts[0], settings.PUBLIC_URL, address(self.url_path))  # type: ignore[attr-defined]

    def serve_preview(self, request: Any, mode_name: str) -> Any:
        """Return this page as it would look, for its editor."""
        # careful: imported here because the views read these tables
        from evenhand.website.pages.views import preview

        return preview(request, self)


def address(url_path: str) -> str:
    """Return the address of a page from its place in the tree.

    `/home/help/expenses/` is `/guide/help/expenses`, and `/home-pl/help/expenses/` is `/pl/guide/help/expenses`.
    """
    root, _, rest = url_path.strip("/").partition("/")
    within = root.partition("-")[2]
    return "/" + "/".join(part for part in (within, rest and "guide", rest) if part)


class HomePage(InGuide, Page):
    """The top of the pages in one language; what stands on it is a template."""

    template = "website/pages/home.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["pages.SectionPage"]
    content_panels = Page.content_panels
    promote_panels: list[Any] = []
    settings_panels: list[Any] = []


class SectionPage(InGuide, Page):
    """A section: its pages, listed with a sentence about each."""

    summary = models.CharField(
        max_length=160, help_text="One sentence under the title, and in lists of pages."
    )

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.ContentPage"]
    content_panels = [*Page.content_panels, FieldPanel("summary")]
    promote_panels = [FieldPanel("slug")]
    settings_panels: list[Any] = []

    def clean(self) -> None:
        """Raise ValidationError where another page of ours has the address that the short name would give."""
        super().clean()
        if self.slug in TAKEN:
            raise ValidationError(
                {"slug": f"“{self.slug}” is the address of other pages. Choose another name."}
            )


class ContentPage(InGuide, LookedAfter, Page):  # type: ignore[django-manager-missing]  # Page's own
    """A page that somebody reads: a title, a sentence about it, and blocks.

    A translation is a page of its own language. Until somebody who translates for a living has read it, it says that it
    is a draft; and once the English page was published again, that it may say something else.
    """

    summary = models.CharField(
        max_length=160, help_text="One sentence under the title, and in lists of pages."
    )
    body = StreamField(Body())
    translates = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text="When the English page that it says again was published.",
    )
    translation_checked_on = models.DateField(
        "read by a translator on",
        null=True,
        blank=True,
        help_text="Empty until somebody who translates for a living has read this page: it is shown as a draft.",
    )

    search_fields = [*Page.search_fields, index.SearchField("summary", boost=2), index.SearchField("body")]
    parent_page_types = ["pages.SectionPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
        FACTS_PANEL,
        FieldPanel("translation_checked_on", widget=DAY),
        CARE_PANEL,
    ]
    promote_panels = [FieldPanel("slug")]
    settings_panels: list[Any] = []

    def clean(self) -> None:
        """Raise ValidationError where another page of this language has the same short name: links go by it."""
        super().clean()
        others = ContentPage.objects.filter(slug=self.slug, locale_id=self.locale_id).exclude(pk=self.pk)
        if self.slug and others.exists():
            raise ValidationError({"slug": f"Another page is called “{self.slug}”. Links go by this name."})


class Piece(TranslatableMixin, DraftStateMixin, RevisionMixin, models.Model):
    """What stands on more than one page, with drafts and history as a page has them."""

    # As links and blocks call it; the same in every language.
    slug = models.SlugField(max_length=80)

    def copy_for_translation(self, locale: Any, exclude_fields: Any = None) -> Any:
        """Return a copy in another language that nobody sees before it is published there."""
        copy = super().copy_for_translation(locale, exclude_fields=exclude_fields)
        copy.live, copy.live_revision, copy.has_unpublished_changes = False, None, True
        return copy

    class Privacy:
        compartment = Compartment.OPEN
        kept = Kept.SERVICE
        personal: dict[str, str] = {}

    class Meta(TranslatableMixin.Meta):
        abstract = True


class Card(Piece):
    """A short thing worth knowing, used by pages and by the answers of the reckoners."""

    title = models.CharField(max_length=80)
    text = models.TextField(help_text=HOW_TO_WRITE)

    panels = [FieldPanel("title"), FieldPanel("slug"), FieldPanel("text"), FACTS_PANEL]

    class Meta(Piece.Meta):
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Raise ValidationError where the text cannot be shown."""
        super().clean()
        others = Card.objects.filter(slug=self.slug, locale_id=self.locale_id).exclude(pk=self.pk)
        if self.slug and others.exists():
            raise ValidationError(
                {"slug": f"Another card is called “{self.slug}”. Its page goes by this name."}
            )
        beside("text", require_readable, self.text)


class Term(Piece):
    """A word of the glossary and what it means."""

    term = models.CharField(max_length=80)
    meaning = models.TextField(help_text="One or two sentences, without links.")
    law = models.CharField("where the law says it", max_length=160, blank=True)

    panels = [FieldPanel("term"), FieldPanel("slug"), FieldPanel("meaning"), FieldPanel("law"), FACTS_PANEL]

    class Meta(Piece.Meta):
        ordering = ["term"]

    def __str__(self) -> str:
        return self.term

    def clean(self) -> None:
        """Raise ValidationError where the meaning cannot be shown."""
        super().clean()
        beside("meaning", require_readable_line, self.meaning)


class Alert(Piece):
    """Something that everybody must know for some days, such as that the telephone is out of order."""

    title = models.CharField(max_length=80)
    text = models.TextField(help_text=HOW_TO_WRITE)
    starts_on = models.DateField("shown from")
    ends_on = models.DateField("shown until")

    panels = [
        FieldPanel("title"),
        FieldPanel("slug"),
        FieldPanel("text"),
        FieldPanel("starts_on", widget=DAY),
        FieldPanel("ends_on", widget=DAY),
        FACTS_PANEL,
    ]

    class Meta(Piece.Meta):
        ordering = ["-starts_on", "title"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Raise ValidationError where the text cannot be shown, or it would end before it begins."""
        super().clean()
        beside("text", require_readable, self.text)
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": "The last day is before the first. Choose a later one."})


class Elsewhere(Piece):
    """Another website that pages lead to, by `out:` and its short name; what it may keep is on the page of cookies."""

    title = models.CharField("whose website it is", max_length=80)
    url = models.URLField("its address", max_length=300, validators=[URLValidator(["https"])])
    purpose = models.CharField("what people find there", max_length=160)
    about_url = models.URLField(
        "where it says what it keeps", max_length=300, blank=True, validators=[URLValidator(["https"])]
    )
    in_footer = models.BooleanField(
        "one of our own pages elsewhere, such as a channel of films",
        default=False,
        help_text="It is then named on the page of cookies, as a plain link.",
    )

    panels = [
        FieldPanel("title"),
        FieldPanel("slug"),
        FieldPanel("url"),
        FieldPanel("purpose"),
        FieldPanel("about_url"),
        FieldPanel("in_footer"),
    ]

    class Meta(Piece.Meta):
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class FirstEdition(models.Model):
    """What the loader wrote from one file that comes with this service, and from which state of the file."""

    # Kind, language and short name: "page en-gb benefits".
    key = models.CharField(max_length=200, primary_key=True)
    sha256 = models.TextField()
    object_id = models.BigIntegerField()

    class Privacy:
        compartment = Compartment.MACHINE
        kept = Kept.SERVICE
        personal: dict[str, str] = {}


class PageViews(models.Model):
    """How often a page was opened on a day (counting.py)."""

    day = models.DateField()
    address = models.TextField()
    number = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "address"], name="views_once_a_day")]

    class Privacy:
        compartment = Compartment.OPEN
        kept = Kept.SERVICE
        personal: dict[str, str] = {}


class Edition(models.Model):
    """How often anything changed that a page shows; counted by the database (0002)."""

    single = models.BooleanField(primary_key=True, default=True)
    number = models.BigIntegerField()

    class Privacy:
        compartment = Compartment.MACHINE
        kept = Kept.SERVICE
        personal: dict[str, str] = {}


class Editor(get_user_model()):  # type: ignore[misc]  # whichever model the settings name
    """Somebody who writes pages, as Wagtail asks about them (editors.py)."""

    class Meta:
        proxy = True

    # What the door let them in with; nothing else is asked.
    may_publish = False
    is_superuser = False

    def get_username(self) -> str:
        """Return what the screens call them: ours are known by a number otherwise."""
        return str(self)

    def has_perm(self, permission: str, obj: object = None) -> bool:
        """Tell whether the door's permissions give one of Wagtail's."""
        # careful: imported here because the rules are about these tables
        from evenhand.website.pages import editors

        return editors.may(self, permission)

    def has_perms(self, permissions: Any, obj: object = None) -> bool:
        """Tell whether they give all of them."""
        return all(self.has_perm(permission) for permission in permissions)
