"""One certificate, one key and one press, shared by the tests of the press."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from evenhand.adapters.signing import keys
from evenhand.adapters.signing.press import Press, SignedCertificate
from evenhand.domain.certificates.content import CertificateContent

AT = datetime(2026, 11, 20, 10, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def at() -> datetime:
    return AT


@pytest.fixture(scope="session")
def content() -> CertificateContent:
    return CertificateContent(
        number="EM-2026-000123",
        check_code="7K4M-2PQX-9DRT",
        section="s55_4",
        basis="reg34_1",
        issued_on="2026-11-20",
        holder_name="Zofia Łukasiewicz",
        holder_capacity="parent",
        child_name="Kuba Łukasiewicz",
        local_authority_name="Westmarch County Council",
        decision="refusal_to_assess",
        notice_dated="2026-10-01",
        notice_sent="",
        adviser_name="Morgan Hale",
        provider_name="Westmarch Mediation",
        provider_telephone="01632 960123",
        provider_email="help@mediation.example",
        verify_url="https://mediation.example/check",
    )


@pytest.fixture(scope="session")
def deemed(content: CertificateContent) -> CertificateContent:
    return replace(content, section="s55_5", basis="reg39_3")


@pytest.fixture(scope="session")
def keys_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("signer") / "keys"
    keys.make_if_missing(folder, at=AT)
    return folder


@pytest.fixture(scope="session")
def press(keys_folder: Path) -> Press:
    return Press(keys_folder)


@pytest.fixture(scope="session")
def signed(press: Press, content: CertificateContent) -> SignedCertificate:
    return press.make(content, content_hash=content.content_hash(), at=AT)
