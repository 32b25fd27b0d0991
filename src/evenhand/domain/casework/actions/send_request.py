"""Send a family's request: open its case, keep what it wrote, promise the confirmation."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from evenhand.core import clock
from evenhand.core.actions import action, already_done
from evenhand.core.crashpoints import crashpoint
from evenhand.core.errors import Refused
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.open_case import open_case
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.cases.queries import law_of
from evenhand.domain.casework.actions.record_choice import note_choice
from evenhand.domain.casework.asking import asked_from
from evenhand.domain.casework.choice import Choice
from evenhand.domain.casework.events import SentForFamily
from evenhand.domain.correspondence.actions.promise_message import promise_message
from evenhand.domain.correspondence.notices import facts_of_service
from evenhand.domain.documents.actions.attach_to_case import attach_to_case
from evenhand.domain.organisations.queries import local_authority_name
from evenhand.domain.people import queries as people
from evenhand.domain.requests import journey, letters
from evenhand.domain.requests.actions.mark_sent import mark_sent
from evenhand.domain.requests.answers import letter
from evenhand.domain.requests.holding import hold as hold_draft
from evenhand.domain.requests.states import DraftState
from evenhand.statute.appeal import appeal_clock
from evenhand.statute.words import day_in_words

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case


class NotComplete(Refused):
    """A question that counts has no answer yet."""


@dataclass(frozen=True)
class Sent:
    """The case that a request became."""

    case_id: UUID
    reference: str


@action
def send_request(*, draft_id: UUID, at: datetime, by: Principal, email_read_back: bool = False) -> Sent:
    """Send a request exactly once: a second sending changes nothing and returns the same case.

    The draft's row is held throughout. A choice is recorded only where the family said that it counts from today:
    a "no" typed here is told to the adviser, and its three working days begin (reg 34(1)).
    `email_read_back` is said by staff who read the address back to the family, letter by letter. What somebody sends
    for another opens to nobody, and nobody is written to, before staff have heard the family: see hear_family.
    Raises NotComplete while a question is open.
    """
    draft = hold_draft(draft_id, by)
    if draft.state == DraftState.SENT and draft.case_id:
        already_done()
        return Sent(draft.case_id, draft.reference)
    today = clock.london_day(at)
    if journey.unanswered(draft.answers, today):
        raise NotComplete(
            "Your request was not sent.",
            "One or more questions still need an answer.",
            "Go back to your answers: the open ones stand at the end.",
        )
    answers = journey.flat(draft.answers, today)
    crashpoint("request.before-case")
    asked = replace(asked_from(answers, on_behalf=draft.on_behalf), email_read_back=email_read_back)
    case = open_case(asked=asked, at=at, by=by)
    opener = by.for_case(case.id)
    crashpoint("request.after-case")
    holder = people.one(case.holder_id)
    user_id = holder.user_id if holder else None
    for filed in letters.given(answers):
        attach_to_case(document_id=filed.id, case_id=case.id, user_id=user_id, by=opener)
    mark_sent(
        draft_id=draft_id,
        case_id=case.id,
        user_id=user_id,
        reference=case.reference,
        at=at,
        by=opener,
    )
    crashpoint("request.after-mark")
    if asked.sent_by_helper:
        with acting_as(opener):
            record(SentForFamily(case_id=case.id))
    else:
        # What the family shares with the council is read from the request as it was sent.
        _record_way(case, answers, draft.on_behalf, at, opener)
        _promise_confirmation(case, answers, at, opener)
    crashpoint("request.before-commit")
    transaction.on_commit(lambda: crashpoint("request.after-commit"))
    return Sent(case.id, case.reference)


def _record_way(
    case: "Case", answers: Mapping[str, Any], on_behalf: bool, at: datetime, by: Principal
) -> None:
    """Record the way as the family's choice where it said that it counts from today; otherwise nothing moves."""
    if answers.get("record_route") != "yes":
        return
    choice = {journey.MEDIATION: Choice.MEDIATION, journey.NO_MEDIATION: Choice.NO_MEDIATION}.get(
        answers.get("route", "")
    )
    if choice is not None:
        evidence = Evidence.TOLD_BY_TELEPHONE if on_behalf else Evidence.TOLD_ONLINE
        with acting_as(by):
            note_choice(case, choice, told_on=clock.london_day(at), evidence=evidence, at=at, by=by)


def _promise_confirmation(case: "Case", answers: Mapping[str, Any], at: datetime, by: Principal) -> None:
    appeal = appeal_clock(letter(answers).facts(), *law_of(case))
    facts = facts_of_service(case.provider_id, case.reference) | {
        "council": local_authority_name(case.local_authority_id),
        "received_on": day_in_words(clock.london_day(at)),
        "appeal_by_safe": day_in_words(appeal.safe_on) if appeal else "",
    }
    promise_message(
        case_id=case.id,
        person_id=case.holder_id,
        purpose="request_received",
        facts=facts,
        at=at,
        by=by,
        once="sent",
    )
