"""Takes metadata out of pictures as they stand inside a PDF, without drawing them anew."""

import struct

from evenhand.adapters.cleaning.refuse import Refuse

# What readers need to show a JPEG rightly: JFIF's and Adobe's own marks say how its colours are meant.
_KEPT_MARKS = {0xE0: b"JFIF\x00", 0xEE: b"Adobe"}
_START, _SCAN, _COMMENT = 0xD8, 0xDA, 0xFE


def without_jpeg_metadata(raw: bytes) -> bytes:
    """Return a JPEG without EXIF, XMP, IPTC, thumbnails, comments and whatever follows its end.

    Raises Refuse when it is not built as a JPEG is.
    """
    if raw[:2] != b"\xff\xd8":
        raise Refuse("broken")
    made, at = [raw[:2]], 2
    while True:
        while raw[at : at + 2] == b"\xff\xff":  # filling
            at += 1
        if len(raw) < at + 4 or raw[at] != 0xFF:
            raise Refuse("broken")
        mark, length = raw[at + 1], struct.unpack(">H", raw[at + 2 : at + 4])[0]
        segment = raw[at : at + 2 + length]
        if mark == _SCAN:
            end = raw.rfind(b"\xff\xd9")
            made.append(raw[at : end + 2] if end > at else raw[at:])
            return b"".join(made)
        carries = 0xE0 <= mark <= 0xEF or mark == _COMMENT
        if not carries or (mark in _KEPT_MARKS and segment[4:].startswith(_KEPT_MARKS[mark])):
            made.append(segment)
        at += 2 + length


def without_jpx_metadata(raw: bytes) -> bytes:
    """Return a JPEG 2000 picture without its boxes of metadata. Raises Refuse when its boxes do not add up."""
    if raw[:4] == b"\xff\x4f\xff\x51":  # the bare code stream, which has no boxes
        return raw
    made, at = [], 0
    while at < len(raw):
        if len(raw) < at + 8:
            raise Refuse("broken")
        length, kind = struct.unpack(">I4s", raw[at : at + 8])
        if length == 1:
            length = struct.unpack(">Q", raw[at + 8 : at + 16])[0]
        length = length or len(raw) - at
        if length < 8 or at + length > len(raw):
            raise Refuse("broken")
        if kind in (b"jP  ", b"ftyp", b"jp2h", b"jp2c"):
            made.append(raw[at : at + length])
        at += length
    return b"".join(made)
