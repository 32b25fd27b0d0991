"""The command `evenhand` does what its words say, or says in a sentence why not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from evenhand.config.command_line import COMMANDS, main
from evenhand.config.django_commands import role_for


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


def test_a_setting_that_cannot_be_read_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORT", "eighty")
    assert main(["run"]) == 1
    assert "PORT is 'eighty'. It is the port that the web server listens on." in capsys.readouterr().err


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
