"""The signer has its key before the first certificate asks for it, or says at once why it has none."""

import pytest

from evenhand.adapters.signing.keys import KEY
from tests.build.processes import Machine


@pytest.fixture
def machine(own_database, tmp_path):
    machine = Machine(own_database, tmp_path, smtp_port=9)
    yield machine
    machine.close()


def test_the_key_is_made_when_the_signer_starts(machine):
    with machine.working("signer"):
        machine.until(lambda: (machine.folder / "keys" / KEY).exists(), "a key")


def test_a_folder_that_holds_no_usable_key_is_said_at_once(machine):
    keys = machine.folder / "keys"
    keys.mkdir(mode=0o700)
    (keys / "notes.txt").write_text("not a key")
    signer = machine.start("signer")
    assert signer.wait(60) == 1
    assert "holds files but no" in machine.words and "Traceback" not in machine.words
