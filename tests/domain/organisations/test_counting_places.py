"""A list of postcodes is counted as the Office for National Statistics writes it, and no postcode is kept."""

import pytest

from evenhand.domain.organisations.counting_places import NotAListOfPostcodes, counted
from tests.build.places import HEADER, count, line

HERTFORDSHIRE, STEVENAGE = "E10000015", "E07000243"
KNOWN = {HERTFORDSHIRE: "HRT", "E08000016": "BNS", "E06000060": "BUC"}


@pytest.mark.parametrize(
    "header",
    [
        "pcd,pcd2,pcds,dointr,doterm,oscty,oslaua,lat,long",
        "pcd,pcd2,pcds,dointr,doterm,cty,laua,lat,long",
        "pcd7,pcd8,pcds,dointr,doterm,cty26cd,lad26cd,lat,long",
    ],
)
def test_every_edition_is_read_and_a_county_has_the_duty_not_its_district(header: str) -> None:
    found = counted([header, line("SG1 1AA", STEVENAGE, county=HERTFORDSHIRE, at=(51.904, -0.203))], KNOWN)
    assert found.areas == {("SG1", ("HRT", "")): 1, ("SG1 1", ("HRT", "")): 1}
    assert found.squares == {(5190, -20, ("HRT", "")): 1}


def test_a_new_code_of_a_known_council_is_its_own_and_one_of_nobody_is_told() -> None:
    found = counted(
        [HEADER, line("S70 1AA", "E08000038"), line("S1 1AA", "E06999999"), line("EH1 1AA", "S12000036")],
        KNOWN,
    )
    assert ("S70", ("BNS", "")) in found.areas and ("EH1", ("", "Scotland")) in found.areas
    assert found.unknown == {"E06999999": 1} and found.postcodes == 2


def test_a_postcode_without_a_position_is_in_no_square() -> None:
    assert count([line("QQ1 1AA", "QQQ", at=(99.999999, 0.0))], "QQQ").squares == {}


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ([], "no column for the postcode"),
        (["pcds,doterm,lat,long", "SG1 1AA,,51,0"], "no column for the county"),
        ([HEADER, "SG1 1AA,,"], "cut off after 0 postcodes"),
        ([HEADER, line("nowhere", HERTFORDSHIRE)], "“nowhere” where a postcode should be"),
        ([HEADER, line("SG1 1AA", HERTFORDSHIRE).replace("53.4", "here")], "no position in numbers"),
    ],
)
def test_another_file_is_refused_in_a_sentence(lines: list[str], why: str) -> None:
    with pytest.raises(NotAListOfPostcodes, match=why):
        counted(lines, KNOWN)
