"""The pages around the questions of a request: start, before sending, confirmation, kept for later."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse

from evenhand.core.clock import london_day
from evenhand.design.deadline_cards import deadline_card, is_family_clock, without_repetition
from evenhand.design.models import DateCard, Link
from evenhand.design.words import day as in_words
from evenhand.domain.law.in_use import Law
from evenhand.domain.requests import journey
from evenhand.domain.requests.answers import Answers
from evenhand.domain.requests.law import law_for
from evenhand.domain.requests.queries import DraftShown
from evenhand.statute.certificate import no_mediation_clock
from evenhand.statute.clocks import clocks
from evenhand.statute.contact import LEAVE
from evenhand.statute.facts import Facts
from evenhand.statute.rules import BAR, CONTACT
from evenhand.website.ask import notes
from evenhand.website.letter_questions import LETTER_QUESTIONS

KEPT = timedelta(days=30)


@dataclass(frozen=True)
class Started:
    """The first page."""

    begin_url: str
    unfinished: tuple[Link, ...]
    on_behalf: bool


def started(drafts: list[DraftShown], request: Any) -> Started:
    """Return the first page, with what was begun in this browser or by this person."""
    links = tuple(
        Link(f"Go on with the request of {in_words(london_day(each.changed_at))}", resume_url(each.id))
        for each in drafts
    )
    return Started(reverse("ask:begin"), links, any(each.on_behalf for each in drafts))


def resume_url(draft_id: UUID) -> str:
    """Return where a request goes on."""
    return reverse("ask:later", args=[draft_id])


def carried(stored: Mapping[str, Mapping[str, Any]], answers: Answers) -> dict[str, dict[str, Any]]:
    """Return the reckoner's answers as answers of a request. The family sees each again and can change it."""
    slugs = {question.slug for question in LETTER_QUESTIONS}
    found = {slug: dict(given) for slug, given in stored.items() if slug in slugs}
    if answers.get("tried_on"):
        found["tried"] = {"tried_before": True, "first_tried_on": answers["tried_on"]}
    return found


@dataclass(frozen=True)
class BeforeSending:
    """What must be known before sending."""

    late: bool
    leave_source: str
    records: tuple[str, ...]
    records_title: str
    email: str
    on_behalf: bool
    for_another: bool
    closed: str


def before_sending(answers: Answers, on_behalf: bool, today: date) -> BeforeSending:
    """Return what check answers says above the button."""
    facts, law = notes.facts_today(answers, today), law_for(answers, today)
    effect = notes.effect(answers, today) if notes.wants_recorded(answers) else None
    return BeforeSending(
        late=notes.is_late(facts, law),
        leave_source=str(LEAVE),
        records=effect.sentences[:-1] if effect else (),
        records_title=effect.title.replace("If we record today", "With this request you tell us")
        if effect
        else "",
        # Nothing goes to an address that somebody else wrote, so nobody is asked whether it is right.
        email="" if journey.is_for_another(answers) else answers.get("email") or "",
        on_behalf=on_behalf,
        for_another=journey.is_for_another(answers),
        closed="" if facts.gateway.mediation_right else facts.gateway.why,
    )


@dataclass(frozen=True)
class Confirmed:
    """The confirmation: something to keep."""

    draft_id: UUID
    reference: str
    sent_on: date
    next_steps: tuple[str, ...]
    cards: tuple[DateCard, ...]
    late: bool
    email: str
    opens_with: str
    """The address to which a code may be sent that opens the request; empty where none is safe."""
    my_url: str
    on_behalf: bool
    for_another: bool
    """Somebody else sent it: they see nothing of the case, and we speak with the family first."""


def confirmed(draft: DraftShown, today: date) -> Confirmed:
    """Return the confirmation of a request that was sent; read on a later day it says the same."""
    sent_on = london_day(draft.sent_at) if draft.sent_at else today
    answers = journey.flat(draft.answers, sent_on)
    facts, law = notes.facts_today(answers, sent_on), law_for(answers, sent_on)
    return Confirmed(
        draft_id=draft.id,
        reference=draft.reference,
        sent_on=sent_on,
        next_steps=_next_steps(answers, facts, law, sent_on),
        cards=_cards(facts, law, today) if draft.answers else (),
        late=notes.is_late(facts, law),
        email=answers.get("email") or "",
        opens_with=_opens_with(answers),
        my_url=f"/cases/{draft.case_id}/" if draft.on_behalf else "/my",
        on_behalf=draft.on_behalf,
        for_another=journey.is_for_another(answers),
    )


def _opens_with(answers: Answers) -> str:
    if journey.is_for_another(answers):
        return ""
    is_safe = "email" in (answers.get("safe_ways") or ())
    return str(answers.get("email") or "") if is_safe and not _others_read(answers) else ""


def _others_read(answers: Answers) -> bool:
    """Tell whether others may read the e-mail: then it opens the case together with an access code only."""
    return answers.get("mailbox") in ("yes", "not_sure")


def _cards(facts: Facts, law: Law, today: date) -> tuple[DateCard, ...]:
    """Return the family's dates that are still to come; contact is made."""
    shown = without_repetition(clocks(facts, *law))
    still = (each for each in shown if is_family_clock(each) and each.rule not in (CONTACT.id, BAR.id))
    return tuple(deadline_card(each, today) for each in still)


def _next_steps(answers: Answers, facts: Facts, law: Law, sent_on: date) -> tuple[str, ...]:
    if journey.is_for_another(answers):
        return _next_for_another(facts, sent_on)
    reached = f"You contacted us on {in_words(sent_on)}. That day counts."
    if facts.first_contact and facts.first_contact < sent_on:
        reached = f"Your first try on {in_words(facts.first_contact)} counts as the day you contacted us."
    adviser = "An adviser contacts you, in the ways and at the times that you said are safe."
    if _others_read(answers):
        adviser += " They give you an access code, with which you can sign in."
    choose = "You choose: mediation, or a certificate without mediation. You can change your mind."
    if not notes.wants_recorded(answers):
        return (reached, adviser, choose)
    if answers.get("route") == journey.MEDIATION:
        return (reached, "You told us that you want mediation. We tell the council.", adviser)
    due = no_mediation_clock(_told(facts, sent_on), *law)
    by = f" We must issue it by {in_words(due.due_on)}." if due else ""
    return (
        reached,
        f"You told us that you do not want mediation.{by}",
        "Before that an adviser gives you information about mediation, by telephone or in writing.",
    )


def _next_for_another(facts: Facts, sent_on: date) -> tuple[str, ...]:
    first = min(facts.first_contact, sent_on) if facts.first_contact else sent_on
    return (
        f"The day of contact is {in_words(first)}. It counts for the family, whoever sent this.",
        "We speak with them ourselves, before anything else happens. They tell us what they want.",
        "Then the case is theirs, and theirs alone. If they want your help, they ask you on their own page.",
    )


def _told(facts: Facts, on: date) -> Facts:
    return replace(facts, told_adviser_no_mediation=on)


@dataclass(frozen=True)
class Kept:
    """The page that says a request is saved."""

    signed_in: bool
    until: date
    go_on_url: str
    sign_in_url: str
    discard_url: str


def kept(draft: DraftShown, request: Any, go_on_url: str) -> Kept:
    """Return the page of a request that is kept for later."""
    return Kept(
        signed_in=request.principal.user_id is not None,
        until=london_day(draft.changed_at + KEPT),
        go_on_url=go_on_url,
        sign_in_url=f"/sign-in?next={reverse('ask:later', args=[draft.id])}",
        discard_url=reverse("ask:discard", args=[draft.id]),
    )
