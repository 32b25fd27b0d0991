"""A reckoner as editors keep it, and who checked its law."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.forms import Select
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.fields import StreamField
from wagtail.search import index

from evenhand.core.privacy import Kept, Says
from evenhand.core.walls import Compartment
from evenhand.website.pages.blocks import require_readable
from evenhand.website.pages.models import CARE_PANEL, FACTS_PANEL, LookedAfter, Piece
from evenhand.website.reckoners.blocks import Cards, Examples, Questions
from evenhand.website.reckoners.calculators.named import CALCULATORS
from evenhand.website.reckoners.definition import Definition
from evenhand.website.reckoners.panels import ToolsPanel
from evenhand.website.reckoners.soundness import CARDS, EXAMPLES, QUESTIONS, Trouble, troubles
from evenhand.website.reckoners.stored import definition_of

LONGEST = 90  # days that a browser may keep answers after their last use
# Whose address a reckoner cannot have.
TAKEN = frozenset({"work-out-my-dates"})
CHOICES = (("", "None"), *((name, each.says) for name, each in CALCULATORS.items()))
PARTS = (QUESTIONS, CARDS, EXAMPLES)


class Reckoner(index.Indexed, LookedAfter, Piece):
    """A question tool: questions, rules and the cards of its answer."""

    title = models.CharField(max_length=80)
    summary = models.CharField(max_length=160, help_text="One sentence, in the list of reckoners.")
    intro = models.TextField(
        help_text="What it is for and how long it takes. Leave a line free between paragraphs."
    )
    order = models.PositiveSmallIntegerField(
        "place in the list", default=100, help_text="Small numbers come first."
    )
    keep_days = models.PositiveSmallIntegerField(
        "days that answers may be kept",
        default=30,
        validators=[MaxValueValidator(LONGEST)],
        help_text="In the visitor's own browser, after they were last used, if the visitor wants. 0: this visit only.",
    )
    calculator = models.CharField(
        max_length=40, blank=True, help_text="What works out dates and results. Leave it empty for none."
    )
    sources = models.TextField("the law behind it", blank=True, help_text="One on each line.")
    questions = StreamField(Questions())
    cards = StreamField(Cards())
    examples = StreamField(Examples(), blank=True)

    panels = [
        ToolsPanel(),
        FieldPanel("title"),
        FieldPanel("slug"),
        FieldPanel("summary"),
        FieldPanel("intro"),
        MultiFieldPanel(
            [
                FieldPanel("order"),
                FieldPanel("keep_days"),
                FieldPanel("calculator", widget=Select(choices=CHOICES)),
                FieldPanel("sources"),
            ],
            heading="How it works",
        ),
        FieldPanel("questions"),
        FieldPanel("cards"),
        FieldPanel("examples"),
        FACTS_PANEL,
        CARE_PANEL,
    ]

    search_fields = [
        index.SearchField("title", boost=4),
        index.SearchField("summary", boost=2),
        index.SearchField("intro"),
        index.FilterField("live"),
        index.FilterField("locale"),
    ]

    class Meta(Piece.Meta):
        ordering = ["order", "title"]

    def __str__(self) -> str:
        return self.title

    @property
    def definition(self) -> Definition:
        """Return what it is, apart from how it is kept."""
        return definition_of(self)

    def clean(self) -> None:
        """Raise ValidationError with all that is wrong, each beside the field that it was typed in."""
        super().clean()
        found: dict[str, Any] = {}
        if self.slug in TAKEN or self._others().exists():
            found["slug"] = f"Another question tool is called “{self.slug}”. Its address goes by this name."
        try:
            require_readable(self.intro or "")
        except ValidationError as trouble:
            found["intro"] = trouble.messages
        found |= beside_fields(troubles(self.definition))
        if found:
            raise ValidationError(found)

    def _others(self) -> Any:
        return Reckoner.objects.filter(slug=self.slug, locale_id=self.locale_id).exclude(pk=self.pk)


class FactCheck(models.Model):
    """Somebody other than its last editor held one state of a reckoner against the law."""

    reckoner = models.ForeignKey(Reckoner, on_delete=models.CASCADE, related_name="checks")
    # Of the definition that was checked: another state of it was not.
    fingerprint = models.CharField(max_length=64)
    checked_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at"]

    class Privacy:
        compartment = Compartment.STAFF
        kept = Kept.SERVICE
        personal = {"by": Says.WHO}


def beside_fields(found: tuple[Trouble, ...]) -> dict[str, Any]:
    """Return troubles as the errors of a form: of a block, at its field inside the block."""
    errors: dict[str, Any] = {}
    for part in PARTS:
        blocks: dict[int, dict[str, list[str]]] = {}
        whole = [each.words for each in found if each.part == part and each.index is None]
        for each in found:
            if each.part == part and each.index is not None:
                blocks.setdefault(each.index, {}).setdefault(each.field, []).append(each.words)
        if whole or blocks:
            inside = {index: _of_block(part, fields) for index, fields in blocks.items()}
            errors[part] = StreamBlockValidationError(block_errors=inside, non_block_errors=whole)
    for each in found:
        if each.part not in PARTS:
            errors.setdefault(each.part, []).append(each.words)
    return errors


def _of_block(part: str, fields: dict[str, list[str]]) -> StructBlockValidationError:
    errors: dict[str, ValidationError] = {}
    for field, words in fields.items():
        is_list = part == QUESTIONS and field == "answers"
        said = [ValidationError(each) for each in words]
        errors[field] = ListBlockValidationError(non_block_errors=said) if is_list else ValidationError(said)
    return StructBlockValidationError(block_errors=errors)
