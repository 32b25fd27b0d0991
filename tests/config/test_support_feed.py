"""`evenhand support`: what a file of another directory says, in sentences; drafts only when asked to."""

import json
from pathlib import Path

import pytest

from evenhand.config import support_feed
from evenhand.config.roles import Addresses
from tests.build import databases

FERRY = {"id": "ferry", "name": "Ferry Road", "status": "active", "service_areas": [{"name": "England"}]}
GONE = {"id": "gone", "name": "Old Mill", "status": "defunct"}


@pytest.fixture
def evenhand(own_database: Addresses, monkeypatch, capsys):
    """Give what runs the command as the web role and returns its status and what it said."""

    def run(*words: str) -> tuple[int, str]:
        monkeypatch.setenv("DATABASE_URL", own_database.web)
        with databases.django_at(own_database.web):
            status = support_feed.run(words)
        said = capsys.readouterr()
        return status, said.out + said.err

    return run


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "services.json"
    path.write_text(json.dumps({"total_pages": 3, "page_number": 2, "size": 2, "contents": [FERRY, GONE]}))
    return path


def drafts(found: Addresses) -> list[tuple[str, bool]]:
    with databases.as_owner(found) as owner:
        return owner.execute(
            "select name, live from support_support s join support_fromfile f on f.support_id = s.id"
        ).fetchall()


def test_it_says_what_is_new_and_what_is_not_taken_and_stores_nothing(evenhand, own_database, file) -> None:
    status, said = evenhand(str(file))
    assert status == 0
    assert said.splitlines() == [
        "This is page 2 of 3: load the others as well.",
        "New: Ferry Road.",
        "Not taken: number 2 in the file, Old Mill. Its status is “defunct”, and not “active”.",
        "New: 1, Changed: 0, The same: 0, Not taken: 1",
        "Nothing was stored.",
    ]
    assert drafts(own_database) == []


def test_it_writes_drafts_once_and_publishes_none(evenhand, own_database, file) -> None:
    for written in (
        "Drafts written: 1. An editor finds them under “Help near families”",
        "Nothing was stored.",
    ):
        status, said = evenhand(str(file), "--draft")
        assert status == 0 and written in said, said
        assert drafts(own_database) == [("Ferry Road", False)]


def test_a_file_that_is_cut_off_or_not_there_is_refused_in_a_sentence(evenhand, own_database, file) -> None:
    file.write_text(file.read_text()[:-9])
    status, said = evenhand(str(file), "--draft")
    assert status == 1 and said.startswith("This file was not taken. It is no JSON, or it ends in the middle")
    status, said = evenhand("/nowhere.json")
    assert status == 1 and "/nowhere.json cannot be read" in said and "Nothing was done." in said
    file.write_bytes(b"\xff\xfe\x00")
    assert evenhand(str(file))[0] == 1
    assert drafts(own_database) == []


@pytest.mark.parametrize(
    "words", [(), ("a", "b"), ("--draft",), ("a", "--draft", "--draft"), ("--publish", "a")]
)
def test_other_words_do_nothing(evenhand, words: tuple[str, ...]) -> None:
    status, said = evenhand(*words)
    assert status == 2 and "Nothing is fetched." in said
