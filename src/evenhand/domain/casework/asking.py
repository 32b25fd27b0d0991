"""What a family wrote in its request, as a case begins with it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from evenhand.domain.cases.actions.open_case import Asked, AskedIssue
from evenhand.domain.cases.deciding import Matter
from evenhand.domain.people.actions.set_contact_details import Reach, Safety
from evenhand.domain.people.person_roles import PersonRole
from evenhand.domain.requests import journey
from evenhand.domain.requests.answers import day, letter
from evenhand.statute.routes import HEALTH, SOCIAL_CARE, Decision, Section

NONE = "none"
# What a form for everybody cannot name more closely is taken the safe way: as a decision not reached yet.
UNNAMED = Decision.NO_DECISION_YET


def asked_from(answers: Mapping[str, Any], *, on_behalf: bool) -> Asked:
    """Return what a case is opened with, from the answers that count."""
    about = letter(answers)
    role, holder, child, supporter = _people(answers)
    return Asked(
        local_authority=answers["council"],
        decision=about.decision or UNNAMED,
        holder_role=role,
        holder_name=holder,
        child_name=child,
        reach=_reach(answers),
        date_of_birth=day(answers, "date_of_birth"),
        disputed=tuple(sorted(about.disputed)),
        issues=_issues(answers, about.disputed),
        notice_dated=about.dated,
        notice_sent=about.sent,
        notice_received=about.received,
        earlier_attempt_on=day(answers, "first_tried_on"),
        safety=_safety(answers),
        protected=bool(answers.get("protected")),
        needs=tuple(need for need in answers.get("needs") or () if need != NONE),
        other_needs=answers.get("other_needs") or "",
        interpreter_language=answers.get("interpreter_language") or "",
        supporter_name=supporter,
        cannot_decide=tuple(Matter(each) for each in answers.get("cannot_decide") or ()),
        cannot_until=day(answers, "cannot_until"),
        sent_by_helper=journey.is_for_another(answers),
        channel="telephone" if on_behalf else "online",
        on_behalf=on_behalf,
    )


def first_contact(answers: Mapping[str, Any], today: date) -> date:
    """Return the first contact that the answers amount to: today, or an earlier try that did not get through."""
    tried = day(answers, "first_tried_on")
    return min(tried, today) if tried else today


def _people(answers: Mapping[str, Any]) -> tuple[PersonRole, str, str, str]:
    """Return the holder's role and name, the child's name, and who supports."""
    named = answers["holder_name"]
    supporter = answers.get("supporter_name") or ""
    if journey.asks_for_self(answers):
        return PersonRole.YOUNG_PERSON, named, named, supporter
    child = answers["child_name"]
    if (
        answers.get("asking_as") == journey.ALTERNATIVE
        or answers.get("whose_right") == journey.ALTERNATIVE_ACTS
    ):
        return PersonRole.ALTERNATIVE_PERSON, named, child, supporter
    if answers.get("whose_right") == journey.YOUNG_PERSON_ASKS:
        return PersonRole.YOUNG_PERSON, child, child, named
    return PersonRole.PARENT, named, child, supporter


def _reach(answers: Mapping[str, Any]) -> Reach:
    return Reach(
        email=answers.get("email") or "",
        telephone=answers.get("telephone") or "",
        address=answers.get("address") or "",
        postcode=answers.get("postcode") or "",
    )


def _safety(answers: Mapping[str, Any]) -> Safety:
    ways = set(answers.get("safe_ways") or ())
    times = tuple(time for time in answers.get("call_times") or () if time != NONE)
    return Safety(
        may_email="email" in ways,
        may_call="telephone" in ways and NONE not in (answers.get("call_times") or ()),
        may_leave_voicemail="voicemail" in ways,
        may_text="text" in ways,
        may_post="post" in ways,
        call_times=times,
        note=answers.get("safe_note") or "",
        mailbox_is_shared=answers.get("mailbox") in ("yes", "not_sure"),
    )


def _issues(answers: Mapping[str, Any], disputed: frozenset[Section]) -> tuple[AskedIssue, ...]:
    """Return one issue for each disputed part; the family's words stand with the first, and care with its own."""
    words = answers.get("what_is_wrong") or ""
    wanted = answers.get("provision_wanted") or ""
    parts = sorted(disputed) or ([Section.OTHER] if words else [])
    care = next((part for part in parts if part in HEALTH | SOCIAL_CARE), None)
    return tuple(
        AskedIssue(
            section=part,
            words=words if position == 0 else "",
            provision_wanted=wanted if part == care else "",
        )
        for position, part in enumerate(parts)
    )
