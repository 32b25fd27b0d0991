"""Open a case for an hour, for somebody's safety."""

from datetime import datetime
from uuid import UUID, uuid4

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NoSuchThing
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.said import require_words
from evenhand.domain.cases import access as cases
from evenhand.domain.cases.actions.lend_access import lend_access
from evenhand.domain.identity.roles import Permission
from evenhand.domain.safeguarding.events import CaseOpenedForAnHour
from evenhand.domain.safeguarding.models import AN_HOUR, Opening
from evenhand.domain.safeguarding.states import OpenedBecause


@action
def break_glass(*, case_id: UUID, because: OpenedBecause, words: str, at: datetime, by: Principal) -> Opening:
    """Let a lead or a manager of the case's provider read the request and how to reach people, for an hour.

    Record and access are one transaction, and the record tells the other leads and the managers (all of it held by the
    database too). Never a mediator's notes, never across a wall. Raises NothingSaid without words.
    """
    case = cases.visible_to(by).filter(id=case_id).first()
    if case is None or by.user_id is None:
        raise NoSuchThing
    cases.require(by, Permission.BREAK_GLASS, case)
    kept = require_words(words, "What you need it for")
    running = Opening.objects.filter(case_id=case_id, opened_by=by.user_id, ends_at__gt=at).first()
    if running is not None:
        already_done()
        return running
    opening = Opening.objects.create(
        case_id=case.id,
        provider_id=case.provider_id,
        grant_id=uuid4(),
        opened_by=by.user_id,
        opened_at=at,
        ends_at=at + AN_HOUR,
        because=because,
        words=kept,
    )
    lend_access(
        case_id=case.id,
        grant_id=opening.grant_id,
        user_id=by.user_id,
        until=opening.ends_at,
        at=at,
        by=by.for_case(case.id),
    )
    record(CaseOpenedForAnHour(case_id=case.id, opening_id=opening.id))
    return opening
