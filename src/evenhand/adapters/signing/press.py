"""Renders frozen certificate content as a tagged one-page PDF, and signs only what it rendered itself.

The compiler keeps a pool of threads, so a process that has rendered must not fork: start workers by
spawning them (a forked child waits for ever for threads that it does not have).
"""

import hashlib
import hmac
import io
import json
import re
import unicodedata
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

import segno
import typst

from evenhand.adapters.signing import keys
from evenhand.adapters.signing.signature import CertificateSigner
from evenhand.core.crashpoints import crashpoint
from evenhand.domain.certificates import wording
from evenhand.domain.certificates.content import CertificateContent

HERE = Path(__file__).parent
FONT_FOLDER = HERE / "fonts"
MAIN_FONT = "Noto Sans"
"""Put in place by scripts/fonts. Latin (Polish, Vietnamese, Yoruba …), Greek, Cyrillic, Devanagari."""

OTHER_FONTS = (
    "Amiri",
    "Noto Sans Bengali",
    "Noto Sans Gurmukhi",
    "Noto Sans Gujarati",
    "Noto Sans Tamil",
    "Noto Sans Malayalam",
    "Noto Sans Telugu",
    "Noto Sans Sinhala",
    "Noto Sans Ethiopic",
    "Noto Sans Hebrew",
    "Noto Sans Thai",
    "Noto Sans Georgian",
    "Noto Sans Armenian",
    "Noto Sans SC",
    "Noto Sans KR",
    "Libertinus Serif",
    "DejaVu Sans Mono",
)
"""Asked in this order for a letter that the main font lacks. Amiri alone for Arabic script: it has the
Urdu, Pashto, Kurdish and Sindhi letters too, so no word is split between two fonts and left unjoined;
and its text can be copied and read aloud, which that of Noto's Arabic faces cannot."""

STANDARDS: "list[typst.PDFStandard]" = ["ua-1", "a-2a"]
TYPE_SIZES = ("10.5", "8.5", "6.5")
"""Points, the first that fits one page. Real names fit the first; the others are for what is very long."""

_REFUSED_TEXT = re.compile(r"the text `(\".*?\")` could not be displayed")


class ContentChanged(Exception):
    """The content handed over is not the content that was frozen; nothing was signed."""


class NotOnePage(Exception):
    """The certificate does not fit one page even in the smallest type; nothing was signed."""


@dataclass(frozen=True, slots=True)
class SignedCertificate:
    """A finished certificate. `unprinted` holds letters no font has, shown by number; tell a person."""

    pdf: bytes
    sha256: str
    pages: int
    unprinted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rendered:
    """An unsigned certificate, and the letters that had to be shown by number."""

    pdf: bytes
    unprinted: tuple[str, ...]


def render(content: CertificateContent, timestamp: datetime) -> bytes:
    """Return the unsigned PDF; the same content and timestamp give the same bytes."""
    return typeset(content, timestamp).pdf


def typeset(content: CertificateContent, timestamp: datetime) -> Rendered:
    """Render, in smaller type if one page needs it, and with numbers for letters that no font has.

    Such a letter must not stop a certificate: the family's time runs whatever their alphabet.
    """
    for points in TYPE_SIZES:
        pdf, unprinted = _compile(content, timestamp, points)
        if _page_count(pdf) == 1:
            return Rendered(pdf, unprinted)
    raise NotOnePage(f"Certificate {content.number} does not fit one page. Shorten the longest name.")


class Press:
    """Makes signed certificates with the key in one folder, kept loaded."""

    def __init__(self, keys_folder: Path) -> None:
        self._key = keys.load(keys_folder)
        self._signer = CertificateSigner(self._key)

    @property
    def key_expires_at(self) -> datetime:
        """Say when signing stops, for the alarm that runs ahead of it."""
        return self._key.expires_at

    def make(self, content: CertificateContent, *, content_hash: str, at: datetime) -> SignedCertificate:
        """Render and sign one certificate.

        `content_hash` is the one committed when the content was frozen. Raises ContentChanged when it
        differs, KeyRefused when the key has expired: in both cases before anything is rendered.
        """
        if not hmac.compare_digest(content.content_hash(), content_hash):
            raise ContentChanged(
                f"The content of certificate {content.number} is not what was frozen when it was issued."
            )
        self._key.require_usable(at)
        crashpoint("press.before-render")
        rendered = typeset(content, at)
        crashpoint("press.rendered")
        signed = self._signer.sign(rendered.pdf, at=at)
        crashpoint("press.signed")
        return SignedCertificate(signed, hashlib.sha256(signed).hexdigest(), 1, rendered.unprinted)


def open_press(keys_folder: Path, *, at: datetime) -> Press:
    """Return a press with the key in `keys_folder`; on the first run the key is made there."""
    keys.make_if_missing(keys_folder, at=at)
    return Press(keys_folder)


def _compile(content: CertificateContent, timestamp: datetime, points: str) -> tuple[bytes, tuple[str, ...]]:
    """Compile once; if letters were refused, once more with their numbers in their place."""
    unprinted: tuple[str, ...] = ()
    for _ in range(3):
        inputs = {
            "words": json.dumps(_page(content, unprinted), ensure_ascii=False),
            "qr": _qr_code(content.check_address()),
            "points": points,
        }
        try:
            made = _compiler().compile(
                format="pdf",
                sys_inputs=inputs,
                pdf_standards=STANDARDS,
                timestamp=int(timestamp.timestamp()),
            )
        except typst.TypstError as refused:
            letters = _letters_refused(refused.diagnostic) - {"\u200b"}  # our own break in long words
            if not letters - set(unprinted):
                raise
            unprinted = tuple(sorted(letters | set(unprinted)))
            continue
        if not isinstance(made, bytes):
            raise TypeError("The compiler gave no PDF.")
        return made, unprinted
    raise RuntimeError(f"Certificate {content.number}: letters were refused three times over: {unprinted}")


def _page(content: CertificateContent, unprinted: tuple[str, ...]) -> dict[str, object]:
    """Gather what the template sets, all of it strings."""
    words = wording.put_into_words(content)
    return {
        **asdict(words),
        "particulars": [(what, _printable(entry, unprinted)) for what, entry in words.particulars],
        "number": content.number,
        "check_code": content.check_code,
        "fonts": (MAIN_FONT, *OTHER_FONTS),
        "unprinted": wording.UNPRINTED if unprinted else "",
        "particulars_heading": wording.PARTICULARS_HEADING,
        "column_headings": wording.COLUMN_HEADINGS,
        "check_heading": wording.CHECK_HEADING,
        "qr_alternative": wording.QR_ALTERNATIVE,
        "use_heading": wording.USE_HEADING,
    }


def _printable(text: str, unprinted: tuple[str, ...]) -> str:
    text = unicodedata.normalize("NFC", text)
    return "".join(f"[U+{ord(one):04X}]" if one in unprinted else one for one in text)


def _letters_refused(diagnostic: str) -> set[str]:
    """Read the letters out of the compiler's refusals; PDF/UA forbids a page with an empty box."""
    return set("".join(_unquoted(one) for one in _REFUSED_TEXT.findall(diagnostic)))


def _unquoted(quoted: str) -> str:
    r"""Undo the compiler's quotation, which writes some marks as \u{301}."""
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda found: chr(int(found[1], 16)), quoted[1:-1])


def _qr_code(address: str) -> str:
    """Draw the code as SVG. The mask is fixed, as trying all eight costs more than the rest of the page."""
    drawn = io.BytesIO()
    segno.make_qr(address, error="m", mask=3).save(drawn, kind="svg", border=0, xmldecl=False)
    return drawn.getvalue().decode()


def _page_count(pdf: bytes) -> int:
    """Count page objects, which the compiler writes uncompressed."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


@cache
def _compiler() -> typst.Compiler:
    """Return this process's compiler, warm after its first page. It can read nothing but its template."""
    if not any(FONT_FOLDER.glob("*.ttf")):
        raise FileNotFoundError(f"No fonts in {FONT_FOLDER}. Run: make setup")
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[FONT_FOLDER])
    return typst.Compiler(HERE / "certificate.typ", root=HERE, font_paths=fonts)
