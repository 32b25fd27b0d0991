"""A document is shown under a name that is what it is, and goes nowhere."""

import pytest

from evenhand.domain.documents.naming import shown_name


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Decision letter.pdf", "Decision letter.pdf"),
        ("Decision 12.3.2026.PDF", "Decision 12.3.2026.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\sam\\letter.pdf", "letter.pdf"),
        ("letter.pdf.exe", "letter.pdf"),
        ("letter.html", "letter.pdf"),
        ("letter\u202efdp.exe", "letterfdp.pdf"),
        ("let\u200bter\u2066.pdf", "letter.pdf"),
        ("a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie x=1.pdf"),
        ('"><script>.pdf', "script.pdf"),
        ("con\x00.pdf", "con.pdf"),
        (".htaccess", "htaccess.pdf"),
        ("...", "Document.pdf"),
        ("", "Document.pdf"),
        ("x" * 300 + ".pdf", "x" * 80 + ".pdf"),
        ("Zażółć gęślą.pdf", "Zażółć gęślą.pdf"),
        ("رسالة القرار.pdf", "رسالة القرار.pdf"),
        ("e\u0301te\u0301.pdf", "été.pdf"),
    ],
)
def test_a_name_is_made_harmless(typed, shown):
    assert shown_name(typed, "application/pdf", "Document") == shown


def test_the_ending_is_what_the_file_is():
    assert shown_name("IMG_0001.HEIC", "image/jpeg", "Document") == "IMG_0001.jpg"
