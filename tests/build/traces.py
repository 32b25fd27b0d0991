"""Traces of words in the database, as whoever holds its files would find them."""

from typing import Any


def tables_with(owner: Any, words: str) -> set[str]:
    """Return the tables in which some words stand, whatever the column: as text, or as the bytes of it."""
    tables = owner.execute(
        "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
    ).fetchall()
    return {
        table
        for (table,) in tables
        if owner.execute(
            f"select 1 from {table} t where t::text like any(%s) limit 1",
            [[f"%{words}%", f"%{words.encode().hex()}%"]],
        ).fetchone()
    }
