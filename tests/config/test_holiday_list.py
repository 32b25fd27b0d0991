"""`evenhand holidays`: what a list says, in sentences; stored only when asked to; refused when it is not whole."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from evenhand.config import self_check
from evenhand.config.roles import Addresses
from tests.build import databases
from tests.build.law import gov_uk

NEW = gov_uk(extra={date(2027, 6, 4): "Bank holiday for a jubilee"})


def holidays(found: Addresses, *words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "evenhand.config.command_line", "holidays", *words],
        env={**os.environ, "DATABASE_URL": found.web, "SECRET_KEY": "s" * 50},
        input=typed,
        capture_output=True,
        text=True,
        timeout=120,
    )


def stored(found: Addresses) -> list[tuple[str, str]]:
    with databases.as_owner(found) as owner:
        return owner.execute("select state, source from law_calendar order by proposed_at").fetchall()


def test_it_says_what_is_new_and_stores_nothing(own_database: Addresses, tmp_path: Path) -> None:
    file = tmp_path / "bank-holidays.json"
    file.write_text(NEW)
    done = holidays(own_database, str(file))
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "In use: england-2026-11-23, announced until 2027-12-31",
        "New: Friday 4 June 2027, Bank holiday for a jubilee",
        "Nothing was stored.",
    ]
    assert stored(own_database) == []


def test_it_proposes_what_comes_in_on_standard_input_with_its_source(own_database: Addresses) -> None:
    done = holidays(own_database, "-", "--propose", "--source", "gov.uk, read on 3 May", typed=NEW)
    assert done.returncode == 0, done.stderr
    assert "Proposed as england-" in done.stdout and "Until then nothing moves." in done.stdout
    assert stored(own_database) == [("proposed", "gov.uk, read on 3 May")]


def test_a_list_that_says_the_same_is_not_proposed(own_database: Addresses) -> None:
    done = holidays(own_database, "-", "--propose", typed=gov_uk())
    assert done.returncode == 0
    assert "says the same as the one in use" in done.stdout
    assert stored(own_database) == []


@pytest.mark.parametrize("text", [gov_uk(without=[date(2027, 12, 27)]), NEW[:3000], ""])
def test_a_list_that_is_cut_off_is_refused_in_a_sentence(own_database: Addresses, text: str) -> None:
    done = holidays(own_database, "-", "--propose", typed=text)
    assert done.returncode == 1
    assert done.stderr.startswith("This list was not taken.") and "Traceback" not in done.stderr
    assert stored(own_database) == []


@pytest.mark.parametrize("words", [[], ["a", "b"], ["--propose"], ["a", "--source"], ["--store", "a"]])
def test_words_that_make_no_command_are_answered_with_how_to_write_it(
    worker_database: Addresses, words: list[str]
) -> None:
    done = holidays(worker_database, *words)
    assert done.returncode == 2 and "Nothing is fetched." in done.stderr


def test_a_file_that_is_not_there_is_said(worker_database: Addresses) -> None:
    done = holidays(worker_database, "/nowhere.json")
    assert done.returncode == 1 and "/nowhere.json cannot be read" in done.stderr


def test_the_check_gives_the_alarm_once_less_than_twelve_months_are_announced(
    own_database: Addresses,
) -> None:
    with databases.as_owner(own_database) as owner:
        owner.execute("update core_clock set shift = %s - evenhand_now() + shift", [date(2026, 12, 31)])
        assert self_check.holidays(own_database.web) == []
        owner.execute("update core_clock set shift = shift + interval '1 day'")
        (said,) = self_check.holidays(own_database.web)
    assert "announced only until 2027-12-31" in said and "evenhand holidays FILE --propose" in said
    assert self_check.findings(own_database.web) == [], "it is no reason to stand still"


def test_the_check_says_nothing_of_a_database_that_does_not_answer() -> None:
    assert self_check.holidays("postgresql://nobody@127.0.0.1:1/none") == []
