"""The gallery: one page that shows every picture the tests took; run as a module, renews the README's pictures."""

from html import escape
from itertools import groupby
from pathlib import Path

from PIL import Image

from tests.build.browser import ROOT

FOLDER = ROOT / "test-results/gallery"
README = {
    "visitor--work-out-my-dates-answer-360": "my-dates-360",
    "visitor--ask-draft-id-letter-date-360": "ask-360",
    "daniel--cases-1280": "worklist-1280",
    "daniel--cases-case-id-1280": "case-1280",
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
    """Put the README's pictures into docs/screenshots, cut at the first screenful."""
    folder.mkdir(parents=True, exist_ok=True)
    for source, name in README.items():
        with Image.open(FOLDER / f"{source}.png") as picture:
            tallest = TALLEST[picture.width]
            picture.crop((0, 0, picture.width, min(tallest, picture.height))).quantize(128).save(
                folder / f"{name}.png", optimize=True
            )


if __name__ == "__main__":
    publish()
