"""Requests as families write them, by the service's own actions."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from evenhand.core.principals import Principal, anonymous
from evenhand.core.transactions import acting_as
from evenhand.domain.requests import queries
from evenhand.domain.requests.actions.answer_question import answer_question
from evenhand.domain.requests.actions.start_draft import start_draft
from evenhand.domain.requests.queries import DraftShown
from tests.build import world


def a_browser(letter: str = "a") -> Principal:
    """Return somebody who has not signed in, in a browser of their own."""
    return anonymous(letter * 64)


def usual_answers(service: world.Service, **changes: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the answers of a parent whose request for an assessment was refused three weeks ago."""
    dated = (world.today() - timedelta(days=21)).isoformat()
    answers: dict[str, dict[str, Any]] = {
        "who": {"asking_as": "parent"},
        "council": {"council": service.local_authority},
        "decision": {"decision": "refusal_to_assess"},
        "letter-date": {"letter_dated": dated, "letter_dated_unknown": []},
        "letter-sent": {"sent_when": "same_day", "letter_sent": ""},
        "letter-came": {"came_when": "unknown", "letter_received": ""},
        "letter": {"letters": []},
        "words": {"what_is_wrong": "Nobody looked at him.", "hoped_for": "An assessment."},
        "child": {"child_name": "Alex Holloway"},
        "birth": {"date_of_birth": "2016-03-09"},
        "capacity": {
            "cannot_decide": ["choice", "mediation", "agreement"],
            "cannot_until": (world.today() + timedelta(days=90)).isoformat(),
        },
        "school": {"school": ""},
        "name": {"holder_name": "Sam Holloway"},
        "reach": {"email": "sam@holloway.example", "telephone": "07700 900123"},
        "address": {"address": "", "postcode": ""},
        "safe-ways": {"safe_ways": ["email", "telephone"], "safe_note": ""},
        "mailbox": {"mailbox": "no"},
        "protected": {"protected": False},
        "times": {"call_times": ["evenings"]},
        "needs": {"needs": ["breaks"], "other_needs": ""},
        "interpreter": {"interpreter": False, "interpreter_language": ""},
        "supporter": {"supporter": False, "supporter_name": ""},
        "views": {"views": "not_sure"},
        "meeting": {"mode": "not_sure", "cannot_do": ""},
        "tried": {"tried_before": False, "first_tried_on": ""},
        "route": {"route": ""},
        "heard": {"heard": ""},
    }
    return {**answers, **{slug.replace("_", "-"): dict(given) for slug, given in changes.items()}}


def a_draft(service: world.Service, by: Principal | None = None, **changes: Mapping[str, Any]) -> UUID:
    """Write a whole request and return its id."""
    by = by or a_browser()
    draft = start_draft(answers={}, at=world.now(), by=by)
    for slug, given in usual_answers(service, **changes).items():
        answer_question(draft_id=draft.id, slug=slug, answers=given, at=world.now(), by=by)
    return draft.id


def seen(draft_id: UUID, by: Principal) -> DraftShown | None:
    """Return a draft as somebody sees it."""
    with acting_as(by):
        return queries.draft(draft_id)
