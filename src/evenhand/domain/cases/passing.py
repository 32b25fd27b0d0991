"""Keeping on a held case the day on which its right passes."""

from datetime import datetime
from uuid import UUID

from evenhand.core import clock
from evenhand.core.errors import NoSuchThing
from evenhand.core.events import record
from evenhand.domain.cases import right
from evenhand.domain.cases.actions.let_right_pass import write_to_holder
from evenhand.domain.cases.events import BirthToConfirm, PassingDayChanged
from evenhand.domain.cases.models import Case
from evenhand.domain.documents import queries as documents
from evenhand.domain.requests.answers import letters
from evenhand.domain.requests.letters import SLUG
from evenhand.domain.requests.queries import sent_request


def work_out_passing(case: Case, *, at: datetime, is_confirmed: bool = False) -> None:
    """Work out again from which day the right is the young person's own, after the birth or the reading changed.

    Where that would take the right from somebody today, it waits for a second colleague: one person's word moves
    nobody out of a case (threat DM-16).
    """
    today = clock.london_day(at)
    found = right.by_birth(case, today)
    if found is None or not right.is_by_another(case):
        return
    day, was = found.passes_on, case.right_passes_on
    if day == was:
        return
    moves = (day <= today) != (was is not None and was <= today)
    if moves and not is_confirmed:
        record(BirthToConfirm(case_id=case.id, day=day))
        return
    case.right_passes_on = day
    case.save(update_fields=["right_passes_on"])
    record(PassingDayChanged(case_id=case.id, day=day, was=was))
    write_to_holder(case)


def papers(case_id: UUID) -> list[documents.Filed]:
    """Return what can stand behind a record of consent or capacity: papers that staff filed, and nobody's own letter.

    Whoever holds the right may read it then, so that what a parent wrote in private is none.
    """
    sent = sent_request(case_id)
    written = set(letters(sent.answers.get(SLUG, {}))) if sent else set()
    return [each for each in documents.filed_by_staff(case_id) if each.id not in written]


def require_document(document_id: UUID | None, case: Case) -> None:
    """Raise NoSuchThing for a document that cannot stand behind a record on this case."""
    if document_id and document_id not in {each.id for each in papers(case.id)}:
        raise NoSuchThing
