"""What only the owner of the database may do for the demonstration: move the clock, read all of the record."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections
from psycopg.conninfo import conninfo_to_dict


class Owner:
    """The owner's connection, on which every statement is committed at once."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.connection = psycopg.connect(url, autocommit=True)
        # A lost move of the clock is made again by the next one; nothing waits for the disk on its account.
        self.connection.execute("set synchronous_commit to off")

    def only_one(self) -> bool:
        """Tell whether nobody else is loading into this database, and let nobody begin until this ends."""
        return bool(self._one("select pg_try_advisory_lock(hashtext('evenhand.demo'))"))

    def move_clock(self, moment: datetime) -> None:
        """Let the service take this moment for now."""
        self.connection.execute("update core_clock set shift = %s - clock_timestamp()", [moment])

    def set_clock_right(self) -> None:
        """Give the service the real time back."""
        self.connection.execute("update core_clock set shift = interval '0'")

    def real_now(self) -> datetime:
        """Return what time it is, wherever the service's clock stands."""
        return self._one("select clock_timestamp()")  # type: ignore[no-any-return]

    def noted(self, kind: str) -> list[dict[str, Any]]:
        """Return what was recorded of one kind, oldest first."""
        rows = self.connection.execute("select facts from core_event where kind = %s order by id", [kind])
        return [facts if isinstance(facts, dict) else json.loads(facts) for (facts,) in rows.fetchall()]

    def is_anybody_here(self) -> bool:
        """Tell whether the database holds a provider or a case."""
        return bool(
            self._one(
                "select exists (select 1 from organisations_provider) or exists (select 1 from cases_case)"
            )
        )

    def waiting_jobs(self, *, but_not: str) -> list[tuple[int, str, dict[str, str]]]:
        """Return the jobs that wait to be done now, in the order they were asked for, but those of one queue."""
        rows = self.connection.execute(
            "select id, task_name, args from procrastinate_jobs where status = 'todo' and queue_name <> %s"
            " and (scheduled_at is null or scheduled_at <= now()) order by id",
            [but_not],
        )
        return rows.fetchall()

    def forget_job(self, job_id: int) -> None:
        """Take a job that was done off the queue."""
        self.connection.execute("delete from procrastinate_jobs where id = %s", [job_id])

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Let Django work as the owner for a while: it does the jobs of days gone by in everybody's place."""
        usual = connections[DEFAULT_DB_ALIAS]
        if not hasattr(self, "_django"):
            self._django = _same_but(usual, self.url)
            with self._django.cursor() as cursor:
                cursor.execute("set synchronous_commit to off")
        connections[DEFAULT_DB_ALIAS] = self._django
        try:
            yield
        finally:
            connections[DEFAULT_DB_ALIAS] = usual

    def close(self) -> None:
        """Close every connection."""
        if hasattr(self, "_django"):
            self._django.close()
        self.connection.close()

    def _one(self, question: str) -> Any:
        row = self.connection.execute(question).fetchone()
        return row[0] if row else None


def _same_but(usual: Any, url: str) -> Any:
    """Return a connection like Django's own, for another role."""
    parts = conninfo_to_dict(url)
    settings = {
        **usual.settings_dict,
        "USER": parts.get("user", ""),
        "PASSWORD": parts.get("password", ""),
        "OPTIONS": {**usual.settings_dict["OPTIONS"], "pool": False},
    }
    return type(usual)(settings, DEFAULT_DB_ALIAS)
