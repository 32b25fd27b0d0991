"""Whatever a file carries besides its pages does not come back out, and what cannot be read harms nothing."""

import io
import os
import re
import subprocess
import sys
import time
import zlib

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from evenhand.adapters.cleaning import apart
from evenhand.adapters.cleaning.apart import clean
from evenhand.domain.documents.ports import NotClean
from evenhand.domain.documents.refusals import FileNotTaken
from evenhand.domain.documents.sniffing import media_type
from tests.build import files
from tests.build.files import SECRET

XMP = b"http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"
EXIF = b"Exif\x00\x00"


def cleaned(content: bytes):
    return clean(content, media_type(content))


def everything_in(content: bytes) -> bytes:
    """Return a file with every compressed part of it opened as well."""
    found = [content]
    for start in re.finditer(rb"stream\r?\n", content):
        with_rest = zlib.decompressobj()
        try:
            found.append(with_rest.decompress(content[start.end() :]))
        except zlib.error:
            continue
    return b"".join(found)


PICTURES = {
    "a place in EXIF": files.jpeg_with(files.jpeg_segment(0xE1, files.exif())),
    "a thumbnail": files.jpeg_with(files.jpeg_segment(0xE1, files.exif(thumbnail=True))),
    "XMP": files.jpeg_with(files.jpeg_segment(0xE1, XMP)),
    "IPTC": files.jpeg_with(files.jpeg_segment(0xED, b"Photoshop 3.0\x008BIM" + SECRET)),
    "a comment": files.jpeg_with(files.jpeg_segment(0xFE, SECRET)),
    "a maker's note": files.jpeg_with(files.jpeg_segment(0xE5, SECRET)),
    "an archive after its end": files.jpeg_with(after=files.zipped(a=SECRET) + SECRET),
    "a page in its comment": files.jpeg_with(files.jpeg_segment(0xFE, b"<script>" + SECRET + b"</script>")),
    "PNG with text": files.png_with((b"tEXt", b"Author\x00" + SECRET)),
    "PNG with EXIF": files.png_with((b"eXIf", files.exif()[6:])),
    "PNG with XMP": files.png_with((b"iTXt", b"XML:com.adobe.xmp\x00\x00\x00\x00\x00" + SECRET)),
    "PNG with an unknown part": files.png_with((b"prVt", SECRET)),
    "PNG with a page after its end": files.png_with(after=b"<html>" + SECRET),
    "PNG with a palette": files.saved(files.a_picture(mode="P"), "PNG", exif=files.exif()),
    "PNG with transparency": files.saved(files.a_picture(mode="RGBA"), "PNG", exif=files.exif()),
    "PNG of one bit": files.saved(files.a_picture(mode="1"), "PNG"),
    "JPEG for print": files.saved(files.a_picture(mode="CMYK"), "JPEG", comment=SECRET),
    "WebP with EXIF": files.saved(files.a_picture(), "WEBP", exif=files.exif(), xmp=XMP),
    "a colour profile": files.saved(files.a_picture(), "JPEG", icc_profile=SECRET * 4),
}


def test_each_file_of_the_corpus_does_carry_the_secret():
    plain = {"PNG of one bit"}
    kept_whole = {name for name, content in PICTURES.items() if SECRET in everything_in(content)}
    assert set(PICTURES) - kept_whole == plain
    assert {name for name, content in PAPERS.items() if SECRET in everything_in(content)} == set(PAPERS)


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_keeps_what_it_shows_and_nothing_else(name):
    made = cleaned(PICTURES[name])
    assert SECRET not in everything_in(made.content)
    assert b"<script" not in made.content and b"PK\x03\x04" not in made.content
    with Image.open(io.BytesIO(made.content)) as shown:
        assert shown.size == (64, 48)
        assert not shown.getexif() and not set(shown.info) - {
            "jfif",
            "jfif_version",
            "jfif_unit",
            "jfif_density",
        }
        left, right = shown.convert("RGB").getpixel((8, 24)), shown.convert("RGB").getpixel((56, 24))
    assert left != right
    assert media_type(made.content) == made.media_type


def test_a_picture_is_turned_the_way_it_was_taken():
    on_its_side = files.saved(files.a_picture(), "JPEG", exif=files.exif(orientation=6))
    with Image.open(io.BytesIO(cleaned(on_its_side).content)) as shown:
        assert shown.size == (48, 64)
        red, _, blue = shown.getpixel((24, 8))
        assert red > blue, "what was left is now above"


PAPERS = {
    "scripts, actions, attachments, forms, notes, titles": files.pdf_with_everything(),
    "a photograph with its place": files.pdf_with_picture(
        files.jpeg_with(files.jpeg_segment(0xE1, files.exif()), files.jpeg_segment(0xE1, XMP))
    ),
    "a packed photograph with its place": files.pdf_with_picture(
        files.jpeg_with(files.jpeg_segment(0xFE, SECRET)), flate=True
    ),
    "a page hidden behind its end": files.file_of(files.a_pdf()) + b"<script>" + SECRET + b"</script>",
    "an archive behind its end": files.file_of(files.a_pdf()) + files.zipped(a=b"x") + SECRET,
}


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_keeps_what_it_shows_and_nothing_else(name):
    made = cleaned(PAPERS[name])
    inside = everything_in(made.content)
    for hidden in (
        SECRET,
        b"/JavaScript",
        b"/JS",
        b"/Launch",
        b"/EmbeddedFile",
        b"/OpenAction",
        b"/AA",
        b"/XFA",
    ):
        assert hidden not in inside, hidden
    for hidden in (b"/Annots", b"/Metadata", b"/Author", b"/Producer", b"/PieceInfo", b"<script", b"Exif"):
        assert hidden not in inside, hidden
    with pikepdf.open(io.BytesIO(made.content)) as pdf:
        assert set(pdf.Root.keys()) == {"/Type", "/Pages"}
        assert not pdf.attachments and not list(pdf.docinfo.keys())


def test_a_paper_still_says_what_was_decided():
    made = cleaned(files.file_of(files.a_pdf(pages=3)))
    pdf = pypdfium2.PdfDocument(made.content)
    assert [page.get_textpage().get_text_range() for page in pdf] == [
        f"Decision, page {n}" for n in (1, 2, 3)
    ]
    assert made.pages == 3
    pdf.close()


def test_what_was_typed_into_a_form_still_shows():
    pdf = pypdfium2.PdfDocument(cleaned(files.pdf_with_typed_words("Sent on 3 November")).content)
    assert "Sent on 3 November" in pdf[0].get_textpage().get_text_range()
    pdf.close()


def test_a_photograph_in_a_paper_still_shows():
    pdf = pypdfium2.PdfDocument(cleaned(PAPERS["a photograph with its place"]).content)
    shown = pdf[0].render().to_pil()
    pdf.close()
    assert shown.getpixel((100, 350))[:3] != (255, 255, 255)


def test_cleaning_twice_gives_the_same_bytes():
    first = cleaned(PAPERS["a photograph with its place"]).content
    assert cleaned(PAPERS["a photograph with its place"]).content == first


REFUSED = {
    "a locked paper": (files.locked_pdf(user="secret"), "locked"),
    "a paper of 41 pages": (files.file_of(files.a_pdf(pages=41)), "too-many-pages"),
    "a paper cut short": (files.pdf_with_everything()[:-400], "broken"),
    "a paper of words only": (b"%PDF-1.7\n<html><script>alert(1)</script></html>", "broken"),
    "a paper without pages": (files.file_of(files.a_pdf(pages=0)), "broken"),
    "a picture cut short": (files.saved(files.a_picture((600, 400)), "JPEG")[:-900], "broken"),
    "a PNG cut short": (files.saved(files.a_picture((600, 400)), "PNG")[:-60], "broken"),
    "a picture of nothing": (b"\xff\xd8\xff\xe0" + bytes(200), "broken"),
    "a flood of pixels": (files.png_of_size(60_000, 60_000), "too-many-pixels"),
    "one side too long": (files.png_of_size(20_000, 10), "too-many-pixels"),
    "a moving PNG": (
        files.saved(
            files.a_picture(), "PNG", save_all=True, append_images=[files.a_picture(mode="L").convert("RGB")]
        ),
        "moving",
    ),
    "a moving WebP": (
        files.saved(files.a_picture(), "WEBP", save_all=True, append_images=[files.a_picture((64, 48), "L")]),
        "moving",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_made_anew_is_refused_in_words(name):
    content, reason = REFUSED[name]
    with pytest.raises(NotClean) as refused:
        cleaned(content)
    assert refused.value.reason == reason


NOT_TAKEN = {
    "a page": (b"<!DOCTYPE html><script>alert(1)</script>", "kind"),
    "a drawing that can run": (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "kind"),
    "a program": (b"MZ" + bytes(200), "kind"),
    "a page before a paper": (b"<html>" + files.file_of(files.a_pdf()), "kind"),
    "junk before a picture": (b"GIF89a" + files.saved(files.a_picture(), "JPEG"), "kind"),
    "a moving picture of old": (files.saved(files.a_picture(), "GIF"), "kind"),
    "a scanner's picture": (files.saved(files.a_picture(), "TIFF"), "kind"),
    "plain words": (b"The council decided.", "kind"),
    "an archive": (files.zipped(a=SECRET), "office"),
    "an archive of much nothing": (files.zipped(a=bytes(5_000_000)), "office"),
    "a word processor's file": (
        files.zipped(**{"[Content_Types].xml": b"", "word__document.xml": b""}),
        "office",
    ),
    "an old word processor's file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "office"),
    "a telephone's picture": (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(200), "heic"),
    "nothing": (b"", "empty"),
    "too much": (b"%PDF-1.7" + bytes(10 * 1024 * 1024), "too-large"),
}


@pytest.mark.parametrize("name", NOT_TAKEN)
def test_other_kinds_are_not_taken_whatever_their_name(name):
    content, reason = NOT_TAKEN[name]
    with pytest.raises(FileNotTaken) as refused:
        media_type(content)
    assert refused.value.reason == reason
    assert refused.value.why and refused.value.next


def test_a_paper_with_a_password_for_changes_only_is_kept_without_it():
    made = cleaned(files.locked_pdf(user=""))
    with pikepdf.open(io.BytesIO(made.content)) as pdf:
        assert not pdf.is_encrypted


def test_the_corpus_is_large_enough():
    assert len(PICTURES) + len(PAPERS) + len(REFUSED) + len(NOT_TAKEN) >= 50


def in_child(code: str) -> subprocess.CompletedProcess[bytes]:
    before = "from evenhand.adapters.cleaning.child import limit; limit()\n"
    return subprocess.run(
        [sys.executable, "-I", "-c", before + code], capture_output=True, timeout=60, env={}
    )


def test_the_cleaner_cannot_fill_the_memory_or_write_a_file(tmp_path):
    assert b"MemoryError" in in_child("x = bytearray(2 * 1024**3)").stderr
    path = tmp_path / "written"
    written = in_child(f"import os; f = os.open({str(path)!r}, os.O_CREAT | os.O_WRONLY); os.write(f, b'x')")
    assert written.returncode != 0
    assert not path.exists() or path.stat().st_size == 0


def test_the_cleaner_knows_no_secret_of_the_service():
    os.environ["SECRET_KEY_OF_THIS_TEST"] = "x"
    ran = in_child("import os, sys; print(sorted(os.environ), 'django' in sys.modules)")
    assert b"SECRET_KEY_OF_THIS_TEST" not in ran.stdout
    assert ran.stdout.strip().endswith(b"False")


def test_a_cleaner_that_does_not_end_is_ended(monkeypatch):
    monkeypatch.setattr(apart, "SECONDS", 0.01)
    began = time.monotonic()
    with pytest.raises(NotClean, match="took-too-long"):
        cleaned(files.file_of(files.a_pdf()))
    assert time.monotonic() - began < 5
