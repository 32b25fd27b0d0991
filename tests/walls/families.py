"""Families of the made-up world: each asks for mediation as families do, with a marker in everything it writes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID

from evenhand.core.principals import Principal, anonymous, person
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.cases.models import Case
from evenhand.domain.casework.actions.claim_case import claim_case
from evenhand.domain.casework.actions.send_request import Sent, send_request
from evenhand.domain.documents.actions.keep_document import keep_document
from evenhand.domain.identity.queries import user_for_address
from evenhand.domain.requests.actions.answer_question import answer_question
from evenhand.domain.requests.actions.start_draft import start_draft
from tests.build import files, requests, world
from tests.walls.markers import BORN_FIRST, Markers

Answers = dict[str, dict[str, Any]]
A_YOUNG_PERSONS_YEAR = date(2008, 1, 2)


@dataclass(frozen=True)
class Family:
    """A family that asked: its case, and whoever signs in for it."""

    key: str
    case: Case
    own: Principal
    address: str


def asks(
    markers: Markers,
    key: str,
    service: world.Service,
    *,
    address: str = "",
    protected: bool = False,
    young: bool = False,
    shares: bool = False,
    **changes: Mapping[str, Any],
) -> Family:
    """Send a request with a letter, from a browser that is not signed in, and open the case by the code that came."""
    browser = anonymous(sha256(key.encode()).hexdigest())
    reach = "protected " if protected else ""
    address = address or markers.mailbox(f"{reach}e-mail address", key)
    answers = answers_of(markers, key, service, address=address, reach=reach, young=young, shares=shares) | {
        "share": {"share": ["issues", "needs"] if shares else ["none"]},
        **{slug.replace("_", "-"): dict(given) for slug, given in changes.items()},
    }
    letter = give_letter(markers, key, browser)
    answers["letter"] = {"letters": [str(letter)]}
    sent = send(answers, browser)
    with acting_as(browser.for_case(sent.case_id)):
        own = person(user_for_address(address))
    claim_case(reference=sent.reference, at=world.now(), by=own)
    with acting_as(own):
        return Family(key, access.visible_to(own).get(id=sent.case_id), own, address)


def send(answers: Answers, by: Principal) -> Sent:
    """Write a request, question by question, and send it."""
    draft = start_draft(answers={}, at=world.now(), by=by)
    for slug, given in answers.items():
        answer_question(draft_id=draft.id, slug=slug, answers=given, at=world.now(), by=by)
    return send_request(draft_id=draft.id, at=world.now(), by=by)


def give_letter(markers: Markers, key: str, by: Principal) -> UUID:
    """Give the decision letter: a marker stands in its name and one on its page."""
    return keep_document(
        case_id=None,
        user_id=by.user_id,
        kind="decision_letter",
        name=f"{markers.word('name of the letter', key)}.pdf",
        content=files.pdf_that_says(markers.word("letter", key)),
        at=world.now(),
        by=by,
    ).id


def answers_of(
    markers: Markers,
    key: str,
    service: world.Service,
    *,
    address: str,
    reach: str = "",
    young: bool = False,
    shares: bool = False,
) -> Answers:
    """Return every answer of a family, each text with a marker of its own."""

    def word(what: str) -> str:
        return markers.word(what, key)

    def words(what: str) -> str:
        return markers.words(what, key)

    born = markers.born("date of birth", key, since=A_YOUNG_PERSONS_YEAR if young else BORN_FIRST)
    told = " for the council too" if shares else ""
    own_words: Answers = {
        "words": {"what_is_wrong": words(f"own words{told}"), "hoped_for": words("hopes")},
        "provision": {"provision_wanted": words("provision wanted")},
        "birth": {"date_of_birth": born.isoformat()},
        "school": {"school": word("school")},
        "name": {"holder_name": f"Sam {word('name')}"},
        "reach": {"email": address, "telephone": markers.telephone(f"{reach}telephone number", key)},
        "address": {
            "address": f"7 {word(f'{reach}address')} Lane",
            "postcode": markers.postcode(f"{reach}postcode", key),
        },
        "safe-ways": {"safe_ways": ["email", "telephone", "post"], "safe_note": words("note about safety")},
        "protected": {"protected": bool(reach)},
        "needs": {"needs": ["breaks"], "other_needs": words(f"needs{told}")},
        "interpreter": {"interpreter": True, "interpreter_language": word("language")},
        "supporter": {"supporter": True, "supporter_name": f"Kim {word('supporter')}"},
        "meeting": {"mode": "not_sure", "cannot_do": words("times that do not suit")},
    }
    answers = requests.usual_answers(service) | own_words
    if young:
        return answers | {"who": {"asking_as": "young_person"}}
    return answers | {"child": {"child_name": f"Robin {word('name')}"}}
