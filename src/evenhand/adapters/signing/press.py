"""Renders frozen certificate content as a tagged one-page PDF, and signs only what it rendered itself."""

import hashlib
import hmac
import io
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import segno

from evenhand.adapters.signing import keys
from evenhand.adapters.signing.signature import CertificateSigner
from evenhand.adapters.typesetting import FONTS, Rendered, page_count, printable, set_in_type
from evenhand.core.crashpoints import crashpoint
from evenhand.domain.certificates import wording
from evenhand.domain.certificates.content import CertificateContent

TEMPLATE = Path(__file__).parent / "certificate.typ"
TYPE_SIZES = ("10.5", "8.5", "6.5")
"""Points, the first that fits one page. Real names fit the first; the others are for what is very long."""


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


def render(content: CertificateContent, timestamp: datetime) -> bytes:
    """Return the unsigned PDF; the same content and timestamp give the same bytes."""
    return typeset(content, timestamp).pdf


def typeset(content: CertificateContent, timestamp: datetime) -> Rendered:
    """Render, in smaller type if one page needs it."""
    qr = _qr_code(content.check_address())
    for points in TYPE_SIZES:
        made = set_in_type(
            TEMPLATE, lambda unprinted: _page(content, unprinted), timestamp, qr=qr, points=points
        )
        if page_count(made.pdf) == 1:
            return made
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


def _page(content: CertificateContent, unprinted: tuple[str, ...]) -> dict[str, object]:
    """Gather what the template sets, all of it strings."""
    words = wording.put_into_words(content)
    return {
        **asdict(words),
        "particulars": [(what, printable(entry, unprinted)) for what, entry in words.particulars],
        "number": content.number,
        "check_code": content.check_code,
        "fonts": FONTS,
        "unprinted": wording.UNPRINTED if unprinted else "",
        "particulars_heading": wording.PARTICULARS_HEADING,
        "column_headings": wording.COLUMN_HEADINGS,
        "check_heading": wording.CHECK_HEADING,
        "qr_alternative": wording.QR_ALTERNATIVE,
        "use_heading": wording.USE_HEADING,
    }


def _qr_code(address: str) -> str:
    """Draw the code as SVG. The mask is fixed, as trying all eight costs more than the rest of the page."""
    drawn = io.BytesIO()
    segno.make_qr(address, error="m", mask=3).save(drawn, kind="svg", border=0, xmldecl=False)
    return drawn.getvalue().decode()
