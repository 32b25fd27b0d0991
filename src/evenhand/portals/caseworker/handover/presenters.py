"""The handover summary, in the order in which somebody new needs it: first what to know before ringing."""

from dataclasses import dataclass
from datetime import date

from evenhand.core.clock import london_day
from evenhand.design.models import DateCard, Row, Tag, Task
from evenhand.design.words import day
from evenhand.domain.cases.states import CaseState, DutyState
from evenhand.domain.casework.states import TaskState
from evenhand.domain.identity.roles import Permission
from evenhand.domain.people import queries as people
from evenhand.portals.caseworker.cards import duty_card
from evenhand.portals.caseworker.case import reaching_rows, rows, task_rows
from evenhand.portals.caseworker.case.reading import Read

# So many of the last messages say what the family has been told.
TOLD = 3


@dataclass(frozen=True)
class Summary:
    """What whoever takes a case over must know."""

    reference: str
    case_url: str
    whose: str
    stands: str
    caseworker: str
    flags: tuple[Tag, ...]
    before_ringing: tuple[Row, ...]
    next: tuple[DateCard, ...]
    spoken: tuple[Row, ...]
    needs: tuple[Row, ...]
    promised: tuple[Task, ...]
    meetings: tuple[Row, ...]
    told: tuple[Row, ...]
    noted: tuple[Row, ...]


def page(read: Read, today: date) -> Summary:
    """Return the summary of a case as it was read."""
    holder = people.one(read.case.holder_id)
    still = [duty for duty in read.duties if duty.state == DutyState.OPEN]
    return Summary(
        reference=read.case.reference,
        case_url=f"/cases/{read.case.id}/",
        whose=holder.name if holder else "",
        stands=f"{CaseState(read.case.state).label.capitalize()}. {rows.decision_in_words(read.case)}",
        caseworker=read.name_of(read.case.caseworker_id) or "Nobody yet",
        flags=rows.flags(read),
        before_ringing=_before_ringing(read),
        next=tuple(duty_card(duty, today) for duty in still[:1]),
        spoken=_spoken(read),
        needs=tuple(reaching_rows.needs_of(read.holder.needs)) if holder else (),
        promised=tuple(
            task
            for task, kept in zip(task_rows.tasks(read, today), read.tasks, strict=True)
            if kept.state == TaskState.OPEN
        ),
        meetings=rows.meetings(read)[:1],
        told=tuple(Row(day(london_day(one.created_at)), one.title) for one in read.messages[:TOLD]),
        noted=rows.noted(read)[:TOLD],
    )


def _before_ringing(read: Read) -> tuple[Row, ...]:
    """Return how it is safe to reach the family; what is protected is opened on its own page, for a reason."""
    if Permission.SEE_SAFETY not in read.permissions:
        return ()
    found = [
        *reaching_rows.stopped(read.holder.stops),
        *reaching_rows.safe_ways(read.holder.safety, read.holder.stops),
    ]
    if read.holder.is_protected:
        found.append(
            Row("Where they live", "Protected. Say it to nobody, and open it only when you need it.")
        )
    elif telephone := read.holder.reach.telephone:
        found.append(Row("Telephone", telephone))
    return tuple(found)


def _spoken(read: Read) -> tuple[Row, ...]:
    """Return when the family was last reached and about what, and every try since that did not reach it."""
    last = next((place for place, one in enumerate(read.contacts) if one.reached), len(read.contacts) - 1)
    return rows.contacts(read)[: last + 1]
