"""Why a file is not kept, and what to do instead: in words, by code."""

from evenhand.core.errors import Refused

AGAIN = "Take a clear photograph of each page and add those, or call us and we will help."

# code: (why, what next)
WORDS: dict[str, tuple[str, str]] = {
    "empty": ("There is nothing in it.", "Choose the file again, or take the picture again."),
    "too-large": (
        "It is larger than 10 megabytes.",
        "Send fewer pages at a time, or take the picture with a smaller size.",
    ),
    "heic": (
        "It is an iPhone or iPad picture of a kind (HEIC) that not every computer can show.",
        "Take a screenshot of the picture and add that. Or in Settings choose Camera, then Formats, then"
        " Most Compatible, and take the picture again.",
    ),
    "office": (
        "It is a word processor's file.",
        "Open it, choose Save as or Print, and save it as a PDF. Or photograph the printed pages.",
    ),
    "kind": (
        "It is not a PDF or a picture (JPEG, PNG or WebP), whatever its name says.",
        "Save it as a PDF, or take a photograph of each page.",
    ),
    "locked": (
        "It is locked with a password.",
        "Open it with the password, print it or save it without one, and add it again. Or photograph each page.",
    ),
    "broken": ("Part of it is missing or cannot be read.", AGAIN),
    "too-many-pages": (
        "It has more than 40 pages.",
        "Add the pages that matter, such as the decision letter. You can add several files.",
    ),
    "too-many-pixels": (
        "The picture is far larger than a screen or a sheet of paper needs.",
        "Take the picture again with a smaller size, or a screenshot of it.",
    ),
    "moving": ("It is a moving picture.", "Take a photograph of each page instead."),
    "took-too-long": ("It is too complicated for us to check.", AGAIN),
    "unsafe": ("Our check found something in it that could harm a computer.", AGAIN),
    "too-many": (
        "There are 20 documents here already.",
        "Remove one that is not needed, or call us and we will help.",
    ),
}


class FileNotTaken(Refused):
    """A file cannot be kept; `reason` is a code of WORDS."""

    code = "file-not-taken"

    def __init__(self, reason: str) -> None:
        why, then = WORDS[reason]
        super().__init__("We have not kept this file.", why, then)
        self.reason = reason
