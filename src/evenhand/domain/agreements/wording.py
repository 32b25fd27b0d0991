"""The words of an agreement: its content as values, and the text made of them, which is what all sign."""

import hashlib
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from evenhand.domain.agreements.terms import clocks_of
from evenhand.domain.casework.wording import part_in_words
from evenhand.domain.law.in_use import Law
from evenhand.domain.meetings.queries import OTHER
from evenhand.statute.agreement import tell_council_clock
from evenhand.statute.agreement_rules import (
    AMEND_PLACEMENT,
    AMEND_PROVISION,
    CONTINUE_AND_AMEND,
    DO_AS_AGREED,
    DO_AS_AGREED_HEALTH,
    DRAFT_PLAN,
    FINAL_PLAN,
    NO_PLAN,
    PLAN_AFTER_ASSESSMENT,
    RECONSIDER,
    TELL_COUNCIL,
    WILL_ASSESS,
)
from evenhand.statute.deadline import Deadline
from evenhand.statute.rule import Remark
from evenhand.statute.words import day_in_words

if TYPE_CHECKING:
    from evenhand.domain.agreements.models import Term

TITLE = "Mediation agreement"
DOES_IT = "does it"
# What is done at each step, to follow a name and to stand before a day.
STEPS = {
    WILL_ASSESS.id: "tells the family that it will assess",
    NO_PLAN.id: "tells the family if it will make no plan",
    PLAN_AFTER_ASSESSMENT.id: "sends the final plan, if it makes one",
    DRAFT_PLAN.id: "sends the draft plan",
    FINAL_PLAN.id: "sends the final plan",
    RECONSIDER.id: "decides again and sends a draft plan or its reasons",
    AMEND_PROVISION.id: "sends the plan with the agreed changes",
    AMEND_PLACEMENT.id: "sends the plan with the agreed school or type of school",
    CONTINUE_AND_AMEND.id: "sends the plan with the agreed changes, and keeps it going",
    DO_AS_AGREED.id: DOES_IT,
    DO_AS_AGREED_HEALTH.id: DOES_IT,
    TELL_COUNCIL.id: "tells the council of this agreement",
}
VARIED = "the day that all agreed to (regulation 42(5))"
AT_ONCE = "at once, and for as long as the law asks"
ENDING = (
    "What was said in the mediation stays confidential. This agreement may be shown to whoever needs it to be kept.",
    "It takes away nobody’s right to appeal, to complain or to mediate again.",
)


def part_of_it(part: str) -> str:
    """Return what a term is about."""
    return "Something else" if part == OTHER else part_in_words(part)


def step_of(clock: Deadline) -> dict[str, Any]:
    """Return one step as values: which rule, what is done, by when, and why then."""
    varied = Remark.OTHER_DATE_AGREED in clock.remarks
    return {
        "rule": clock.rule,
        "does": STEPS[clock.rule],
        "due_on": clock.due_on.isoformat(),
        "why": VARIED if varied else f"the law’s own time, {_provisions(clock)}",
    }


def _provisions(clock: Deadline) -> str:
    return "; ".join(dict.fromkeys(source.provision for source in clock.sources))


def term_content(term: "Term", who: str, agreed_on: date, law: Law) -> dict[str, Any]:
    """Return one term as values that JSON can hold."""
    clocks = clocks_of(term.kind, agreed_on, term.other_date, law)
    return {
        "position": term.position,
        "part": term.part,
        "about": part_of_it(term.part),
        "side": term.side,
        "body_id": str(term.body_id) if term.body_id else None,
        "who": who,
        "kind": term.kind,
        "what": term.what,
        "measure": term.measure,
        "other_date": term.other_date.isoformat() if term.other_date else None,
        "steps": [step_of(clock) for clock in clocks],
    }


def telling_the_council(agreed_on: date, law: Law) -> dict[str, Any]:
    """Return the health body's duty to tell a council that took no part, as a step (regulation 42(4))."""
    return step_of(tell_council_clock(agreed_on, law.calendars))


def text_of(content: dict[str, Any]) -> SafeString:
    """Return the text of an agreement as HTML: the same values give the same bytes."""
    return format_html(
        "<h2>{}</h2>\n<p>Reference {}. About {}. Agreed on {}.</p>\n<p>Between {}.</p>\n<ol>\n{}</ol>\n{}{}",
        TITLE,
        content["reference"],
        content["child"],
        iso_in_words(content["agreed_on"]),
        all_of(content["parties"]),
        format_html_join("", "{}", ((_term(term),) for term in content["terms"])),
        _council_told(content),
        format_html_join("", "<p>{}</p>\n", ((line,) for line in ENDING)),
    )


def hash_of(html: str) -> str:
    """Return what a signature is bound to: SHA-256 of the text, in hexadecimal."""
    return hashlib.sha256(html.encode()).hexdigest()


def lines_of_term(term: dict[str, Any]) -> list[str]:
    """Return by when each step of a term is done and how all will know, as sentences."""
    lines = [
        f"{term['who']} {step['does']} by {iso_in_words(step['due_on'])} ({step['why']})."
        for step in term["steps"]
    ]
    if not term["steps"]:
        by = f"by {iso_in_words(term['other_date'])}" if term["other_date"] else AT_ONCE
        lines.append(f"{term['who']} does it {by}.")
    return [*lines, f"How we will know: {term['measure']}"]


def line_of_telling(content: dict[str, Any]) -> str:
    """Return who tells a council that took no part, and by when; empty where it took part."""
    step = content.get("council_told")
    if not step:
        return ""
    return f"{content['teller']} {step['does']} by {iso_in_words(step['due_on'])} ({step['why']})."


def all_of(parties: list[dict[str, str]]) -> str:
    """Return the names of the parties as one phrase."""
    names = [party["name"] for party in parties]
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def iso_in_words(iso: str) -> str:
    """Return a day that is kept as a value, in words."""
    return day_in_words(date.fromisoformat(iso))


def _term(term: dict[str, Any]) -> SafeString:
    return format_html(
        "<li><p><strong>{}</strong></p>\n<p>{}: {}</p>\n{}</li>\n",
        term["about"],
        term["who"],
        term["what"],
        format_html_join("", "<p>{}</p>\n", ((line,) for line in lines_of_term(term))),
    )


def _council_told(content: dict[str, Any]) -> SafeString:
    line = line_of_telling(content)
    return format_html("<p>{}</p>\n", line) if line else SafeString("")
