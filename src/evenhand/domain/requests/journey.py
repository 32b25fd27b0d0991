"""The questions of a request, in order, and which are asked: what counts is decided here, whatever draws them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evenhand.domain.requests.answers import (
    SOMETHING_ELSE,
    Answers,
    day,
    disputed,
    is_a_decision,
    is_about_a_plan,
    letter,
)
from evenhand.domain.requests.law import law_for
from evenhand.statute.readings import DEFAULT
from evenhand.statute.rights_holder import Holder, rights_holder
from evenhand.statute.routes import HEALTH, SOCIAL_CARE

PARENT, CARER, YOUNG_PERSON, ALTERNATIVE, HELPER = (
    "parent", "carer", "young_person", "alternative_person", "helper",
)  # fmt: skip
# What a parent answers whose child holds the right and asks with their help.
YOUNG_PERSON_ASKS, ALTERNATIVE_ACTS = "young_person_asks", "alternative_acts"
CALL_ME, MEDIATION, NO_MEDIATION = "call_me", "mediation", "no_mediation"

REACH = frozenset({"reach", "address", "safe-ways"})
# From which a confirmation works out its dates.
OF_THE_LETTER = frozenset(
    {"council", "decision", "matter", "disagree", "letter-date", "letter-sent", "letter-came", "tried"}
)

Condition = Callable[[Answers, date], bool]
Stored = Mapping[str, Mapping[str, Any]]


def always(answers: Answers, today: date) -> bool:
    """Ask in every case."""
    return True


def _when(condition: Callable[[Answers], bool]) -> Condition:
    return lambda answers, today: condition(answers)


def asks_for_self(answers: Answers) -> bool:
    """Tell whether the person whose right it is, or said to be, is the young person."""
    who = answers.get("asking_as")
    return who == YOUNG_PERSON or (who == HELPER and answers.get("helping") == YOUNG_PERSON)


def is_for_another(answers: Answers) -> bool:
    """Tell whether whoever sends asks for somebody else: a helper, or a parent who says that the young person decides.

    Whose right it is has then not been heard, and nobody becomes that person by sending.
    """
    return answers.get("asking_as") == HELPER or answers.get("whose_right") == YOUNG_PERSON_ASKS


def acts_for_young_person(answers: Answers) -> bool:
    """Tell whether whoever asks says that they act for a young person who cannot decide. A helper's word is none."""
    says_so = answers.get("asking_as") == ALTERNATIVE or answers.get("whose_right") == ALTERNATIVE_ACTS
    return says_so and not is_for_another(answers)


def young_person_holds(answers: Answers, today: date) -> bool:
    """Tell whether the law gives the right to the young person while somebody else asks as a parent."""
    who = answers.get("asking_as")
    as_parent = who in (PARENT, CARER) or (who == HELPER and answers.get("helping") == PARENT)
    born = day(answers, "date_of_birth")
    if not as_parent or born is None:
        return False
    found = rights_holder(born, today, DEFAULT)
    if found.ask_first_day_of_term:
        found = rights_holder(born, today, law_for(answers, today).readings)
    return found.holder is Holder.YOUNG_PERSON


def _touches_health_or_care(answers: Answers) -> bool:
    return bool(disputed(answers) & (HEALTH | SOCIAL_CARE))


def _may_choose_a_route(answers: Answers) -> bool:
    return letter(answers).facts().gateway.mediation_right


def _chose_a_route(answers: Answers) -> bool:
    # Nobody chooses for somebody else, nor lets the council read their words.
    return answers.get("route") in (MEDIATION, NO_MEDIATION) and not is_for_another(answers)


def _may_share(answers: Answers) -> bool:
    return answers.get("route") == MEDIATION and not is_for_another(answers)


@dataclass(frozen=True)
class Step:
    """One question: its name in addresses and answers, and when it is asked."""

    slug: str
    asked_when: Condition = always


STEPS = (
    Step("who"),
    Step("helping", _when(lambda answers: answers.get("asking_as") == HELPER)),
    Step("council"),
    Step("decision"),
    Step("matter", _when(lambda answers: answers.get("decision") == SOMETHING_ELSE)),
    Step("disagree", _when(is_about_a_plan)),
    Step("letter-date", _when(is_a_decision)),
    Step("letter-sent", _when(is_a_decision)),
    Step("letter-came", _when(is_a_decision)),
    Step("letter"),
    Step("words"),
    Step("provision", _when(_touches_health_or_care)),
    Step("child", _when(lambda answers: not asks_for_self(answers))),
    Step("birth"),
    Step("whose-right", young_person_holds),
    Step("capacity", _when(acts_for_young_person)),
    Step("school"),
    Step("name"),
    Step("reach"),
    Step("address"),
    Step("safe-ways"),
    Step("mailbox", _when(lambda answers: bool(answers.get("email")))),
    Step("protected"),
    Step("times"),
    Step("needs"),
    Step("interpreter"),
    Step("supporter"),
    Step("views", _when(lambda answers: not asks_for_self(answers))),
    Step("meeting"),
    Step("tried"),
    Step("route", _when(_may_choose_a_route)),
    Step("record-route", _when(_chose_a_route)),
    Step("share", _when(_may_share)),
    Step("heard"),
)


def asked(stored: Stored, today: date) -> tuple[str, ...]:
    """Return the questions that count, each decided by the answers to those before it that count."""
    counted: dict[str, Any] = {}
    slugs = []
    for step in STEPS:
        if step.asked_when(counted, today):
            slugs.append(step.slug)
            counted |= stored.get(step.slug, {})
    return tuple(slugs)


def counted(stored: Stored, today: date) -> dict[str, dict[str, Any]]:
    """Return the answers that count, by question: what is sent."""
    return {slug: dict(stored[slug]) for slug in asked(stored, today) if slug in stored}


def without_reach(stored: Stored) -> dict[str, dict[str, Any]]:
    """Return answers without those that say how to reach somebody, and how safely.

    They are kept once, with the person, where they can be protected and put right: a copy would outlive both.
    """
    return {slug: dict(given) for slug, given in stored.items() if slug not in REACH}


def once_sent(stored: Stored, today: date) -> dict[str, dict[str, Any]]:
    """Return what a draft still holds when it was sent: enough for its confirmation, and no place or number.

    Of what was sent for somebody else the sender keeps what the letter says, and nothing about anybody.
    """
    if is_for_another(flat(stored, today)):
        about_letter = {slug: dict(given) for slug, given in stored.items() if slug in OF_THE_LETTER}
        return {"who": {"asking_as": HELPER}, **about_letter}
    kept = without_reach(stored)
    for slug, name in (("reach", "email"), ("safe-ways", "safe_ways")):
        if name in stored.get(slug, {}):
            kept[slug] = {name: stored[slug][name]}
    return kept


def flat(stored: Stored, today: date) -> dict[str, Any]:
    """Return the answers that count, by field name."""
    return {name: value for answers in counted(stored, today).values() for name, value in answers.items()}


def unanswered(stored: Stored, today: date) -> tuple[str, ...]:
    """Return the questions that count and have no answer yet."""
    return tuple(slug for slug in asked(stored, today) if slug not in stored)
