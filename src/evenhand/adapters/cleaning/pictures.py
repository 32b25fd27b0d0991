"""Draws a picture anew, so that nothing but what it shows is left."""

import io
import warnings

from PIL import Image, ImageOps

from evenhand.adapters.cleaning.refuse import Refuse

LONGEST_SIDE = 14_000  # pixels
MOST_PIXELS = 60_000_000
QUALITY = 88
_FORMATS = ("JPEG", "PNG", "WEBP")


def clean(content: bytes) -> tuple[bytes, str, int]:
    """Return the picture as JPEG or PNG, turned the way it was taken, its media type, and 1 page.

    Where, when and with what it was taken, its thumbnail, its comments and anything hidden behind it are gone.
    Raises Refuse when it is larger than a page needs, moves, or has not all its parts.
    """
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as opened:
            _require_size(opened)
            opened.load()  # a file that stops half way raises here
            drawn = _redrawn(opened)
            kind = "PNG" if opened.format == "PNG" else "JPEG"
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Refuse("too-many-pixels") from None
    made = io.BytesIO()
    if kind == "PNG":
        drawn.save(made, "PNG", optimize=False)
    else:
        drawn.save(made, "JPEG", quality=QUALITY)
    return made.getvalue(), f"image/{kind.lower()}", 1


def _require_size(opened: Image.Image) -> None:
    width, height = opened.size
    if max(width, height) > LONGEST_SIDE or width * height > MOST_PIXELS:
        raise Refuse("too-many-pixels")
    # A JPEG may hold a second picture for depth or 3D; of such the first is taken.
    if getattr(opened, "n_frames", 1) > 1 and opened.format not in ("JPEG", "MPO"):
        raise Refuse("moving")


def _redrawn(opened: Image.Image) -> Image.Image:
    """Return the pixels alone, on white where they were transparent."""
    turned = ImageOps.exif_transpose(opened)
    if turned.has_transparency_data:
        layer = turned.convert("RGBA")
        paper = Image.new("RGB", layer.size, "white")
        paper.paste(layer, mask=layer.getchannel("A"))
        return paper
    plain = turned.convert("L" if turned.mode in ("1", "L", "I", "I;16", "F") else "RGB")
    # Only pixels are carried over: no profile, no text, no position.
    drawn = Image.new(plain.mode, plain.size)
    drawn.paste(plain)
    return drawn
