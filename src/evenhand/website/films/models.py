"""A film about a page, as editors keep it."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import DraftStateMixin, RevisionMixin

from evenhand.core.clock import london_day
from evenhand.core.privacy import Kept
from evenhand.core.walls import Compartment
from evenhand.website.films import folder
from evenhand.website.pages.blocks import HOW_TO_WRITE, beside, require_readable
from evenhand.website.pages.models import DAY, FACTS_PANEL, ContentPage


class Kind(models.TextChoices):
    """In what a film speaks."""

    SIGNED = "signed", "British Sign Language"
    SPOKEN = "spoken", "Spoken, with captions"


class Film(DraftStateMixin, RevisionMixin, models.Model):
    """A film that says what a page says. Its file lies in the folder of films, and its words stand here."""

    title = models.CharField(max_length=80)
    kind = models.CharField("in what it speaks", max_length=10, choices=Kind.choices)
    page = models.ForeignKey(
        ContentPage, on_delete=models.CASCADE, related_name="+", verbose_name="the page that it says"
    )
    file = models.CharField(
        "its file",
        max_length=90,
        help_text="A name in the folder of films, such as your-dates.mp4. Whoever runs this service puts it there.",
    )
    captions = models.CharField(
        "the file of its captions",
        max_length=90,
        blank=True,
        help_text="Such as your-dates.vtt. A film that is spoken must have it.",
    )
    length = models.CharField(
        max_length=6,
        validators=[RegexValidator(r"^\d{1,3}:[0-5]\d$", "Write minutes and seconds, such as 3:20.")],
        help_text="Minutes and seconds, such as 3:20.",
    )
    transcript = models.TextField("all that it says, in words", help_text=HOW_TO_WRITE)
    checked_on = models.DateField(
        "held against the page on",
        help_text="The day on which somebody last watched it beside the page and found that it says the same.",
    )
    made_from = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When the page that it says was published."
    )

    panels = [
        FieldPanel("title"),
        FieldPanel("kind"),
        FieldPanel("page"),
        MultiFieldPanel([FieldPanel("file"), FieldPanel("captions"), FieldPanel("length")], heading="Files"),
        FieldPanel("transcript"),
        FACTS_PANEL,
        FieldPanel("checked_on", widget=DAY),
    ]

    class Meta:
        ordering = ["kind", "title"]

    class Privacy:
        compartment = Compartment.OPEN
        kept = Kept.SERVICE
        personal: dict[str, str] = {}

    def __str__(self) -> str:
        return self.title

    @property
    def seconds(self) -> int:
        """Return how long it is."""
        minutes, _, seconds = self.length.partition(":")
        return 60 * int(minutes) + int(seconds)

    def clean(self) -> None:
        """Raise ValidationError where a file is not there or the words cannot be shown; note which page it says."""
        super().clean()
        beside("file", lambda name: _require_there(name, folder.FILM), self.file)
        if self.captions:
            beside("captions", lambda name: _require_there(name, folder.CAPTIONS), self.captions)
        elif self.kind == Kind.SPOKEN:
            raise ValidationError({"captions": "A film that is spoken must have captions."})
        beside("transcript", require_readable, self.transcript)
        if self.page_id and self.checked_on:
            self._note_what_it_says()

    def _note_what_it_says(self) -> None:
        """Note the page as it is published now, if somebody held the film against it since.

        On the day itself nobody knows which came first: a new film is believed, an old one asks for another look.
        """
        if (published := self.page.last_published_at) is None:
            return
        day = london_day(published)
        if self.checked_on > day or (self.made_from is None and self.checked_on == day):
            self.made_from = published


def _require_there(name: str, kinds: tuple[str, ...]) -> None:
    """Raise ValidationError unless a file of that name and kind is in the folder of films."""
    if name in (there := folder.names(kinds)):
        return
    holds = f"it holds: {', '.join(there)}." if there else "it holds none of this kind yet."
    raise ValidationError(f"There is no file “{name}” in the films folder; {holds}")
