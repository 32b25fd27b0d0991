"""A postcode is read as people type it, and only what says roughly where it is comes out."""

import pytest

from evenhand.domain.organisations.postcodes import NotAPostcode, Postcode, outside_england, read


@pytest.mark.parametrize(
    ("typed", "outward", "sector"),
    [
        ("SG1 1AA", "SG1", "SG1 1"),
        ("sg11aa", "SG1", "SG1 1"),
        (" sg1-1aa ", "SG1", "SG1 1"),
        ("SG1", "SG1", ""),
        ("sg 1", "SG1", ""),
        ("SG11", "SG11", ""),
        ("SG1 1", "SG1", "SG1 1"),
        ("SG1 1A", "SG1", "SG1 1"),
        ("W1A 0AX", "W1A", "W1A 0"),
        ("EC1A1BB", "EC1A", "EC1A 1"),
        ("M1 1AE", "M1", "M1 1"),
    ],
)
def test_whole_and_part_postcodes_are_read(typed: str, outward: str, sector: str) -> None:
    assert read(typed) == Postcode(outward, sector)


@pytest.mark.parametrize("typed", ["", "SG", "Stevenage", "12345", "SG1 1AAA", "SG111 1AA", "SG11A", "1SG"])
def test_what_is_none_is_refused(typed: str) -> None:
    with pytest.raises(NotAPostcode):
        read(typed)


def test_nothing_of_the_last_two_letters_is_left() -> None:
    assert "ZX" not in repr(read("SG1 1ZX"))


@pytest.mark.parametrize(
    ("outward", "where"),
    [
        ("EH1", "Scotland"),
        ("CF10", "Wales"),
        ("BT1", "Northern Ireland"),
        ("G1", "Scotland"),
        ("SG1", ""),
        ("S1", ""),
        ("TD15", ""),
        ("W1A", ""),
        ("EC1A", ""),
    ],
)
def test_the_rest_of_the_kingdom_is_known_by_its_letters(outward: str, where: str) -> None:
    assert outside_england(outward) == where
