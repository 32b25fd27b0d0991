"""What the family is told about its case as a whole; each message is promised by the action itself."""

from datetime import date, datetime

from evenhand.core.principals import Principal
from evenhand.domain.cases.models import Case, Companion
from evenhand.domain.cases.queries import law_facts, law_of
from evenhand.domain.correspondence.actions.promise_message import promise_message
from evenhand.domain.correspondence.notices import facts_of_service
from evenhand.domain.organisations.queries import local_authority_name
from evenhand.statute.appeal import appeal_clock
from evenhand.statute.words import day_in_words


def tell_withdrawn(case: Case, withdrawn_on: date, *, at: datetime, by: Principal) -> None:
    """Promise the holder to hear that work has stopped, that the time to appeal has not, and how to come back."""
    appeal = appeal_clock(law_facts(case, withdrawn_on), *law_of(case))
    facts = facts_of_service(case.provider_id, case.reference) | {
        "withdrawn_on": day_in_words(withdrawn_on),
        "council": local_authority_name(case.local_authority_id),
        "appeal_by_safe": day_in_words(appeal.safe_on) if appeal else "",
    }
    promise_message(
        case_id=case.id, person_id=case.holder_id, purpose="request_withdrawn", facts=facts, at=at, by=by
    )


def ask_for_help(case: Case, companion: Companion, *, at: datetime, by: Principal) -> None:
    """Promise somebody to hear that their help is asked for: not whose case it is, nor its reference, nor any link.

    It goes to the mailbox that was given, before anybody has proved it: so it may be read by anybody.
    """
    facts = facts_of_service(case.provider_id, case.reference)
    promise_message(
        case_id=case.id, user_id=companion.user_id, purpose="support_asked", facts=facts, at=at, by=by,
        once=f"companion {companion.id}",
    )  # fmt: skip
