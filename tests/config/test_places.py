"""`evenhand places` says which list is in use, loads one whole or not at all, and can be stopped."""

from pathlib import Path

import pytest

from evenhand.config import places
from evenhand.config.roles import Addresses
from evenhand.core.principals import anonymous
from evenhand.core.transactions import acting_as
from evenhand.domain.organisations import places as asked
from evenhand.domain.organisations.postcodes import read
from tests.build import databases, world
from tests.build.places import HEADER, line

BARNET = "E09000003"


@pytest.fixture
def evenhand(own_database: Addresses, monkeypatch, capsys):
    """Give what runs the command as the web role and returns its status and what it said."""

    def run(*words: str) -> tuple[int, str]:
        monkeypatch.setenv("DATABASE_URL", own_database.web)
        with databases.django_at(own_database.web):
            status = places.run(words)
        said = capsys.readouterr()
        return status, said.out + said.err

    return run


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Write a list of three postcodes, as it comes: with a mark of its encoding before it."""
    path = tmp_path / "NSPL_NOV_2026_UK.csv"
    lines = [HEADER, line("N12 0AA", BARNET), line("N12 0AB", BARNET), line("EH1 1AA", "S12000036")]
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    return path


def where(typed: str) -> list[str]:
    with acting_as(anonymous()):
        return [each.name for each in asked.council_of_postcode(read(typed), world.today()).councils]


def test_a_list_is_loaded_and_named(evenhand, file: Path) -> None:
    assert evenhand() == (
        0,
        "No list of postcodes is loaded: visitors choose their council from a list.\n",
    )
    status, said = evenhand("load", str(file))
    assert status == 0 and "3 postcodes from NSPL_NOV_2026_UK.csv are in use." in said, said
    assert where("n12") == ["London Borough of Barnet"]
    assert "In use: NSPL_NOV_2026_UK.csv, 3 postcodes, loaded on " in evenhand()[1]


def test_it_says_how_far_it_is_and_what_it_could_not_place(evenhand, file: Path, monkeypatch) -> None:
    monkeypatch.setattr(places, "STEP", 2)
    file.write_text(f"{file.read_text(encoding='utf-8-sig')}\n{line('QQ1 1AA', 'E06999999')}")
    status, said = evenhand("load", str(file))
    assert status == 0 and "% read, 4 lines" in said
    assert "Not in the list of councils here, so not found by postcode: E06999999 (1)." in said


def test_it_can_be_stopped_and_the_list_in_use_stays(evenhand, file: Path, monkeypatch) -> None:
    evenhand("load", str(file))

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as stopped:
        stopped.setattr(places, "_read", stop)
        status, said = evenhand("load", str(file))
    assert status == places.STOPPED and "The list in use has not changed" in said
    assert where("n12") == ["London Borough of Barnet"]


def test_a_file_that_is_no_list_changes_nothing(evenhand, file: Path, tmp_path: Path) -> None:
    evenhand("load", str(file))
    other = tmp_path / "other.csv"
    other.write_text("name,age\n")
    for path in (other, tmp_path / "not-there.csv"):
        status, said = evenhand("load", str(path))
        assert status == 1 and "The list in use has not changed." in said
    assert where("n12") == ["London Borough of Barnet"]


@pytest.mark.parametrize("words", [("load",), ("lod", "file"), ("load", "one", "two")])
def test_other_words_do_nothing(evenhand, words: tuple[str, ...]) -> None:
    status, said = evenhand(*words)
    assert status == 2 and "evenhand places load FILE" in said
