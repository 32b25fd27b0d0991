"""Reads what the pages of a PDF say; a picture of a page says nothing."""

import pypdfium2

MOST = 100_000  # characters


def words_of(content: bytes) -> str:
    """Return the words of a PDF that was made anew, as they stand on its pages; nothing where none can be read."""
    said = ""
    try:
        with pypdfium2.PdfDocument(content) as pdf:
            for page in pdf:
                said += page.get_textpage().get_text_range() + "\n"
                if len(said) >= MOST:
                    break
    except pypdfium2.PdfiumError:
        return ""
    return said[:MOST]
