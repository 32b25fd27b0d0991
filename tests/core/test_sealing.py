"""Sealed words open at their place, under any key that is here, and nowhere else."""

from uuid import uuid4

import pytest

from evenhand.core import sealing
from evenhand.core.sealing import CannotBeOpened, keys, make_key, seal, sealed_under, unseal

WORDS, PLACE = "She is afraid of him. Ł é 🪶", "notes.words:1"


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def test_the_first_key_is_made_when_something_is_sealed_and_only_its_owner_reads_it(tmp_path):
    assert keys() == []
    assert unseal(seal(WORDS, PLACE), PLACE) == WORDS
    assert keys() == [1]
    assert (tmp_path / "secrets" / "sealing-1").stat().st_mode & 0o777 == 0o600


def test_the_same_words_are_never_the_same_bytes():
    assert seal(WORDS, PLACE) != seal(WORDS, PLACE)


@pytest.mark.parametrize("other", ["notes.words:2", "notes.title:1", "other.words:1"])
def test_what_is_moved_to_another_place_does_not_open(other):
    with pytest.raises(CannotBeOpened, match="belongs elsewhere"):
        unseal(seal(WORDS, PLACE), other)


def test_a_change_of_any_byte_is_noticed():
    sealed = seal(WORDS, PLACE)
    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(CannotBeOpened):
            unseal(bytes(changed), PLACE)


def test_a_new_key_seals_and_the_old_one_still_opens():
    old = seal(WORDS, PLACE)
    assert make_key() == 2
    new = seal(WORDS, PLACE)
    assert (sealed_under(old), sealed_under(new)) == (1, 2)
    assert unseal(old, PLACE) == unseal(new, PLACE) == WORDS


def test_without_its_key_it_says_which_one_is_missing():
    old = seal(WORDS, PLACE)
    make_key()
    sealing.destroy_key(1)
    with pytest.raises(CannotBeOpened, match="sealing-1 is not in"):
        unseal(old, PLACE)


@pytest.mark.parametrize("never", [b"", b"plain words", b"\x01short"])
def test_what_was_never_sealed_is_said_to_be_so(never):
    with pytest.raises(CannotBeOpened, match="never sealed"):
        unseal(never, PLACE)


def test_no_query_looks_into_a_sealed_field():
    from evenhand.domain.meetings.models import MediatorNote

    with pytest.raises(TypeError, match="Nothing can be looked for"):
        MediatorNote.objects.filter(words="afraid")
    with pytest.raises(TypeError, match="save it with its row"):
        MediatorNote.objects.filter(id=uuid4()).update(words="afraid")
