"""The signer makes one file of a committed certificate, and nothing of anything else."""

from uuid import uuid4

import pytest

from evenhand.adapters.signing import keys, signature
from evenhand.core import events
from evenhand.core.transactions import acting_as
from evenhand.domain.certificates import queries, signing
from tests.build import certificates, databases, world


@pytest.fixture
def service(own_database):
    return world.a_service()


@pytest.fixture
def made(case, adviser):
    return certificates.issued(case, adviser)


@pytest.fixture
def signer(own_database, settings, tmp_path):
    """Sign as the signer's own role, with a key and files of this test."""
    settings.SIGNING_KEYS_DIR, settings.FILES_DIR = tmp_path / "keys", tmp_path / "files"

    def sign(certificate_id, case_id):
        with databases.django_at(own_database.signer):
            signing.sign(certificate_id, case_id)

    return sign


def test_a_signed_file_is_the_certificate_and_any_change_shows(signer, case, made, adviser, settings):
    signer(made.id, case.id)
    with acting_as(adviser):
        shown = queries.of_case(case.id)[0]
        (signed,) = [e for e in events.of_case(case.id) if e.event.kind() == "certificates.CertificateSigned"]
    pdf = queries.pdf(shown)
    assert signed.event.sha256 == shown.sha256
    roots = keys.read_roots(settings.SIGNING_KEYS_DIR / keys.CHAIN)
    verdict = signature.verify(pdf, roots)
    assert verdict.valid and verdict.content_number == made.number
    changed = pdf[:2000] + bytes([pdf[2000] ^ 1]) + pdf[2001:]
    assert not signature.verify(changed, roots).valid


def test_signing_again_changes_nothing(signer, case, made, adviser):
    signer(made.id, case.id)
    with acting_as(adviser):
        first = queries.of_case(case.id)[0].sha256
    signer(made.id, case.id)
    with acting_as(adviser):
        assert queries.of_case(case.id)[0].sha256 == first


def test_an_id_that_is_no_certificate_of_the_case_is_not_signed(
    signer, service, case, made, adviser, settings
):
    other = certificates.a_case_that_said_no(service, adviser)
    signer(made.id, other.id)
    signer(uuid4(), case.id)
    with acting_as(adviser):
        assert not queries.of_case(case.id)[0].is_ready
    assert not settings.FILES_DIR.exists(), "nothing was rendered"
