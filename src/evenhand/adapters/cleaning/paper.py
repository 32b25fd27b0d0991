"""Puts the pages of a PDF into a new one, so that nothing but what they show is left."""

import io
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from evenhand.adapters.cleaning.embedded import without_jpeg_metadata, without_jpx_metadata
from evenhand.adapters.cleaning.refuse import Refuse

MOST_PAGES = 40
# What a page may carry besides what it shows.
_OF_PAGES = ("/A", "/AA", "/Annots", "/B", "/DPart", "/PresSteps", "/PZ", "/Tabs", "/Thumb", "/VP")
# What anything under a page may carry: actions, scripts, files, private data. No font, picture or colour is
# named like these, so no name that a page draws with is lost.
_ANYWHERE = (
    "/AA", "/AF", "/EF", "/EmbeddedFiles", "/JavaScript", "/JS", "/LastModified", "/Metadata", "/OpenAction",
    "/OPI", "/PieceInfo", "/PtData", "/Ref", "/RichMediaContent", "/URI", "/XFA",
)  # fmt: skip
_DEEPEST = 8  # dictionaries within dictionaries, within one object


def clean(content: bytes) -> tuple[bytes, str, int]:
    """Return the PDF made anew, its media type and its number of pages.

    Scripts, actions, attachments, forms, notes, titles, authors and the data hidden in its pictures are gone; what
    was typed into a form stays as it looked. Raises Refuse when it is locked, broken or longer than 40 pages.
    """
    try:
        # No recovery: a file that two readers could take for two different things is not a letter.
        with pikepdf.open(io.BytesIO(content), attempt_recovery=False, suppress_warnings=True) as came:
            if not 1 <= len(came.pages) <= MOST_PAGES:
                raise Refuse("too-many-pages" if came.pages else "broken")
            came.flatten_annotations()
            with pikepdf.new() as made:
                made.pages.extend(came.pages)
                _strip(made)
                return _saved(made), "application/pdf", len(made.pages)
    except pikepdf.PasswordError:
        raise Refuse("locked") from None
    except (pikepdf.PdfError, RecursionError):
        raise Refuse("broken") from None


def _strip(made: pikepdf.Pdf) -> None:
    for page in made.pages:
        for key in _OF_PAGES:
            if key in page.obj:
                del page.obj[key]
    # Objects that were reachable only through what is removed are not saved.
    for found in made.objects:
        if isinstance(found, Stream):
            _strip_stream(found)
        if isinstance(found, (Dictionary, Stream)):
            _strip_dictionary(found)


def _strip_dictionary(found: Object, depth: int = 0) -> None:
    for key in _ANYWHERE:
        if key in found:
            del found[key]
    for key in list(found.keys()) if depth < _DEEPEST else ():
        value = found[key]
        if isinstance(value, Dictionary) and not value.is_indirect:
            _strip_dictionary(value, depth + 1)


def _strip_stream(found: Stream) -> None:
    """Take the data that cameras write out of a picture inside the PDF."""
    filters = found.get("/Filter")
    names = [str(f) for f in filters] if isinstance(filters, Array) else [str(filters)]
    if not names or names[-1] not in ("/DCTDecode", "/JPXDecode"):
        return
    raw = found.read_raw_bytes()
    for outer in names[:-1]:
        if outer != "/FlateDecode":
            raise Refuse("broken")
        raw = zlib.decompressobj().decompress(raw, 50 * 1024 * 1024)
    strip = without_jpeg_metadata if names[-1] == "/DCTDecode" else without_jpx_metadata
    parameters = found.get("/DecodeParms")
    if isinstance(parameters, Array):
        parameters = parameters[-1]
    found.write(
        strip(raw),
        filter=Name(names[-1]),
        decode_parms=parameters if isinstance(parameters, Dictionary) else None,
    )


def _saved(made: pikepdf.Pdf) -> bytes:
    for key in list(made.Root.keys()):
        if key not in ("/Type", "/Pages"):
            del made.Root[key]
    if "/Info" in made.trailer:
        del made.trailer["/Info"]
    out = io.BytesIO()
    # The identifier follows from the content, so that cleaning twice gives the same bytes.
    made.save(out, deterministic_id=True, fix_metadata_version=False, preserve_pdfa=False)
    return out.getvalue()
