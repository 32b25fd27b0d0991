"""Complain about the service."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NoSuchThing, NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.models import Grant
from evenhand.domain.complaints.events import ComplaintMade
from evenhand.domain.complaints.holding import require_words
from evenhand.domain.complaints.models import Complaint
from evenhand.domain.complaints.states import About
from evenhand.domain.identity.roles import HOLDER, Permission


@action
def make_complaint(
    *, case_id: UUID, complaint_id: UUID, about: About, words: str, at: datetime, by: Principal
) -> None:
    """Complain, as whose right the case is. `complaint_id` is made with the page: two clicks are one complaint.

    It changes nothing of the case and holds nothing up. Raises NothingSaid without words.
    """
    case = access.visible_to(by).filter(id=case_id).first()
    if case is None:
        raise NoSuchThing
    access.require(by, Permission.SEE_OWN_CASE, case)
    _make(complaint_id, case_id=case_id, made_by=by.user_id, about=about, words=words, at=at)


@action
def record_complaint(
    *, case_id: UUID, complaint_id: UUID, about: About, words: str, at: datetime, by: Principal
) -> None:
    """Write down what a family complained of by telephone, by post or in person; who writes it does not answer it.

    Raises NothingSaid without words.
    """
    case = access.visible_to(by).filter(id=case_id).first()
    if case is None:
        raise NoSuchThing
    access.require(by, Permission.RECORD_CONTACT, case)
    if by.user_id is None:
        raise NotAllowed(Permission.RECORD_CONTACT.value)
    theirs = Grant.objects.filter(case=case, role=HOLDER.code, person_id=case.holder_id, ends_at=None).first()
    _make(
        complaint_id,
        case_id=case_id,
        made_by=theirs.user_id if theirs else None,
        recorded_by=by.user_id,
        about=about,
        words=words,
        at=at,
    )


def _make(
    complaint_id: UUID,
    *,
    case_id: UUID,
    made_by: UUID | None,
    about: About,
    words: str,
    at: datetime,
    recorded_by: UUID | None = None,
) -> None:
    kept = require_words(words, "What went wrong")
    complaint = Complaint(
        id=complaint_id,
        case_id=case_id,
        made_by=made_by,
        recorded_by=recorded_by,
        made_at=at,
        about=About(about),
        words=kept,
    )
    try:
        with transaction.atomic():
            complaint.save(force_insert=True)
    except IntegrityError:
        already_done()
        return
    record(ComplaintMade(complaint_id=complaint_id))
