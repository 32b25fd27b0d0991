"""Complain about the service."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

import psycopg
from django.db import IntegrityError, transaction

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.said import require_words
from evenhand.domain.cases import access
from evenhand.domain.complaints.events import ComplaintMade
from evenhand.domain.complaints.models import Complaint
from evenhand.domain.complaints.states import About, ComplaintState
from evenhand.domain.identity.roles import Permission
from evenhand.domain.people import queries as people

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case


@action
def make_complaint(
    *, case_id: UUID, once: UUID, about: About, words: str, at: datetime, by: Principal
) -> UUID:
    """Complain on one's own page, and return the id. The same words from the same page are one complaint.

    Whose right the case is may, and a parent who reads or acts beside a young person: it is theirs then. It changes
    nothing of the case and holds nothing up. Raises NothingSaid without words, and NotNow for one that was taken back.
    """
    case = _case(case_id, by)
    access.require(by, Permission.SEE_OWN_CASE, case)
    own = people.own_person(case.id, by.user_id)
    if own is None:
        raise NotAllowed(Permission.SEE_OWN_CASE.value)
    return _make(Complaint(case=case, person_id=own.id, made_at=at, about=About(about)), once, words)


@action
def record_complaint(
    *, case_id: UUID, once: UUID, about: About, words: str, is_holders: bool, at: datetime, by: Principal
) -> UUID:
    """Write down what somebody complained of by telephone, by post or in person, and return the id.

    `is_holders` where it is whose right the case is: it stands on their page then, and on no page of anybody else.
    Whoever writes it down does not answer it. Raises NothingSaid without words.
    """
    case = _case(case_id, by)
    access.require(by, Permission.RECORD_CONTACT, case)
    if by.user_id is None:
        raise NotAllowed(Permission.RECORD_CONTACT.value)
    complaint = Complaint(
        case=case,
        person_id=case.holder_id if is_holders else None,
        recorded_by=by.user_id,
        made_at=at,
        about=About(about),
    )
    return _make(complaint, once, words)


def _case(case_id: UUID, by: Principal) -> "Case":
    case = access.visible_to(by).filter(id=case_id).first()
    if case is None:
        raise NoSuchThing
    return case


def _make(complaint: Complaint, once: UUID, words: str) -> UUID:
    complaint.words = require_words(words, "What went wrong")
    # Other words from the same page are another complaint: nothing that was typed is lost.
    complaint.id = uuid5(once, f"{complaint.about}\n{complaint.words}")
    try:
        with transaction.atomic():
            complaint.save(force_insert=True)
    except IntegrityError as error:
        if not isinstance(error.__cause__, psycopg.errors.UniqueViolation):
            raise
        before = Complaint.objects.filter(id=complaint.id).values_list("state", flat=True).first()
        if before == ComplaintState.TAKEN_BACK:
            raise NotNow(
                "Nothing was sent.",
                "You took back a complaint with the same words.",
                "Say it in other words, or call us.",
            ) from error
        already_done()
        return complaint.id
    record(ComplaintMade(complaint_id=complaint.id))
    return complaint.id
