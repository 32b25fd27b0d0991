"""How a story begins: the family writes a request and sends it, or an adviser types it in for it."""

from typing import Any

from evenhand.demo.answers import answers_of
from evenhand.demo.letters import letter
from evenhand.demo.steps import contact
from evenhand.demo.story import Cue, Step, Who, step
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.casework import queries as casework
from evenhand.domain.casework.actions.claim_case import claim_case
from evenhand.domain.casework.actions.hear_family import hear_family
from evenhand.domain.casework.actions.send_request import send_request
from evenhand.domain.casework.kinds import Channel, Direction
from evenhand.domain.certificates.actions.ask_for_deemed import ask_for_deemed
from evenhand.domain.certificates.deeming import WARNING_VERSION
from evenhand.domain.documents.actions.keep_document import keep_document
from evenhand.domain.documents.actions.remove_document import remove_document
from evenhand.domain.documents.states import DocumentKind
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.requests import queries as requests
from evenhand.domain.requests.actions.answer_question import answer_question
from evenhand.domain.requests.actions.discard_draft import discard_draft
from evenhand.domain.requests.actions.start_draft import start_draft


@step(Who.STRANGER)
def begins(cue: Cue, evening: bool = False) -> None:
    """The family begins a request and does not send it yet."""
    draft = start_draft(answers={}, at=cue.at, by=cue.by)
    answers = answers_of(cue.story, cue.today, route="", counts_today=False, tried_days_before=0)
    for slug in ("who", "council", "decision"):
        answer_question(draft_id=draft.id, slug=slug, answers=answers[slug], at=cue.at, by=cue.by)


@step(Who.STRANGER)
def takes_back_a_file(cue: Cue) -> None:
    """The family gives a file with the request that it writes, and takes it back."""
    document = keep_document(
        case_id=None,
        user_id=None,
        kind=DocumentKind.DECISION_LETTER,
        name="Letter of somebody else.pdf",
        content=letter(cue.story, cue.today),
        at=cue.at,
        by=cue.by,
    )
    remove_document(document_id=document.id, by=cue.by)


@step(Who.STRANGER)
def discards(cue: Cue) -> None:
    """The family throws away what it began."""
    for draft in requests.open_drafts(cue.by):
        discard_draft(draft_id=draft.id, at=cue.at, by=cue.by)


@step(Who.STRANGER)
def sends(
    cue: Cue,
    tried_days_before: int = 0,
    evening: bool = False,
    route: str = "",
    counts_today: bool = False,
) -> None:
    """The family sends its request online, in a browser that is not signed in."""
    _send(cue, tried_days_before, route, counts_today)


@step(Who.HELPER)
def helper_sends(cue: Cue, email: str, evening: bool = False) -> None:
    """Somebody sends the request for the family, signed in with an address of their own."""
    _send(cue, 0, "", False)


@step(Who.CASEWORKER)
def family_heard(cue: Cue, name: str = "") -> None:
    """The caseworker calls the family, asks whether it wants this, and writes down how to reach it."""
    family = cue.story.family
    contact(
        cue, Direction.OUT, Channel.TELEPHONE, True, "Spoke with them alone. They know of it and want it."
    )
    hear_family(
        case_id=cue.case_id,
        name=name,
        how=Evidence.TOLD_BY_TELEPHONE,
        reach=Reach(email=family.email, telephone=family.telephone),
        safety=family.safety,
        protected=family.is_protected,
        read_back=True,
        is_sender=False,
        at=cue.at,
        by=cue.by,
    )


@step(Who.FAMILY)
def types_code(cue: Cue, evening: bool = False) -> None:
    """The family types the code that shows that its address is its own, and its request opens."""
    for reference in requests.sent_here(cue.by):
        if casework.person_to_claim(reference):
            claim_case(reference=reference, at=cue.at, by=cue.by)


def asks(ago: int, *, evening: bool = False, **told: Any) -> tuple[Step, Step]:
    """The family asks online and types the code that comes."""
    return sends(ago, evening=evening, **told), types_code(ago, evening=evening)


@step(Who.CASEWORKER)
def asks_by(
    cue: Cue,
    channel: str,
    note: str = "",
    tried_days_before: int = 0,
    route: str = "",
    counts_today: bool = False,
) -> None:
    """The family asks by telephone or letter, and the caseworker types it in, on the same form."""
    _send(cue, tried_days_before, route, counts_today)
    contact(cue, Direction.IN, Channel(channel), True, note)


def _send(cue: Cue, tried_days_before: int, route: str, counts_today: bool) -> None:
    answers = answers_of(
        cue.story,
        cue.today,
        route=route,
        counts_today=counts_today,
        tried_days_before=tried_days_before,
    )
    draft = start_draft(answers=answers, at=cue.at, by=cue.by)
    sent = send_request(draft_id=draft.id, at=cue.at, by=cue.by, email_read_back=draft.on_behalf)
    cue.opened = sent.case_id


@step(Who.FAMILY)
def asks_although_silent(cue: Cue) -> None:
    """The family reads what it means, and asks for its certificate while the council is silent."""
    ask_for_deemed(
        case_id=cue.case_id, understood=WARNING_VERSION, evidence=Evidence.TOLD_ONLINE, at=cue.at, by=cue.by
    )


@step(Who.ADVISER)
def rings_about_silence(cue: Cue) -> None:
    """The family rings, hears what it means, and asks; the adviser writes it down."""
    ask_for_deemed(
        case_id=cue.case_id,
        understood=WARNING_VERSION,
        evidence=Evidence.TOLD_BY_TELEPHONE,
        at=cue.at,
        by=cue.by,
    )
