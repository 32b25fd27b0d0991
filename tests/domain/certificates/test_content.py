"""The frozen content: one canonical form, and nothing in it that could carry free text."""

import json
from dataclasses import asdict, fields
from hashlib import sha256

import pytest

from evenhand.domain.certificates.content import (
    BASES,
    SECTION_OF_BASIS,
    CertificateContent,
    ContentNotAllowed,
)
from tests.domain.certificates.certificate_example import FIELDS


def test_the_canonical_form_is_sorted_without_spaces_and_keeps_letters_as_they_are():
    text = CertificateContent(**FIELDS).to_json()
    assert list(json.loads(text)) == sorted(FIELDS)
    assert '"number":"EM-2026-000123","provider_email"' in text
    assert "Łukasiewicz" in text


def test_content_survives_storage_in_any_key_order_with_the_same_hash():
    content = CertificateContent(**FIELDS)
    stored = dict(reversed(asdict(content).items()))
    assert CertificateContent.from_json(stored) == content
    assert CertificateContent.from_json(content.to_json()).content_hash() == content.content_hash()


def test_the_hash_is_the_one_that_anyone_can_compute_from_the_stored_text():
    text = json.dumps(FIELDS, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert CertificateContent(**FIELDS).content_hash() == sha256(text.encode()).hexdigest()


@pytest.mark.parametrize("name", [field.name for field in fields(CertificateContent)])
def test_every_field_changes_the_hash(name):
    other = {
        "number": "EM-2026-000124",
        "check_code": "7K4M-2PQX-9DRV",
        "section": None,
        "basis": "reg39_3",
        "holder_capacity": "young_person",
        "decision": "final_plan",
        "issued_on": "2026-11-21",
        "replaces_number": "EM-2026-000099",
        "first_issued_on": "2026-11-03",
        "notice_dated": "",
        "notice_sent": "",
        "verify_url": "https://mediation.example/c",
    }.get(name, "Another")
    changed = FIELDS | ({"section": "s55_4", "basis": "reg34_1"} if other is None else {name: other})
    assert CertificateContent(**changed).content_hash() != CertificateContent(**FIELDS).content_hash()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("number", "123"),
        ("number", "EM-2026-000123\n"),
        ("check_code", "7K4M"),
        ("section", "s55_6"),
        ("basis", "reg34_1"),  # certifies under section 55(4), not 55(5)
        ("decision", "The school said it cannot cope."),
        ("holder_capacity", "aunt"),
        ("issued_on", ""),
        ("issued_on", "20261120"),
        ("replaces_number", "the other one"),
        ("first_issued_on", ""),
        ("first_issued_on", "2 November"),
        ("notice_sent", "2026-02-30"),
        ("holder_name", ""),
        ("holder_name", " Zofia"),
        ("holder_name", "Z" * 151),
        ("holder_name", "Zofia\nwho is at fault"),
        ("holder_name", "Zofia\u202eaifoZ"),
        ("adviser_name", "Morgan\u00adHale"),
        ("child_name", "Kuba\ue000"),
        ("verify_url", "javascript:alert(1)"),
        ("verify_url", "https://mediation.example/?name=Zofia"),
        ("provider_email", 7),
    ],
)
def test_what_may_not_be_printed_is_refused_before_a_number_is_used_up(name, value):
    with pytest.raises(ContentNotAllowed) as refused:
        CertificateContent(**(FIELDS | {name: value}))
    assert refused.value.field == name


def test_persian_and_indic_joiners_are_letters_of_a_name_and_stay():
    assert CertificateContent(**(FIELDS | {"holder_name": "علی\u200cرضا"})).holder_name.count("\u200c") == 1


def test_an_unknown_or_missing_field_is_refused_by_name():
    with pytest.raises(ContentNotAllowed, match="remarks: is not a field"):
        CertificateContent.from_json(FIELDS | {"remarks": "They were difficult."})
    with pytest.raises(ContentNotAllowed, match="decision: is missing"):
        CertificateContent.from_json({name: value for name, value in FIELDS.items() if name != "decision"})


def test_every_basis_belongs_to_one_section():
    assert set(SECTION_OF_BASIS) == set(BASES)


def test_the_address_in_the_qr_code_holds_no_name():
    address = CertificateContent(
        **(FIELDS | {"verify_url": "https://mediation.example/check/"})
    ).check_address()
    assert address == "https://mediation.example/check/EM-2026-000123/7K4M-2PQX-9DRT"
