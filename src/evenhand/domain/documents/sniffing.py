"""What a file really is, from its bytes alone. Its name and what the browser says are not asked."""

import puremagic

from evenhand.domain.documents.refusals import FileNotTaken

LARGEST = 10 * 1024 * 1024  # bytes
EXTENSIONS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}
_HEIC = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis", b"avif")
_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf")


def media_type(content: bytes) -> str:
    """Return the media type of a file that may be kept.

    Raises FileNotTaken for an empty or too large one, and for every type but PDF, JPEG, PNG and WebP.
    """
    if not content:
        raise FileNotTaken("empty")
    if len(content) > LARGEST:
        raise FileNotTaken("too-large")
    found = _by_signature(content)
    if found and found in _by_magic(content):
        return found
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC:
        raise FileNotTaken("heic")
    raise FileNotTaken("office" if content.startswith(_OFFICE) else "kind")


def _by_signature(content: bytes) -> str:
    """Return the type whose mark stands at the very beginning; a mark further in is somebody's trick."""
    if content.startswith(b"%PDF-"):
        return "application/pdf"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    return "image/webp" if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else ""


def _by_magic(content: bytes) -> set[str]:
    try:
        return {match.mime_type for match in puremagic.magic_string(content)}
    except puremagic.PureError:
        return set()
