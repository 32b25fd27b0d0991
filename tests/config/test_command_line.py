"""The command `evenhand` does what its words say, or says in a sentence why not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from evenhand.config import processes
from evenhand.config.command_line import COMMANDS, main
from evenhand.config.django_commands import role_for
from evenhand.config.environment import Environment


def _evenhand(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    outside = {name: value for name, value in os.environ.items() if "DATABASE" not in name}
    return subprocess.run(
        [sys.executable, "-m", "evenhand.config.command_line", *words],
        env={**outside, **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_without_words_it_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    said = capsys.readouterr().out
    for name, command in COMMANDS.items():
        assert f"evenhand {name}" in said
        assert command.__doc__ is not None
        assert command.__doc__ in said


def test_a_command_it_does_not_know_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fly"]) == 2
    assert "evenhand knows no command 'fly'" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["run", "migrate", "roles", "web", "reference"])
def test_words_that_a_command_does_not_take_start_nothing(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--plan"]) == 2
    assert f"evenhand {command} takes no words, and '--plan' was given." in capsys.readouterr().err


@pytest.mark.parametrize("command", ["run", "check"])
def test_help_after_a_command_says_what_it_does(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    assert COMMANDS[command].__doc__ in capsys.readouterr().out


@pytest.mark.parametrize(
    ("given", "asked"), [({}, False), ({"STAFF_NEED_APP": "yes"}, True), ({"DEMO": "no"}, True)]
)
def test_only_the_demonstration_asks_nobody_for_an_app(
    given: dict[str, str], asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[Environment] = []
    monkeypatch.setattr(processes, "run", lambda here: found.append(here) or 0)
    for name in ("DEMO", "STAFF_NEED_APP"):
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert main(["run"]) == 0
    assert found[0].STAFF_NEED_APP is asked


def test_a_setting_that_cannot_be_read_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORT", "eighty")
    assert main(["run"]) == 1
    assert (
        "PORT is 'eighty'. Write a whole number. Its meaning: port that the web server listens on."
        in capsys.readouterr().err
    )


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("PORT", "99999", "Write a port, which is 65535 at most."),
        ("BIND", "192.0.2.1", "Nothing can listen on 192.0.2.1, port 0"),
        (
            "DATA_DIR",
            "/dev/null/data",
            "Nothing can be kept in /dev/null/data: Not a directory. Set DATA_DIR",
        ),
    ],
)
def test_what_stands_in_the_way_of_starting_is_a_sentence(name: str, value: str, says: str) -> None:
    seen = _evenhand("run", **{"PORT": "0", "DEMO": "no", name: value})
    assert seen.returncode == 1
    assert says in seen.stderr
    assert "Traceback" not in seen.stderr


def test_an_address_without_that_of_an_administrator_is_refused_with_the_way_out(tmp_path: Path) -> None:
    seen = _evenhand("run", DATABASE_URL="postgresql://x@/y", DATA_DIR=str(tmp_path), PORT="0", DEMO="no")
    assert seen.returncode == 1
    assert "DATABASE_URL is set and MIGRATION_DATABASE_URL is not. Set both" in seen.stderr


@pytest.mark.slow
def test_roles_tables_and_check_follow_one_another_on_a_new_folder(tmp_path: Path) -> None:
    said = _evenhand("roles", DATA_DIR=str(tmp_path)).stdout
    for role in ("web", "worker", "signer"):
        assert f"# for `evenhand {role}`\nDATABASE_URL=postgresql://evenhand_{role}:" in said
    assert "owner" not in said
    assert _evenhand("migrate", DATA_DIR=str(tmp_path)).stdout == "The tables are up to date.\n"
    checked = _evenhand("check", DATA_DIR=str(tmp_path))
    assert (checked.returncode, checked.stdout) == (0, "The database is safe to run on.\n")


@pytest.mark.parametrize(("command", "role"), [("shell", "evenhand_web"), ("migrate", "evenhand_owner")])
def test_djangos_commands_run_as_the_role_they_need(command: str, role: str) -> None:
    assert role_for(command) == role
