"""What a page's body is made of, and what is asked of its words when an editor saves them."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from evenhand.website.pages import facts, pictures, targets, text

HOW_TO_WRITE = (
    "Leave a line free between paragraphs. A line that begins with ## is a heading, one with - an entry of a list. "
    "Write **bold**, [words](page:what-is-mediation) for a link, and [[provider.name]] for a fact."
)


def require_readable(words: str, *, but: str = "") -> None:
    """Raise ValidationError unless a text is made of known marks, known facts and links that lead somewhere.

    Facts whose name begins with `but` are somebody else's to know.
    """
    try:
        pieces = (piece for block in text.read(words) for line in block.lines for piece in line)
        _require_known(piece for piece in pieces if not (but and piece.fact.startswith(but)))
    except (text.Unreadable, facts.NoSuchFact, targets.LeadsNowhere) as trouble:
        raise ValidationError(str(trouble)) from trouble


def require_readable_line(words: str) -> None:
    """Raise ValidationError unless a text can be shown as one line."""
    try:
        _require_known(text.line(words))
    except (text.Unreadable, facts.NoSuchFact, targets.LeadsNowhere) as trouble:
        raise ValidationError(str(trouble)) from trouble


def beside(column: str, require: Callable[[str], None], words: str) -> None:
    """Let what is wrong with a text be said beside the box it was typed in."""
    try:
        require(words)
    except ValidationError as trouble:
        raise ValidationError({column: trouble.messages}) from trouble


def _require_known(pieces: Iterable[text.Piece]) -> None:
    for piece in pieces:
        if piece.fact:
            facts.require(piece.fact)
        if piece.target:
            targets.require(piece.target)


class Words(blocks.TextBlock):
    """A text in the marks of text.py."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"rows": 8, "help_text": HOW_TO_WRITE, **options})

    def clean(self, value: str) -> str:
        """Return the text; raises ValidationError where it cannot be shown."""
        cleaned: str = super().clean(value)
        require_readable(cleaned)
        return cleaned


class StepBlock(blocks.StructBlock):
    """One of several steps, in their order."""

    title = blocks.CharBlock()
    text = Words(rows=4)


class IdeaBlock(blocks.StructBlock):
    """One idea of an Easy Read page, with a picture beside it."""

    picture = blocks.ChoiceBlock(choices=pictures.choices, required=False)
    text = Words(rows=2)


class Body(blocks.StreamBlock):
    """The blocks of a page, in the order in which they are read."""

    text = Words(icon="pilcrow", label="Text")
    important = Words(icon="warning", label="Something that nobody may miss", rows=4)
    steps = blocks.ListBlock(StepBlock(), icon="list-ol", label="Steps")
    ideas = blocks.ListBlock(
        IdeaBlock(), icon="image", label="Easy Read: one idea a line, with a picture beside it"
    )
    cards = blocks.ListBlock(
        SnippetChooserBlock("pages.Card"), icon="snippet", label="Cards that other pages use too"
    )
    contact = blocks.StaticBlock(
        icon="user",
        label="How to reach the service",
        admin_text="The provider's name, telephone, e-mail, hours and address.",
    )
