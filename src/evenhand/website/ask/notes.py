"""What a page of the request says beside its question: whose right it is, what a choice does, what to read back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from evenhand.design.words import day as in_words
from evenhand.domain.law.in_use import Law
from evenhand.domain.organisations.queries import service_for
from evenhand.domain.requests import journey
from evenhand.domain.requests.answers import Answers, day, letter
from evenhand.domain.requests.law import law_for
from evenhand.statute.appeal import appeal_clock
from evenhand.statute.arrange import arrange_clock
from evenhand.statute.certificate import no_mediation_clock
from evenhand.statute.contact import contact_is_in_time, is_barred
from evenhand.statute.facts import Facts
from evenhand.statute.rights_holder import rights_holder

READ_BACK: Mapping[str, str] = {
    "who": "“I will ask you some questions and type in what you say. You can stop me at any time.”",
    "council": "“The letter came from …, is that right?”",
    "letter-date": "“The date on the letter is …. Could you read it to me once more?”",
    "letter-sent": "“We count from the day it was sent. If you are not sure, we use the earlier day.”",
    "words": "“I have written: …. Is that how you would say it?”",
    "child": "“Is this how the name is spelt?” Spell it letter by letter.",
    "birth": "“The date of birth is …, is that right?”",
    "name": "“Is this how your name is spelt?” Spell it letter by letter.",
    "reach": "“Your number is …, and your e-mail address is ….” Spell the address letter by letter.",
    "safe-ways": "“Is it safe to talk now? Which ways of reaching you are safe?”",
    "route": "“You do not have to decide now. Nobody minds which you choose.” Read the three in this order.",
    "record-route": "Read both lines. Do not say which others choose.",
}
# Where one writes at length, and nothing of it says who somebody is or where to find them: what was typed there is kept
# when a session ends, also on a device that others use after it.
KEPT_UNASKED = frozenset({"words", "provision", "needs", "views", "meeting"})
ANY_PAGE = "“I have put down: …. Is that right?”"


@dataclass(frozen=True)
class Note:
    """Sentences above a question, and lines of dates."""

    title: str
    sentences: tuple[str, ...]


def note_for(slug: str, answers: Answers, today: date) -> Note | None:
    """Return what to say above a question, or None."""
    if slug == "whose-right":
        return _whose_right(answers, today)
    if slug == "record-route":
        return effect(answers, today)
    return None


def read_back(slug: str) -> str:
    """Return what staff say on the telephone at a question."""
    return READ_BACK.get(slug, ANY_PAGE)


def facts_today(answers: Answers, today: date) -> Facts:
    """Return the facts as they are once the request is sent today."""
    tried = day(answers, "first_tried_on")
    service = service_for(str(answers.get("council") or ""), today)
    return letter(answers).facts(
        first_contact=min(tried, today) if tried else today,
        provider_is_la_contact=bool(service and service.provider_acts_for_authority),
    )


def is_late(facts: Facts, law: Law) -> bool:
    """Tell whether contact came too late for a certificate without mediation."""
    needed = facts.gateway.certificate_required
    return needed and (is_barred(facts, law.readings) or contact_is_in_time(facts).in_time is False)


def effect(answers: Answers, today: date) -> Note:
    """Return what recording the chosen way today does to every date."""
    facts, law = facts_today(answers, today), law_for(answers, today)
    appeal = appeal_clock(facts, *law)
    lines = []
    if answers.get("route") == journey.NO_MEDIATION:
        title = "If we record today that you do not want mediation"
        lines += _certificate_lines(facts, law, today)
    else:
        title = "If we record today that you want mediation"
        told = replace(facts, told_adviser_wants_mediation=today, la_informed=None)
        arrange = arrange_clock(told, *law)
        lines.append(
            f"The council must arrange the mediation by {in_words(arrange.due_on)}."
            if arrange
            else "The council has 30 days to arrange the mediation, from the day it is told."
        )
        lines.append("You get your certificate within 3 working days after the mediation ends.")
    if appeal:
        lines.append(
            f"Today your safe date for an appeal is {in_words(appeal.safe_on)}. "
            "A certificate can make it later, never earlier."
        )
    lines.append("If you choose “Not yet”, no date moves. You can tell us on any day.")
    return Note(title, tuple(lines))


def _certificate_lines(facts: Facts, law: Law, today: date) -> list[str]:
    if not facts.gateway.certificate_required:
        return ["You need no certificate for this appeal."]
    due = no_mediation_clock(replace(facts, told_adviser_no_mediation=today), *law)
    if due is None:
        return [
            "Contact came too late for a certificate. You can ask the Tribunal for permission; we tell you how."
        ]
    after = appeal_clock(replace(facts, certificate_issued=due.due_on), *law)
    lines = [
        f"We must issue your certificate by {in_words(due.due_on)}.",
        "Before that an adviser gives you information about mediation, by telephone or in writing. "
        "The law asks for it.",
    ]
    if after:
        lines.append(
            f"With a certificate of that day, your safe date for an appeal is {in_words(after.safe_on)}."
        )
    return lines


def _whose_right(answers: Answers, today: date) -> Note:
    born = day(answers, "date_of_birth")
    name = answers.get("child_name") or "the young person"
    readings = law_for(answers, today).readings
    ends = rights_holder(born, today, readings).compulsory_school_age_ends if born else None
    since = f" since {in_words(ends)}" if ends else ""
    return Note(
        f"The law gives this right to {name}",
        (
            f"{name} is over compulsory school age{since}. From then on the right to mediate and to appeal is the "
            "young person’s own. You can go on with this form all the same.",
            "Many young people ask a parent to help them. That is fine: you can be the one who talks with us.",
        ),
    )


def wants_recorded(answers: Mapping[str, Any]) -> bool:
    """Tell whether the chosen way counts as said with this request."""
    return answers.get("record_route") == "yes" and answers.get("route") in (
        journey.MEDIATION,
        journey.NO_MEDIATION,
    )
