"""Reads a PDF as a person, a screen reader or a telephone would."""

import re

import pypdfium2
import zxingcpp


def text_of(pdf: bytes) -> str:
    """Return the words of every page, without the white space that layout adds."""
    document = pypdfium2.PdfDocument(pdf)
    return squeeze("".join(page.get_textpage().get_text_range() for page in document))


def squeeze(text: str) -> str:
    return re.sub(r"[\s\u200b\u0002\ufffe]+", "", text)


def qr_codes_on(pdf: bytes) -> list[str]:
    """Photograph the first page at the fineness of a cheap telephone, and decode what is on it."""
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_pil()
    return [code.text for code in zxingcpp.read_barcodes(picture)]
