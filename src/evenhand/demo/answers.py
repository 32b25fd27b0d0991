"""What a family of a story answers, question by question, as the pages of a request would store it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from evenhand.demo.story import Story
from evenhand.domain.people.person_roles import PersonRole
from evenhand.domain.requests import journey
from evenhand.domain.requests.answers import ANOTHER_DAY, SAME_DAY
from evenhand.statute.routes import HEALTH, SOCIAL_CARE, Section

UNKNOWN, NONE, YES, NO = "unknown", "none", "yes", "no"
ANY_TIME = ("mornings", "afternoons")
Answers = dict[str, dict[str, Any]]


def answers_of(
    story: Story, today: date, *, route: str, counts_today: bool, tried_days_before: int
) -> Answers:
    """Return every answer; the journey itself decides which of them count."""
    return {
        **_who(story, today),
        **_letter(story, today),
        **_reach(story),
        **_part(story),
        "tried": _tried(today, tried_days_before),
        "route": {"route": route},
        "record-route": {"record_route": YES if counts_today else NO},
        "share": {"share": ["issues", "needs"]},
        "heard": {"heard": "letter"},
    }


def _who(story: Story, today: date) -> Answers:
    family = story.family
    is_young_person = family.role == PersonRole.YOUNG_PERSON
    helped = journey.YOUNG_PERSON if is_young_person else journey.PARENT
    themselves = journey.YOUNG_PERSON if is_young_person else family.asks_as
    return {
        "who": {"asking_as": journey.HELPER if family.helper else themselves},
        "helping": {
            "helper_name": family.helper,
            "helper_role": "",
            "helping": helped,
            "helper_agreed": True,
        },
        "council": {"council": story.council},
        "child": {"child_name": family.child},
        "birth": {"date_of_birth": family.born_on(today).isoformat()},
        "whose-right": {"whose_right": family.who_decides},
        "school": {"school": ""},
        "name": {"holder_name": family.holder},
    }


def _letter(story: Story, today: date) -> Answers:
    letter = story.letter
    dated, sent, came = letter.days(today)
    sent_when = UNKNOWN if sent is None else SAME_DAY if sent == dated else ANOTHER_DAY
    return {
        "decision": {"decision": letter.decision.value},
        "disagree": {"disputed": [section.value for section in letter.disputed]},
        "letter-date": {"letter_dated": dated.isoformat(), "letter_dated_unknown": []},
        "letter-sent": {
            "sent_when": sent_when,
            "letter_sent": sent.isoformat() if sent and sent_when == ANOTHER_DAY else None,
        },
        "letter-came": {
            "came_when": ANOTHER_DAY if came else UNKNOWN,
            "letter_received": came.isoformat() if came else None,
        },
        "letter": {"letters": []},
        "words": {"what_is_wrong": letter.words, "hoped_for": letter.hoped_for},
        "provision": {"provision_wanted": letter.provision_wanted if _is_health(letter.disputed) else ""},
    }


def _is_health(disputed: tuple[Section, ...]) -> bool:
    return bool(set(disputed) & (HEALTH | SOCIAL_CARE))


def _reach(story: Story) -> Answers:
    family, safety = story.family, story.family.safety
    ways: Mapping[str, bool] = {
        "email": safety.may_email and bool(family.email),
        "telephone": safety.may_call and bool(family.telephone),
        "voicemail": safety.may_leave_voicemail,
        "text": safety.may_text,
        "post": safety.may_post and bool(family.address),
    }
    return {
        "reach": {"email": family.email, "telephone": family.telephone},
        "address": {"address": family.address, "postcode": family.postcode},
        "safe-ways": {
            "safe_ways": [way for way, is_safe in ways.items() if is_safe],
            "safe_note": safety.note,
        },
        "mailbox": {"mailbox": YES if safety.mailbox_is_shared else NO},
        "protected": {"protected": family.is_protected},
        "times": {"call_times": list(safety.call_times or ANY_TIME) if safety.may_call else [NONE]},
    }


def _part(story: Story) -> Answers:
    family = story.family
    return {
        "needs": {"needs": list(family.needs) or [NONE], "other_needs": family.other_needs},
        "interpreter": {
            "interpreter": bool(family.interpreter),
            "interpreter_language": family.interpreter,
        },
        "supporter": {"supporter": bool(family.supporter), "supporter_name": family.supporter},
        "views": {"views": "not_sure"},
        "meeting": {"mode": "not_sure", "cannot_do": ""},
    }


def _tried(today: date, days_before: int) -> dict[str, Any]:
    first = (today - timedelta(days=days_before)).isoformat() if days_before else None
    return {"tried_before": bool(days_before), "first_tried_on": first}
