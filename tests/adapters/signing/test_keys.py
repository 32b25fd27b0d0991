"""The key: made once, private, refused when expired, replaceable by the service's own."""

import multiprocessing
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from evenhand.adapters.signing import keys
from evenhand.adapters.signing.press import Press
from evenhand.adapters.signing.signature import verify

AT = datetime(2026, 11, 20, 10, 30, tzinfo=UTC)


def test_the_key_is_made_once_and_only_its_owner_can_read_it(tmp_path):
    folder = tmp_path / "var" / "keys"
    keys.make_if_missing(folder, at=AT)
    made = (folder / keys.KEY).read_bytes()
    keys.make_if_missing(folder, at=AT)
    assert (folder / keys.KEY).read_bytes() == made
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for name in (keys.KEY, keys.AUTHORITY_KEY):
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600
    assert b"PRIVATE" not in (folder / keys.CHAIN).read_bytes()
    assert [one.name for one in folder.parent.iterdir()] == ["keys"]


def test_two_processes_that_start_at_once_agree_on_one_key(tmp_path):
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        seen = pool.map(_make_and_read, [tmp_path / "keys"] * 8)
    assert len(set(seen)) == 1


def _make_and_read(folder: Path) -> bytes:
    keys.make_if_missing(folder, at=AT)
    return (folder / keys.KEY).read_bytes()


def test_a_folder_with_other_things_in_it_is_not_overwritten(tmp_path):
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(keys.KeyRefused, match=r"holds files but no signing-key\.pem"):
        keys.make_if_missing(tmp_path, at=AT)
    assert (tmp_path / "letter.txt").read_text() == "mine"


def test_a_missing_key_says_what_to_do(tmp_path):
    with pytest.raises(keys.KeyRefused, match="Run the set-up"):
        Press(tmp_path)


def test_a_key_that_everyone_can_read_is_refused(tmp_path):
    keys.make_if_missing(tmp_path / "keys", at=AT)
    (tmp_path / "keys" / keys.KEY).chmod(0o644)
    with pytest.raises(keys.KeyRefused, match="chmod 600"):
        keys.load(tmp_path / "keys")


def test_a_key_and_a_certificate_that_do_not_belong_together_are_refused(tmp_path):
    for name in ("one", "two"):
        keys.make_if_missing(tmp_path / name, at=AT)
    (tmp_path / "one" / keys.CERTIFICATE).write_bytes((tmp_path / "two" / keys.CERTIFICATE).read_bytes())
    with pytest.raises(keys.KeyRefused, match="do not belong together"):
        keys.load(tmp_path / "one")


def test_the_leaf_names_the_key_that_certified_it(tmp_path):
    keys.make_if_missing(tmp_path / "keys", at=AT)
    key = keys.load(tmp_path / "keys")
    above = key.roots[0].extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    named = key.certificate.extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value
    assert named.key_identifier == above.digest


@pytest.mark.parametrize(
    ("days", "says"), [(-1, "not in force yet"), (3 * 365 + 1, "expired on 19 November 2029")]
)
def test_a_key_out_of_its_dates_signs_nothing(keys_folder, content, days, says):
    with pytest.raises(keys.KeyRefused, match=says):
        Press(keys_folder).make(content, content_hash=content.content_hash(), at=AT + timedelta(days=days))


def test_certificates_outlive_the_key_that_signed_them(tmp_path, content):
    folder = tmp_path / "keys"
    keys.make_if_missing(folder, at=AT)
    old = Press(folder).make(content, content_hash=content.content_hash(), at=AT)
    later = AT + timedelta(days=4 * 365)
    keys.renew(folder, at=later)
    new = Press(folder).make(content, content_hash=content.content_hash(), at=later)
    roots = keys.read_roots(folder / keys.CHAIN)
    assert verify(old.pdf, roots).valid
    assert verify(new.pdf, roots).valid
    assert Press(folder).key_expires_at > later


def test_a_service_can_bring_its_own_rsa_key_and_issuer(tmp_path, content):
    _write_an_outside_key(tmp_path)
    made = Press(tmp_path).make(content, content_hash=content.content_hash(), at=AT)
    assert verify(made.pdf, keys.read_roots(tmp_path / keys.CHAIN)).valid
    with pytest.raises(keys.KeyRefused, match="Ask its issuer"):
        keys.renew(tmp_path, at=AT)


def _write_an_outside_key(folder: Path) -> None:
    """Write a root, an issuer beneath it and an RSA-3072 leaf, as a trust service would deliver them."""
    names = [x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, one)]) for one in ("Root", "Issuer", "Leaf")]
    private = [rsa.generate_private_key(65537, size) for size in (2048, 2048, 3072)]
    made = []
    for level, above in ((0, 0), (1, 0), (2, 1)):
        certificate = keys._begin(
            names[level], names[above], private[level].public_key(), private[above], AT, timedelta(days=90)
        )
        is_authority = level < 2
        uses = ("key_cert_sign", "crl_sign") if is_authority else ("digital_signature", "content_commitment")
        certificate = certificate.add_extension(x509.BasicConstraints(is_authority, None), critical=True)
        certificate = certificate.add_extension(keys._usage(*uses), critical=True)
        made.append(certificate.sign(private[above], hashes.SHA256()))
    root, issuer, leaf = (one.public_bytes(serialization.Encoding.PEM) for one in made)
    (folder / keys.CERTIFICATE).write_bytes(leaf + issuer)
    (folder / keys.CHAIN).write_bytes(leaf + issuer + root)
    (folder / keys.KEY).touch(mode=0o600)
    (folder / keys.KEY).write_bytes(
        private[2].private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
