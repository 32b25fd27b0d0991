"""Which columns the database holds to rows of the same case, as its catalogue has them."""

from typing import NamedTuple

import psycopg


class Held(NamedTuple):
    """A column of a table about a case, the column that says which case, and the table at which it points."""

    table: str
    column: str
    case_column: str
    points_at: str


def held(owner: psycopg.Connection) -> set[Held]:
    """Return what is held to its case by a key of two columns, in whichever order they stand."""
    rows = owner.execute(
        """
        select c.conrelid::regclass::text, pointer.attname, own.attname, c.confrelid::regclass::text
        from pg_constraint c
        join pg_attribute own on own.attrelid = c.conrelid and own.attnum = any (c.conkey)
        join pg_attribute pointer on pointer.attrelid = c.conrelid and pointer.attnum = any (c.conkey)
        join pg_attribute its on its.attrelid = c.confrelid and its.attname = 'case_id'
        join pg_attribute key on key.attrelid = c.confrelid and key.attname = 'id'
        where c.contype = 'f' and c.convalidated and c.conenforced and cardinality(c.conkey) = 2
            and c.confkey[array_position(c.conkey, own.attnum)] = its.attnum
            and c.confkey[array_position(c.conkey, pointer.attnum)] = key.attnum
        """
    ).fetchall()
    return {Held(*row) for row in rows}
