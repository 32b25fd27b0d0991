"""What the environment says, typed: a variable set to nothing is not set."""

from pathlib import Path

import pytest

from evenhand.config.environment import Environment, MissingSetting, read


@pytest.mark.parametrize("name", ["DATA_DIR", "PORT", "BIND", "SMTP_HOST", "MAIL_FROM", "DEMO"])
def test_a_variable_that_is_set_to_nothing_keeps_its_default(name):
    assert read({name: ""}) == Environment()


def test_whoever_works_here_needs_an_app_unless_a_service_says_otherwise():
    assert read({}).STAFF_NEED_APP
    assert not read({"STAFF_NEED_APP": "no"}).STAFF_NEED_APP


def test_a_folder_is_named_in_full(tmp_path):
    assert Path(tmp_path / "b") == read({"DATA_DIR": str(tmp_path / "a" / ".." / "b")}).DATA_DIR


def test_what_cannot_be_read_is_named():
    with pytest.raises(MissingSetting, match=r"PORT is 'x'. Write a whole number. Its meaning: port"):
        read({"PORT": "x"})
