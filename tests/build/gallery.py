"""The gallery: one page that shows every picture the tests took; run as a module, renews those in the documents."""

from html import escape
from itertools import groupby
from pathlib import Path

from PIL import Image

from tests.build.browser import ROOT

FOLDER = ROOT / "test-results/gallery"
DOCUMENTS = {
    "visitor--work-out-my-dates-answer-360": "my-dates-360",
    "visitor--ask-draft-id-letter-date-360": "ask-360",
    "daniel--cases-1280": "worklist-1280",
    "daniel--cases-case-id-1280": "case-1280",
    "two-journeys--my-dates-01-360": "my-dates-1-360",
    "two-journeys--my-dates-02-360": "my-dates-2-360",
    "two-journeys--my-dates-03-360": "my-dates-3-360",
    "two-journeys--my-dates-04-360": "my-dates-4-360",
    "two-journeys--my-dates-05-360": "my-dates-5-360",
    "two-journeys--request-02-360": "request-start-360",
    "two-journeys--request-10-360": "request-words-360",
    "two-journeys--request-27-360": "request-way-360",
    "two-journeys--request-31-360": "request-check-360",
    "two-journeys--request-32-360": "request-sent-360",
}
TALLEST = {360: 800, 1280: 1000}


def write_index() -> None:
    """Write test-results/gallery/index.html from the pictures that are there."""
    pictures = sorted(FOLDER.glob("*.png"))
    if not pictures:
        return
    parts = ["<!doctype html><html lang=en-GB><title>Every screen</title><h1>Every screen</h1>"]
    for who, theirs in groupby(pictures, key=lambda path: path.name.partition("--")[0]):
        parts.append(f"<h2>{escape(who)}</h2>")
        parts += [
            f"<figure style='display:inline-block;vertical-align:top;margin:1rem'><figcaption>{escape(path.stem)}"
            f"</figcaption><a href='{path.name}'><img loading=lazy width=280 alt='' src='{path.name}'></a></figure>"
            for path in theirs
        ]
    (FOLDER / "index.html").write_text("\n".join(parts) + "\n")


def publish(folder: Path = ROOT / "docs/screenshots") -> None:
    """Put the pictures that the documents show into docs/screenshots, cut at the first screenful.

    A picture that was not taken this time stays as it is, and is named.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for source, name in DOCUMENTS.items():
        if not (FOLDER / f"{source}.png").exists():
            print(f"{source}: no picture was taken")
            continue
        with Image.open(FOLDER / f"{source}.png") as picture:
            tallest = TALLEST[picture.width]
            picture.crop((0, 0, picture.width, min(tallest, picture.height))).quantize(128).save(
                folder / f"{name}.png", optimize=True
            )


if __name__ == "__main__":
    publish()
