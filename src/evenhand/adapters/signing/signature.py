"""Signs a certificate so that no change is allowed, and checks one that comes back."""

import asyncio
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import parser
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import InvisSigSettings, MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.validation import SignatureCoverageLevel, async_validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from evenhand.adapters.signing.keys import SigningKey

FIELD = "Certification"
_ROOM_BESIDES_CERTIFICATES = 2048
"""Bytes for the envelope around the certificates; enough for RSA-4096. Room is set aside from the
certificates' own lengths, so that no file is signed twice to measure it."""

_SHA256 = bytes.fromhex("300d06096086480165030402010500")
"""How we name the hash in the envelope: DER, with the optional null."""

_NUMBER_IN_TITLE = re.compile(r"[A-Z]{2,4}-\d{4}-\d{6}$")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a file is a certificate as we signed it; if not, why, in words for a person."""

    valid: bool
    reasons: tuple[str, ...]
    signed_at: datetime | None = None
    content_number: str | None = None


class CertificateSigner:
    """A key kept loaded, ready to sign one file after another."""

    def __init__(self, key: SigningKey) -> None:
        self._key = key
        embedded = (key.certificate, *key.intermediates)
        certificates = sum(len(one.public_bytes(serialization.Encoding.DER)) for one in embedded)
        self._room = 2 * (certificates + _ROOM_BESIDES_CERTIFICATES)  # written in hexadecimal
        self._pdf_signer = _Pdf17Signer(
            signers.PdfSignatureMetadata(
                field_name=FIELD,
                md_algorithm="sha256",
                certify=True,
                docmdp_permissions=MDPPerm.NO_CHANGES,
                subfilter=SigSeedSubFilter.PADES,
            ),
            _LoadedKeySigner(key),
            # Off the page: PDF/UA wants a field on the page tagged, and PDF/A forbids hiding one.
            new_field_spec=SigFieldSpec(
                FIELD,
                readable_field_name="Electronic signature of the mediation service",
                invis_sig_settings=InvisSigSettings(box_out_of_bounds=True),
            ),
        )

    def sign(self, pdf: bytes, *, at: datetime) -> bytes:
        """Return the file with a certification signature; raises KeyRefused when the key has expired."""
        self._key.require_usable(at)
        return asyncio.run(self._sign(pdf, at))

    async def _sign(self, pdf: bytes, at: datetime) -> bytes:
        session = self._pdf_signer.init_signing_session(_UntouchedMetadataWriter(io.BytesIO(pdf)))
        session.system_time = at
        prepared = session.prepare_tbs_document(validation_info=None, bytes_reserved=self._room)
        output = io.BytesIO()
        digest, _ = prepared.digest_tbs_document(output=output)
        await prepared.perform_signature(
            document_digest=digest.document_digest,
            pdf_cms_signed_attrs=PdfCMSSignedAttributes(signing_time=at),
        )
        return output.getvalue()


class _UntouchedMetadataWriter(IncrementalPdfFileWriter):
    """Leaves the metadata as rendered; the parent would write the machine's own clock into it."""

    def _update_meta(self) -> None:
        return None


class _Pdf17Signer(signers.PdfSigner):
    """Declares no extensions: for this curve the parent would declare PDF 2.0, which PDF/A-2 forbids."""

    def register_extensions(self, pdf_out: BasePdfFileWriter, *, md_algorithm: str) -> None:
        return None


class _LoadedKeySigner(signers.Signer):
    """Signs with a key already in memory; pyHanko's own would parse the key again for each file."""

    def __init__(self, key: SigningKey) -> None:
        self._private_key = key.private_key
        registry = SimpleCertificateStore.from_certs(  # type: ignore[no-untyped-call]
            _as_asn1(one) for one in key.intermediates
        )
        super().__init__(signing_cert=_as_asn1(key.certificate), cert_registry=registry, embed_roots=False)

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        if digest_algorithm != "sha256":
            raise ValueError(f"This signer uses sha256, not {digest_algorithm}.")
        if isinstance(self._private_key, ec.EllipticCurvePrivateKey):
            return self._private_key.sign(data, ec.ECDSA(hashes.SHA256()))
        return self._private_key.sign(data, padding.PKCS1v15(), hashes.SHA256())


def verify(pdf: bytes, trust_roots: Iterable[x509.Certificate]) -> Verdict:
    """Check that a file is, byte for byte, a certificate signed under one of the roots.

    The signing key's dates are tested at the moment of signing, so that a certificate outlives its key.
    """
    try:
        return asyncio.run(_verify(pdf, [_as_asn1(root) for root in trust_roots]))
    except Exception:  # whatever a forged file makes the parsers raise, the answer is the same
        return Verdict(False, ("The file cannot be read as a signed certificate.",))


async def _verify(pdf: bytes, roots: list[asn1_x509.Certificate]) -> Verdict:
    reader = PdfFileReader(io.BytesIO(pdf))
    held = reader.embedded_signatures
    if len(held) != 1:
        return Verdict(False, (f"The file has {len(held)} signatures; a certificate has exactly one.",))
    signature = held[0]
    signed_at = signature.self_reported_timestamp
    if signed_at is None:
        return Verdict(False, ("The signature does not say when it was made.",))
    context = ValidationContext(trust_roots=roots, allow_fetching=False, moment=signed_at)
    status = await async_validate_pdf_signature(signature, signer_validation_context=context)
    whole = signature.evaluate_signature_coverage() is SignatureCoverageLevel.ENTIRE_FILE
    tests = (
        (whole, "Something was added to the file after it was signed."),
        (status.intact, "The file was changed after it was signed."),
        (status.valid, "The signature does not belong to the file."),
        (status.trusted, "The signature was not made with this service’s key."),
        (
            status.docmdp_ok is True and signature.docmdp_level is MDPPerm.NO_CHANGES,
            "The signature does not forbid changes, so it is not one of ours.",
        ),
        (status.bottom_line, "The signature does not pass every check."),
        (_is_written_our_way(pdf, signature), "The signature is not written the way we write it."),
    )
    reasons = tuple(why for passed, why in tests if not passed)
    title = str(reader.trailer["/Info"].get("/Title", ""))
    number = _NUMBER_IN_TITLE.search(title)
    return Verdict(not reasons, reasons, signed_at, number.group() if number else None)


def _is_written_our_way(pdf: bytes, signature: EmbeddedPdfSignature) -> bool:
    """Check the one stretch that no signature can cover: where the signature itself is written.

    Spare room must be zeros, digits upper case, and the envelope hold nothing unsigned that we did
    not put there; otherwise bytes could be changed, or something hidden, without a trace.
    """
    _, before, after, _ = (int(number) for number in signature.byte_range)
    written = pdf[before:after]
    envelope = signature.signed_data
    der = _without_padding(bytes(signature.pkcs7_content))
    expected = b"<" + der.hex().upper().encode().ljust(len(written) - 2, b"0") + b">"
    signer = envelope["signer_infos"][0]
    return (
        written == expected
        and envelope["version"].native == "v1"
        and [one.dump() for one in (*envelope["digest_algorithms"], signer["digest_algorithm"])]
        == [_SHA256] * 2
        and len(envelope["signer_infos"]) == 1
        and signer["version"].native == "v1"
        and signer["unsigned_attrs"].native is None
        and envelope["crls"].native is None
    )


def _without_padding(padded: bytes) -> bytes:
    """Cut the DER envelope out of its spare room by its own length."""
    _, _, _, header, contents, trailer = parser.parse(padded)
    return padded[: len(header) + len(contents) + len(trailer)]


def _as_asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))
