"""The folder gives back the bytes it was given, or says that it cannot."""

import hashlib
import os
import stat

import pytest

from evenhand.adapters.storage.folder import Folder
from evenhand.core.files import FileDamaged, FileMissing

BYTES = b"what was decided"
NAME = hashlib.sha256(BYTES).hexdigest()


@pytest.fixture
def shelf(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"
    return Folder("documents")


def place(shelf):
    return shelf._root / NAME[:2] / NAME[2:]


def test_bytes_are_kept_by_their_hash_and_come_back(shelf):
    assert shelf.keep(BYTES) == NAME
    assert shelf.read(NAME) == BYTES


def test_only_the_service_can_read_a_file_or_list_a_folder(shelf):
    shelf.keep(BYTES)
    assert stat.S_IMODE(place(shelf).stat().st_mode) == 0o600
    for folder in (place(shelf).parent, shelf._root / "drafts"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_keeping_the_same_bytes_twice_is_one_file(shelf):
    shelf.keep(BYTES)
    shelf.keep(BYTES)
    assert [path for path in shelf._root.rglob("*") if path.is_file()] == [place(shelf)]


def test_keeping_again_mends_a_damaged_file(shelf):
    shelf.keep(BYTES)
    place(shelf).write_bytes(b"what was not decided")
    with pytest.raises(FileDamaged):
        shelf.read(NAME)
    shelf.keep(BYTES)
    assert shelf.read(NAME) == BYTES


@pytest.mark.parametrize("name", [NAME, "../../etc/passwd", "", "A" * 64, NAME + "\n"])
def test_a_name_that_is_no_kept_hash_is_missing(shelf, name):
    with pytest.raises(FileMissing):
        shelf.read(name)


def test_shelves_do_not_see_one_another(shelf):
    shelf.keep(BYTES)
    with pytest.raises(FileMissing):
        Folder("certificates").read(NAME)
    with pytest.raises(ValueError, match="shelf"):
        Folder("../documents")


def test_sweeping_yields_old_files_and_clears_old_drafts(shelf):
    shelf.keep(BYTES)
    (shelf._root / "drafts" / "left").write_bytes(b"half")
    assert list(shelf.older_than(60)) == []
    for path in (place(shelf), shelf._root / "drafts" / "left"):
        os.utime(path, (1, 1))
    assert list(shelf.older_than(60)) == [NAME]
    assert not (shelf._root / "drafts" / "left").exists()
    shelf.remove(NAME)
    shelf.remove(NAME)
    assert list(shelf.older_than(60)) == []
