"""What happened, for good: events are recorded by actions, chained by the database, never changed."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any, ClassVar, get_type_hints
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection

from evenhand.core.principals import Principal
from evenhand.core.transactions import current
from evenhand.core.walls import Compartment

KINDS: dict[str, "type[Event]"] = {}


@dataclass(frozen=True, kw_only=True)
class Event:
    """One thing that happened. Facts are references and dates, never copies of personal data."""

    case_id: UUID | None = None
    compartment: ClassVar[Compartment]

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        KINDS[cls.kind()] = cls

    @classmethod
    def kind(cls) -> str:
        """Return the name under which events of this kind are stored, such as `cases.CaseOpened`."""
        return f"{cls.__module__.split('.')[-2]}.{cls.__name__}"

    def sentence(self) -> str:
        """Return the words of the timeline. A kind that people never see on one says so."""
        raise NotImplementedError(f"{self.kind()} has no sentence")


@dataclass(frozen=True)
class Recorded:
    """An event as it stands in the record."""

    id: int
    at: datetime
    actor: str
    actor_user_id: UUID | None
    event: Event


def record(event: Event) -> None:
    """Record `event` on behalf of whoever acts; it is written just before the transaction commits."""
    acting = current()
    acting.events.append((acting.principal, event))


def write(recorded: "Iterable[tuple[Principal, Event]]") -> None:
    """Write events to the chain and ask for the jobs that follow from each."""
    from evenhand.core import jobs

    for principal, event in recorded:
        facts = {name: value for name, value in asdict(event).items() if name != "case_id"}
        with connection.cursor() as cursor:
            cursor.execute(
                "select evenhand_record_event(%s, %s, %s, %s, %s, %s::jsonb)",
                [
                    event.kind(),
                    event.case_id,
                    principal.user_id,
                    principal.name,
                    event.compartment.value,
                    json.dumps(facts, cls=DjangoJSONEncoder),
                ],
            )
            (event_id,) = cursor.fetchone()
        jobs.follow(event.kind(), event_id, event.case_id)


def read(kind: str, case_id: UUID | None, facts: dict[str, Any]) -> Event:
    """Return the event that a row of the record stands for."""
    cls = KINDS[kind]
    hints = get_type_hints(cls)
    values = {
        item.name: _typed(facts[item.name], hints[item.name]) for item in fields(cls) if item.name in facts
    }
    return cls(case_id=case_id, **values)


def _typed(value: Any, hint: Any) -> Any:
    wanted = [hint, *getattr(hint, "__args__", ())]
    if isinstance(value, str):
        if UUID in wanted:
            return UUID(value)
        if datetime in wanted:
            return datetime.fromisoformat(value)
        if date in wanted:
            return date.fromisoformat(value)
    return tuple(value) if isinstance(value, list) else value


def of_case(case_id: UUID) -> list[Recorded]:
    """Return what happened on a case, newest first: what the present principal may see of it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select id, at, actor, actor_user_id, kind, facts from core_event where case_id = %s"
            " order by id desc",
            [case_id],
        )
        rows = cursor.fetchall()
    return [
        Recorded(
            id=row[0],
            at=row[1],
            actor=row[2],
            actor_user_id=row[3],
            event=read(row[4], case_id, row[5] if isinstance(row[5], dict) else json.loads(row[5])),
        )
        for row in rows
    ]
