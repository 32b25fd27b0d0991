"""Sealing everything again under a new key, while the service works.

Row by row, each in a transaction of its own: it can be stopped at any moment and started again, and nobody waits for
more than one row. The words stay what they are, so nothing of it is an event of a case.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from django.apps import apps
from django.db import models, transaction

from evenhand.core.sealing import SealedText, keys, sealed_under

Progress = Callable[[int, int], None]


def sealed_fields() -> list[tuple[type[models.Model], SealedText]]:
    """Return every sealed field of every table."""
    return [
        (model, field)
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields
        if isinstance(field, SealedText)
    ]


def rows_by_key() -> Counter[int]:
    """Return how many sealed values there are under each key. Runs as the owner, whom no wall keeps out."""
    found: Counter[int] = Counter()
    for model, field in sealed_fields():
        found.update(sealed_under(bytes(value)) for value in _stored(model, field))
    return found


def seal_again(progress: Progress = lambda done, of: None) -> int:
    """Seal all that is not under the newest key again, and return how much that was; raises CannotBeOpened."""
    newest, done = max(keys(), default=0), 0
    for model, field in sealed_fields():
        ids = list(model._default_manager.order_by("pk").values_list("pk", flat=True))
        for number, each in enumerate(ids, start=1):
            done += _one_again(model, field, each, newest)
            progress(number, len(ids))
    return done


def _one_again(model: type[models.Model], field: SealedText, pk: object, newest: int) -> bool:
    with transaction.atomic():
        row = model._default_manager.select_for_update().filter(pk=pk).first()
        stored = row.__dict__[field.attname] if row is not None else None
        if row is None or stored is None or sealed_under(bytes(stored)) == newest:
            return False
        row.save(update_fields=[field.attname])
        return True


def _stored(model: type[models.Model], field: SealedText) -> Iterator[bytes]:
    rows = model._default_manager.only("pk", field.attname).iterator(chunk_size=500)
    return (row.__dict__[field.attname] for row in rows if row.__dict__[field.attname] is not None)
