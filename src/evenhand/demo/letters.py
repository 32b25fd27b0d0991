"""Draws a council's decision letter as a family would photograph it: one page, as a PDF."""

import io
from datetime import date

from PIL import Image, ImageDraw, ImageFont

from evenhand.demo.story import Story
from evenhand.demo.world import COUNCILS
from evenhand.statute.in_plain_words import DECISIONS
from evenhand.statute.words import day_in_words

PAGE = (827, 1169)  # A4 at 100 dots an inch
PAPER, INK = "#fbf8f1", "#222222"
BROKEN = b"%PDF-1.7\nThis file was cut off while it was sent.\n"


def letter(story: Story, asked_on: date) -> bytes:
    """Return the letter of a story as a PDF."""
    dated, _, _ = story.letter.days(asked_on)
    council = next(name for code, name, _ in COUNCILS if code == story.council)
    child = story.family.child or story.family.holder
    lines = (
        (council, 30),
        ("Special educational needs and disability team", 18),
        ("", 40),
        (day_in_words(dated), 18),
        ("", 20),
        (f"Dear {story.family.holder}", 18),
        ("", 10),
        (f"About: {child}", 20),
        ("", 10),
        (f"We have decided: {DECISIONS[story.letter.decision].label}", 18),
        ("", 10),
        ("You have the right to appeal, and the right to mediation.", 18),
        ("The mediation service to contact is named overleaf.", 18),
        ("", 40),
        ("A page of the demonstration. No such letter was ever sent.", 14),
    )
    page = Image.new("RGB", PAGE, PAPER)
    pen = ImageDraw.Draw(page)
    down = 90
    for words, size in lines:
        pen.text((80, down), words, fill=INK, font=ImageFont.load_default(size))
        down += size + 14
    out = io.BytesIO()
    page.save(out, "PDF", resolution=100)
    return out.getvalue()
