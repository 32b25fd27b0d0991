"""The words of a certificate: the right section and regulation, and nobody's fault."""

from dataclasses import replace

import pytest

from evenhand.domain.certificates import wording
from evenhand.domain.certificates.content import CertificateContent
from tests.domain.certificates.certificate_example import FIELDS

CONTENT = CertificateContent(**FIELDS)


@pytest.mark.parametrize(
    ("section", "basis", "cites", "finds"),
    [
        ("s55_4", "reg34_1", ("section 55(4)", "regulation 34(1)"), "do not wish to pursue mediation"),
        ("s55_5", "reg39_1", ("section 55(5)", "regulation 39(1)"), "has taken part in mediation"),
        ("s55_5", "reg39_3", ("section 55(5)", "regulation 39(3)"), "is treated as having taken part"),
    ],
)
def test_each_basis_cites_its_law_and_certifies_its_own_fact(section, basis, cites, finds):
    words = wording.put_into_words(replace(CONTENT, section=section, basis=basis))
    assert all(cite in words.authority for cite in cites)
    assert finds in words.findings[1]


def test_a_day_is_written_with_its_weekday():
    assert wording.day_in_words("2026-11-20") == "Friday 20 November 2026"
    assert wording.day_in_words("") == "Not recorded"


def test_a_young_person_who_appeals_is_named_once_as_holder_and_once_as_the_young_person():
    words = wording.put_into_words(replace(CONTENT, holder_capacity="young_person", child_name=""))
    assert dict(words.particulars)["Child or young person"] == CONTENT.holder_name


def test_a_provider_without_a_telephone_gets_no_empty_row():
    words = wording.put_into_words(replace(CONTENT, provider_telephone=""))
    assert "Telephone" not in dict(words.particulars)


def test_a_replacement_names_what_it_replaces_and_the_day_that_counts():
    words = wording.put_into_words(CONTENT)
    assert dict(words.particulars)["In place of"] == "certificate EM-2026-000098"
    assert dict(words.particulars)["First issued on"].startswith("Monday 2 November 2026: the time to appeal")
    assert "the first certificate was issued" in words.use


def test_a_first_certificate_says_nothing_of_a_replacement():
    words = wording.put_into_words(replace(CONTENT, replaces_number="", first_issued_on=""))
    assert not {"In place of", "First issued on"} & set(dict(words.particulars))
    assert "this certificate was issued" in words.use
