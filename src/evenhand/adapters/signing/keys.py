"""The key that signs certificates: made on first run, or supplied by the service; refused once expired."""

import os
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

KEY = "signing-key.pem"
CERTIFICATE = "signing-certificate.pem"
CHAIN = "chain.pem"
AUTHORITY_KEY = "authority-key.pem"
LEAF_LASTS = timedelta(days=3 * 365)
AUTHORITY_LASTS = timedelta(days=25 * 365)
_CLOCKS_MAY_DIFFER_BY = timedelta(minutes=5)


class KeyRefused(Exception):
    """The signing key cannot be used; the message says why and what to do."""


@dataclass(frozen=True)
class SigningKey:
    """A loaded private key with its certificate, and the certificates above it."""

    private_key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
    certificate: x509.Certificate
    intermediates: tuple[x509.Certificate, ...]
    roots: tuple[x509.Certificate, ...]

    @property
    def expires_at(self) -> datetime:
        """Say when signing stops. Warn people 60, 30, 14 and 7 days before."""
        return self.certificate.not_valid_after_utc

    def require_usable(self, at: datetime) -> None:
        """Raise KeyRefused outside the certificate's dates."""
        if at < self.certificate.not_valid_before_utc:
            raise KeyRefused(
                "The signing certificate is not in force yet: it starts on "
                f"{self.certificate.not_valid_before_utc:%d %B %Y}. Check the clock of this machine."
            )
        if at > self.expires_at:
            raise KeyRefused(
                f"The signing certificate expired on {self.expires_at:%d %B %Y}, so nothing can be signed. "
                "Renew it, then start the signer again. Certificates already issued stay good."
            )


def make_if_missing(folder: Path, *, at: datetime, organisation: str = "Evenhand") -> None:
    """Make a P-256 key, and an authority of our own for it, unless the folder already holds a key.

    Safe when two processes start at once: the folder appears whole, and the second keeps the first's.
    """
    if (folder / KEY).exists():
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))  # 0700
    try:
        authority_key = ec.generate_private_key(ec.SECP256R1())
        authority = _certify_authority(authority_key, organisation, at)
        _write_private(made / AUTHORITY_KEY, authority_key)
        _write_leaf(made, authority_key, authority, organisation, at)
        try:
            made.rename(folder)
        except OSError:
            if not (folder / KEY).exists():
                raise KeyRefused(
                    f"{folder} holds files but no {KEY}. Empty it, or put {KEY}, {CERTIFICATE} "
                    f"and {CHAIN} of your own there."
                ) from None
    finally:
        shutil.rmtree(made, ignore_errors=True)


def renew(folder: Path, *, at: datetime, organisation: str = "Evenhand") -> None:
    """Make a new signing key under the same authority; earlier certificates still verify."""
    if not (folder / AUTHORITY_KEY).exists():
        raise KeyRefused(f"The key in {folder} was supplied from outside. Ask its issuer for a new one.")
    authority_key = _read_private(folder / AUTHORITY_KEY)
    authority = read_roots(folder / CHAIN)[0]
    with tempfile.TemporaryDirectory(dir=folder) as made:
        _write_leaf(Path(made), authority_key, authority, organisation, at)
        for name in (CHAIN, CERTIFICATE, KEY):
            (Path(made) / name).replace(folder / name)


def load(folder: Path) -> SigningKey:
    """Load the key once, at the start of the signer; raises KeyRefused when it cannot be used."""
    path = folder / KEY
    if not path.exists():
        raise KeyRefused(f"There is no {KEY} in {folder}. Run the set-up, or put your own there.")
    if path.stat().st_mode & 0o007:
        raise KeyRefused(f"Everyone on this machine can read {path}. Run: chmod 600 {path}")
    private_key = _read_private(path)
    certificate, *intermediates = x509.load_pem_x509_certificates((folder / CERTIFICATE).read_bytes())
    if certificate.public_key() != private_key.public_key():
        raise KeyRefused(f"{KEY} and {CERTIFICATE} in {folder} do not belong together.")
    return SigningKey(private_key, certificate, tuple(intermediates), read_roots(folder / CHAIN))


def read_roots(chain: Path) -> tuple[x509.Certificate, ...]:
    """Return the self-signed certificates of a chain file, which are the ones to trust."""
    held = x509.load_pem_x509_certificates(chain.read_bytes())
    roots = tuple(one for one in held if one.issuer == one.subject)
    if not roots:
        raise KeyRefused(f"{chain} holds no self-signed certificate, so there is nothing to trust.")
    return roots


def _certify_authority(key: ec.EllipticCurvePrivateKey, organisation: str, at: datetime) -> x509.Certificate:
    name = _name(f"{organisation} certificate authority", organisation)
    return (
        _begin(name, name, key.public_key(), key, at, AUTHORITY_LASTS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage("key_cert_sign", "crl_sign"), critical=True)
        .sign(key, hashes.SHA256())
    )


def _write_leaf(
    folder: Path,
    authority_key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey,
    authority: x509.Certificate,
    organisation: str,
    at: datetime,
) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _name(f"{organisation} mediation certificates", organisation)
    leaf = (
        _begin(subject, authority.subject, key.public_key(), authority_key, at, LEAF_LASTS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage("digital_signature", "content_commitment"), critical=True)
        .sign(authority_key, hashes.SHA256())
    )
    _write_private(folder / KEY, key)
    (folder / CERTIFICATE).write_bytes(_pem([leaf]))
    (folder / CHAIN).write_bytes(_pem([leaf, authority]))


def _begin(
    subject: x509.Name,
    issuer: x509.Name,
    public_key: ec.EllipticCurvePublicKey,
    issuer_key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey,
    at: datetime,
    lasts: timedelta,
) -> x509.CertificateBuilder:
    """Fill in what every certificate has; without the two key identifiers validators refuse the path."""
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - _CLOCKS_MAY_DIFFER_BY)
        .not_valid_after(at + lasts)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False
        )
    )


def _name(common_name: str, organisation: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "GB"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
            x509.NameAttribute(NameOID.COMMON_NAME, common_name),
        ]
    )


def _usage(*allowed: str) -> x509.KeyUsage:
    kinds = (
        *("digital_signature", "content_commitment", "key_encipherment", "data_encipherment"),
        *("key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
    )
    return x509.KeyUsage(**{kind: kind in allowed for kind in kinds})


def _pem(certificates: Iterable[x509.Certificate]) -> bytes:
    return b"".join(one.public_bytes(serialization.Encoding.PEM) for one in certificates)


def _write_private(path: Path, key: ec.EllipticCurvePrivateKey) -> None:
    """Write a key that only its owner can read, from the first byte on."""
    opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(opened, "wb") as file:
        file.write(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )


def _read_private(path: Path) -> ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey:
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        raise KeyRefused(f"{path} is neither an elliptic-curve nor an RSA key.")
    return key
