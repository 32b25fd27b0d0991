"""The name that a document is shown and saved under: what somebody called it, made harmless."""

import re
import unicodedata

from evenhand.domain.documents.sniffing import EXTENSIONS

LONGEST = 80  # characters, without the extension
_EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}$")
_NOT_IN_NAMES = re.compile(r'[<>:"|?*\x00-\x1f]')


def shown_name(typed: str, media_type: str, otherwise: str) -> str:
    """Return a name without folders, hidden marks or false endings, ending as the file really is.

    `otherwise` stands where nothing is left.
    """
    name = unicodedata.normalize("NFC", re.split(r"[/\\]", typed)[-1])
    # Format characters turn the direction of text or hide in it: "letter<U+202E>fdp.exe" reads as a PDF.
    name = "".join(
        c for c in name if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
    )
    name = " ".join(_NOT_IN_NAMES.sub(" ", name).split())
    while (shorter := _EXTENSION.sub("", name).rstrip(". ")) != name:
        name = shorter
    name = name.lstrip(". ")[:LONGEST].rstrip(". ")
    return f"{name or otherwise}.{EXTENSIONS[media_type]}"
