"""Keys are changed by a command while the service works: nothing is lost, and nothing stays under the old one."""

import os
import subprocess
import sys

import psycopg
import pytest

from evenhand.config import sealing_keys
from evenhand.core import sealing
from evenhand.core.sealing import CannotBeOpened
from evenhand.core.transactions import acting_as
from evenhand.domain.meetings import notes
from evenhand.domain.meetings.actions.write_mediator_note import write_mediator_note
from tests.build import databases, mediation, world

# One value more is sealed on every case: what is safe for the family.
WORDS = [f"heron {number}" for number in range(6)]


@pytest.fixture(autouse=True)
def own_keys(own_database, settings, tmp_path, monkeypatch):
    settings.DATA_DIR = tmp_path
    monkeypatch.setenv("DATABASE_URL", own_database.owner)


@pytest.fixture
def service(own_database):
    return world.a_service()


@pytest.fixture
def own(case, meeting, mediator):
    author = mediation.cleared(case, mediator)
    for words in WORDS:
        write_mediator_note(case_id=case.id, words=words, at=world.now(), by=author)
    return author


def read(case, own):
    with acting_as(own):
        return sorted(each.words for each in notes.own_notes(case.id, own))


def command(addresses, *words):
    with databases.django_at(addresses.owner):
        return sealing_keys.run(words)


def test_a_new_key_seals_everything_again_and_the_author_reads_on(own_database, case, own, capsys):
    assert command(own_database) == 0 and "key 1: 7 sealed, seals from now on" in capsys.readouterr().out
    assert command(own_database, "--new") == 0 and "7 sealed again under key 2" in capsys.readouterr().out
    assert read(case, own) == WORDS
    assert command(own_database, "--destroy", "1") == 0
    assert read(case, own) == WORDS
    assert sealing.keys() == [2]


def test_a_run_that_was_stopped_goes_on_under_the_key_it_made(own_database, case, own, capsys):
    sealing.make_key()
    write_mediator_note(case_id=case.id, words="heron 6", at=world.now(), by=own)
    assert command(own_database, "--new") == 0
    said = capsys.readouterr().out
    assert "Going on with key 2." in said and "7 sealed again" in said
    assert sealing.keys() == [1, 2] and len(read(case, own)) == 7


@pytest.mark.parametrize(
    ("number", "why"), [("1", "7 values are sealed under it"), ("2", "it seals"), ("3", "it is not here")]
)
def test_a_key_that_is_needed_is_not_destroyed(own_database, case, own, capsys, number, why):
    sealing.make_key()
    assert command(own_database, "--destroy", number) == 1
    assert why in capsys.readouterr().err
    assert sealing.keys() == [1, 2] and read(case, own) == WORDS


def test_a_key_that_is_gone_is_said_to_be_missing(own_database, case, own, capsys):
    sealing.make_key()
    sealing.destroy_key(1)
    assert command(own_database) == 1
    assert "key 1: 7 sealed  THE KEY IS NOT HERE" in capsys.readouterr().out
    assert command(own_database, "--new") == 1
    assert "sealing-1 is not in" in capsys.readouterr().err


def test_words_do_not_open_in_another_row(own_database, case, own):
    with psycopg.connect(own_database.owner, autocommit=True) as owner:
        first, second = owner.execute("select id, words from meetings_mediatornote limit 2").fetchall()
        owner.execute("update meetings_mediatornote set words = %s where id = %s", [second[1], first[0]])
    with pytest.raises(CannotBeOpened, match="belongs elsewhere"):
        read(case, own)


def test_other_words_are_not_understood(capsys):
    assert sealing_keys.run(["--destroy", "all"]) == 2
    assert "does not know" in capsys.readouterr().err


@pytest.mark.slow
def test_notes_are_read_and_written_while_keys_change(own_database, case, own, tmp_path):
    """Keys change again and again in another process; the author reads and writes all the while, and never fails."""
    renew = [sys.executable, "-m", "evenhand.config.command_line", "keys", "--new"]
    here = os.environ | {"DATABASE_URL": own_database.owner, "DATA_DIR": str(tmp_path)}
    number = len(WORDS)
    for _ in range(3):
        renewing = subprocess.Popen(
            renew, env=here, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        while renewing.poll() is None:
            write_mediator_note(case_id=case.id, words=f"heron {number}", at=world.now(), by=own)
            number += 1
            assert len(read(case, own)) == number
        assert renewing.returncode == 0, renewing.stdout.read()
        renewing.stdout.close()
    assert sealing.keys() == [1, 2, 3, 4]
    assert len(read(case, own)) == number > len(WORDS)
