"""Sets words in type as a tagged PDF, with numbers in place of letters that no font has.

The compiler keeps a pool of threads, so a process that has rendered must not fork: start workers by
spawning them (a forked child waits for ever for threads that it does not have).
"""

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

FONT_FOLDER = Path(__file__).parent / "signing" / "fonts"
MAIN_FONT = "Noto Sans"
"""Put in place by scripts/fonts. Latin (Polish, Vietnamese, Yoruba …), Greek, Cyrillic, Devanagari."""

OTHER_FONTS = (
    "Amiri",
    "Noto Sans Bengali",
    "Noto Sans Gurmukhi",
    "Noto Sans Gujarati",
    "Noto Sans Tamil",
    "Noto Sans Malayalam",
    "Noto Sans Telugu",
    "Noto Sans Sinhala",
    "Noto Sans Ethiopic",
    "Noto Sans Hebrew",
    "Noto Sans Thai",
    "Noto Sans Georgian",
    "Noto Sans Armenian",
    "Noto Sans SC",
    "Noto Sans KR",
    "Libertinus Serif",
    "DejaVu Sans Mono",
)
"""Asked in this order for a letter that the main font lacks. Amiri alone for Arabic script: it has the
Urdu, Pashto, Kurdish and Sindhi letters too, so no word is split between two fonts and left unjoined;
and its text can be copied and read aloud, which that of Noto's Arabic faces cannot."""
FONTS = (MAIN_FONT, *OTHER_FONTS)

STANDARDS: "list[typst.PDFStandard]" = ["ua-1", "a-2a"]

_REFUSED_TEXT = re.compile(r"the text `(\".*?\")` could not be displayed")
_BREAK = "\u200b"  # our own, in long words


@dataclass(frozen=True, slots=True)
class Rendered:
    """An unsigned PDF, and the letters that had to be shown by number."""

    pdf: bytes
    unprinted: tuple[str, ...]


def set_in_type(
    template: Path,
    words: Callable[[tuple[str, ...]], Mapping[str, Any]],
    at: datetime,
    **inputs: str,
) -> Rendered:
    """Return words set by a template; the same words and moment give the same bytes.

    `words` makes what the template reads as JSON, given the letters to show by number. Such a letter must not
    stop a paper: the family's time runs whatever their alphabet. So the compiler is asked once more without it.
    """
    unprinted: tuple[str, ...] = ()
    for _ in range(3):
        given = {"words": json.dumps(words(unprinted), ensure_ascii=False), **inputs}
        try:
            made = _compiler(template).compile(
                format="pdf", sys_inputs=given, pdf_standards=STANDARDS, timestamp=int(at.timestamp())
            )
        except typst.TypstError as refused:
            letters = _letters_refused(refused.diagnostic) - {_BREAK}
            if not letters - set(unprinted):
                raise
            unprinted = tuple(sorted(letters | set(unprinted)))
            continue
        if not isinstance(made, bytes):
            raise TypeError("The compiler gave no PDF.")
        return Rendered(made, unprinted)
    raise RuntimeError(f"{template.stem}: letters were refused three times over: {unprinted}")


def printable(text: str, unprinted: tuple[str, ...]) -> str:
    """Return a text with the number of each letter that no font has."""
    text = unicodedata.normalize("NFC", text)
    return "".join(f"[U+{ord(one):04X}]" if one in unprinted else one for one in text)


def page_count(pdf: bytes) -> int:
    """Count page objects, which the compiler writes uncompressed."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def _letters_refused(diagnostic: str) -> set[str]:
    """Read the letters out of the compiler's refusals; PDF/UA forbids a page with an empty box."""
    return set("".join(_unquoted(one) for one in _REFUSED_TEXT.findall(diagnostic)))


def _unquoted(quoted: str) -> str:
    r"""Undo the compiler's quotation, which writes some marks as \u{301}."""
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda found: chr(int(found[1], 16)), quoted[1:-1])


@cache
def _compiler(template: Path) -> typst.Compiler:
    """Return this process's compiler of a template, warm after its first page. It can read nothing else."""
    if not any(FONT_FOLDER.glob("*.ttf")):
        raise FileNotFoundError(f"No fonts in {FONT_FOLDER}. Run: make setup")
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[FONT_FOLDER])
    return typst.Compiler(template, root=template.parent, font_paths=fonts)
