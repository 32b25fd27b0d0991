"""Words that the database keeps and cannot read: sealed here, under keys that lie outside it.

What is sealed is bound to its place: the same bytes in another row, column or table do not open. A key has a number,
which stands before what it sealed, so old and new keys work side by side while everything is sealed again. The keys are
files in DATA_DIR/secrets, and the highest number seals. Lose them, and what they sealed is lost: back them up apart
from the database, and keep an old key as long as any backup of the database that needs it.
"""

import json
import re
from functools import lru_cache
from hashlib import sha256
from os import urandom
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from evenhand.core import secrets

_FORMAT, _NUMBER, _NONCE = b"\x01", 4, 12
_KEY = "sealing-"


class CannotBeOpened(Exception):
    """What is sealed does not open: its key is not here, or it was changed or moved; the message says which."""


def keys() -> list[int]:
    """Return the numbers of the keys that are here, the one that seals last."""
    found = (re.fullmatch(rf"{_KEY}(\d+)", path.name) for path in _folder().glob(f"{_KEY}*"))
    return sorted(int(each[1]) for each in found if each)


def make_key() -> int:
    """Make the next key, which seals from now on in every process, and return its number."""
    number = max(keys(), default=0) + 1
    secrets.kept(Path(settings.DATA_DIR), f"{_KEY}{number}")
    return number


def destroy_key(number: int) -> None:
    """Destroy a key; what is still sealed under it is lost for good."""
    (_folder() / f"{_KEY}{number}").unlink()
    _cipher.cache_clear()


def seal(words: str, place: str) -> bytes:
    """Return the words as bytes that open only at `place`, under the newest key; the first is made when needed."""
    number = max(keys(), default=0) or make_key()
    nonce = urandom(_NONCE)
    sealed = _cipher(_folder(), number).encrypt(nonce, words.encode(), place.encode())
    return _FORMAT + number.to_bytes(_NUMBER, "big") + nonce + sealed


def unseal(sealed: bytes, place: str) -> str:
    """Return the words. Raises CannotBeOpened."""
    number, rest = sealed_under(sealed), sealed[len(_FORMAT) + _NUMBER :]
    try:
        return _cipher(_folder(), number).decrypt(rest[:_NONCE], rest[_NONCE:], place.encode()).decode()
    except FileNotFoundError as error:
        raise CannotBeOpened(f"The key {_KEY}{number} is not in {_folder()}. Put it back.") from error
    except InvalidTag as error:
        raise CannotBeOpened(f"What is sealed at {place} was changed, or belongs elsewhere.") from error


def sealed_under(sealed: bytes) -> int:
    """Return the number of the key that sealed this. Raises CannotBeOpened for what was never sealed."""
    if sealed[: len(_FORMAT)] != _FORMAT or len(sealed) < len(_FORMAT) + _NUMBER + _NONCE:
        raise CannotBeOpened("These bytes were never sealed.")
    return int.from_bytes(sealed[len(_FORMAT) : len(_FORMAT) + _NUMBER], "big")


class _Opened(DeferredAttribute):
    """Gives the words of a sealed column, opened when they are first asked for."""

    field: "SealedText"

    # With this, Python asks here before it looks into the instance, where the sealed bytes lie.
    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = value

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        value = super().__get__(instance, cls)
        if isinstance(value, bytes | memoryview):
            words = unseal(bytes(value), self.field.place(instance))
            value = instance.__dict__[self.field.attname] = self.field.from_words(words)
        return value


class SealedText(models.BinaryField):  # type: ignore[type-arg]  # not generic at run time
    """Text that is stored sealed. It can be kept and read on an instance; no query can look into it."""

    descriptor_class = _Opened

    def place(self, instance: models.Model) -> str:
        """Return what this field's words on a row are bound to."""
        return f"{self.model._meta.db_table}.{self.column}:{instance.pk}"

    def from_words(self, words: str) -> Any:
        """Return what sealed words stand for."""
        return words

    def to_words(self, value: Any) -> str | None:
        """Return the words to seal for a value, or None where nothing is kept."""
        return value  # type: ignore[no-any-return]

    def pre_save(self, model_instance: models.Model, add: bool) -> bytes | None:
        words = self.to_words(getattr(model_instance, self.attname))
        return None if words is None else seal(words, self.place(model_instance))

    def get_prep_value(self, value: Any) -> Any:
        if isinstance(value, str | dict):
            raise TypeError(f"{self.name} is sealed: save it with its row. Nothing can be looked for in it.")
        return super().get_prep_value(value)


class _OpenedAnswers(_Opened):
    def __get__(self, instance: Any, cls: Any = None) -> Any:
        value = super().__get__(instance, cls)
        return {} if value is None else value


class SealedAnswers(SealedText):
    """Answers by question, stored sealed. Without any, nothing is stored, so that the database can tell."""

    descriptor_class = _OpenedAnswers

    def from_words(self, words: str) -> Any:
        return json.loads(words)

    def to_words(self, value: Any) -> str | None:
        return json.dumps(value, ensure_ascii=False) if value else None


def _folder() -> Path:
    return Path(settings.DATA_DIR) / "secrets"


@lru_cache(maxsize=64)
def _cipher(folder: Path, number: int) -> AESGCM:
    return AESGCM(sha256((folder / f"{_KEY}{number}").read_bytes()).digest())
