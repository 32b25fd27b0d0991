"""What an editor fills in for a reckoner: its questions, its cards and its examples, one below the other."""

from typing import Any

from django.forms import DateField, DateInput
from wagtail import blocks

from evenhand.website.pages.blocks import require_readable
from evenhand.website.reckoners.definition import ACTIONS
from evenhand.website.reckoners.rules import RESULT, Kind

HOW_TO_RULE = (
    "Each line is one way in which it holds. “about is refuse”, “parts has section_F”, “age at least 16”, “born is "
    "given”; and the same with “not”. Join what must all be so with “and”. Leave it empty for “always”."
)
KINDS = (
    (Kind.ONE.value, "Choose one answer"),
    (Kind.SEVERAL.value, "Tick several answers"),
    (Kind.YES_NO.value, "Yes or no"),
    (Kind.DATE.value, "A day"),
    (Kind.NUMBER.value, "A number"),
)


class CardWords(blocks.TextBlock):
    """A text in the marks of pages, which can also name a result."""

    def __init__(self, **options: Any) -> None:
        told = "Marks and facts as on pages, and [[result:…]] for what the calculator worked out."
        super().__init__(**{"rows": 5, "help_text": told, **options})

    def clean(self, value: str) -> str:
        """Return the text; raises ValidationError where it cannot be shown."""
        cleaned: str = super().clean(value)
        require_readable(cleaned, but=RESULT)
        return cleaned


class DayBlock(blocks.FieldBlock):
    """A day, chosen in the browser's own calendar."""

    def __init__(self, required: bool = True, help_text: str = "", **options: Any) -> None:
        widget = DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        self.field = DateField(required=required, help_text=help_text, widget=widget)
        super().__init__(**options)

    def to_python(self, value: Any) -> Any:
        """Return a day from what is stored."""
        return self.field.to_python(value)

    def get_prep_value(self, value: Any) -> Any:
        """Return a day as it is stored."""
        day = self.to_python(value)
        return day.isoformat() if day else None


class RuleBlock(blocks.TextBlock):
    """A rule; whether it makes sense is asked when the whole reckoner is known."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"rows": 3, "required": False, "help_text": HOW_TO_RULE, **options})


class AnswerBlock(blocks.StructBlock):
    """One answer to choose."""

    key = blocks.CharBlock(help_text="For rules. It stays when the words change.")
    words = blocks.CharBlock()
    hint = blocks.CharBlock(required=False)


class QuestionBlock(blocks.StructBlock):
    """One question."""

    key = blocks.CharBlock(help_text="For rules. It stays when the words change.")
    ask = blocks.CharBlock(label="question")
    hint = blocks.CharBlock(required=False)
    short = blocks.CharBlock(label="its name in the list of answers")
    kind = blocks.ChoiceBlock(choices=KINDS)
    answers = blocks.ListBlock(AnswerBlock(), required=False, default=[])
    when = RuleBlock(label="asked when")
    missing = blocks.CharBlock(label="what to say when nothing was answered")
    none = blocks.CharBlock(required=False, label="the answer that excludes the others", help_text="Its key.")
    optional = blocks.BooleanBlock(required=False, label="one can say “I do not know”")
    fills = blocks.CharBlock(required=False, label="the field of a request that it fills in")


class CardBlock(blocks.StructBlock):
    """One card of the answer."""

    key = blocks.CharBlock(help_text="For examples. It stays when the words change.")
    title = blocks.CharBlock()
    text = CardWords()
    when = RuleBlock(label="shown when")
    main = blocks.BooleanBlock(
        required=False,
        label="can be the headline",
        help_text="The first that is shown and can be, is the headline.",
    )
    sources = blocks.TextBlock(
        required=False, rows=2, label="the law behind it", help_text="One on each line."
    )
    action = blocks.ChoiceBlock(required=False, choices=tuple(ACTIONS.items()), label="a button under it")


class ExampleBlock(blocks.StructBlock):
    """Answers on a day, and what they must show."""

    says = blocks.CharBlock(label="who it is about")
    on = DayBlock(label="as of this day")
    answers = blocks.TextBlock(
        rows=4, help_text="One on each line: key = answer. Several: key = one, another."
    )
    shows = blocks.TextBlock(
        required=False, rows=2, label="cards that show", help_text="Their keys, one on each line."
    )
    hides = blocks.TextBlock(
        required=False, rows=2, label="cards that do not", help_text="Their keys, one on each line."
    )


class Questions(blocks.StreamBlock):
    """The questions, in their order."""

    question = QuestionBlock(icon="help")


class Cards(blocks.StreamBlock):
    """The cards, in their order."""

    card = CardBlock(icon="snippet")


class Examples(blocks.StreamBlock):
    """The examples."""

    example = ExampleBlock(icon="tasks")
