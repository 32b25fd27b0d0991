"""What the family is told about its case: for what, and with which facts. Each is promised by the action itself."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from evenhand.core.clock import london_day
from evenhand.core.principals import Principal
from evenhand.domain.cases.queries import law_facts, law_of
from evenhand.domain.casework.choice import Choice
from evenhand.domain.correspondence.actions.promise_message import promise_message
from evenhand.domain.correspondence.notices import facts_of_service
from evenhand.domain.organisations.queries import local_authority_name
from evenhand.domain.people import queries as people
from evenhand.statute.appeal import appeal_clock
from evenhand.statute.arrange import arrange_clock
from evenhand.statute.clocks import clocks
from evenhand.statute.contact import bar_clock
from evenhand.statute.facts import Facts
from evenhand.statute.words import day_in_words

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case

PLACEMENT_ONLY = "you disagree only with the school or its type"


def tell_choice(
    case: "Case", choice: Choice, told_on: date, outcome: str, facts: Facts, *, at: datetime, by: Principal
) -> None:
    """Promise the message that answers a choice: which one depends on where the law led (see choice.move_of)."""
    council = {"council": local_authority_name(case.local_authority_id)}
    if outcome == "signpost_leave":
        bar = bar_clock(facts, *law_of(case))
        if bar and facts.contact:
            days = {"contacted_on": day_in_words(facts.contact), "last_day": day_in_words(bar.due_on)}
            _promise(case, "late_contact", council | days, at, by)
        return
    if outcome == "find_certificate_not_needed":
        tell_not_needed(case, facts, at=at, by=by)
        return
    said = "keep_certificate" if outcome == "keep_certificate" else str(choice)
    own = {"choice": said, "told_on": day_in_words(told_on), "effects": _effects(case, facts)}
    _promise(case, "choice_recorded", council | own, at, by)


def tell_advice(case: "Case", given_on: date, facts: Facts, *, at: datetime, by: Principal) -> None:
    """Promise the message that follows a talk about mediation."""
    council = {"council": local_authority_name(case.local_authority_id), "given_on": day_in_words(given_on)}
    _promise(case, "advice_given", council | _appeal_by(case, facts), at, by)


def tell_not_needed(case: "Case", facts: Facts, *, at: datetime, by: Principal) -> None:
    """Promise the message that there is no certificate to give: an appeal needs none, or there is no appeal."""
    council = {"council": local_authority_name(case.local_authority_id)}
    gateway = facts.gateway
    if gateway.placement_only:
        _promise(case, "not_needed", council | {"why": PLACEMENT_ONLY} | _appeal_by(case, facts), at, by)
        return
    turn = {"why": gateway.why, "instead": gateway.instead.value if gateway.instead else ""}
    _promise(case, "no_certificate_here", council | turn, at, by)


def tell_information_due(
    case: "Case", *, once: str, at: datetime, by: Principal, tried_on: date | None = None
) -> None:
    """Promise the message that information comes before a certificate, and where to read or hear it.

    `once` keeps it to one message for one cause; `tried_on` is the day on which we did not reach the family.
    """
    council = {"council": local_authority_name(case.local_authority_id)}
    tried = {"tried_on": day_in_words(tried_on) if tried_on else ""}
    _promise(case, "information_due", council | tried, at, by, once=once)


def tell_council_silent(case: "Case", *, day: int, at: datetime, by: Principal) -> None:
    """Promise the message that the council has offered no date yet, with what the family can choose; once for a day."""
    council = {"council": local_authority_name(case.local_authority_id)}
    facts = law_facts(case, london_day(at))
    arrange = arrange_clock(facts, *law_of(case))
    by_day = {
        "arrange_by": day_in_words(arrange.due_on) if arrange else "",
        "may_be_deemed": "" if facts.health_only else "yes",
    }
    _promise(case, "council_silent", council | by_day, at, by, once=f"silent {day}")


def tell_dates_changed(case: "Case", *, at: datetime, by: Principal, once: str = "") -> None:
    """Promise the message that a date came nearer and that a call is needed; it carries no date.

    `once` keeps it to one message for one cause.
    """
    _promise(case, "dates_changed", {}, at, by, once=once)


def tell_right_passes(case: "Case", *, on: date, once: str, at: datetime, by: Principal) -> None:
    """Promise the parent who asked the message that the right becomes their child's on a day; once for a warning."""
    asked = people.who_asked(case.id, case.child_id)
    if asked is not None:
        facts = {"passes_on": day_in_words(on), "until": day_in_words(on - timedelta(days=1))}
        _promise(case, "right_passes", facts, at, by, once=once, person_id=asked)


def tell_right_passed(case: "Case", *, on: date, at: datetime, by: Principal) -> None:
    """Promise the parent who asked the message that the right is their child's now, and what they still see."""
    asked = people.who_asked(case.id, case.child_id)
    if asked is not None:
        _promise(case, "right_passed", {"passed_on": day_in_words(on)}, at, by, once=f"{on}", person_id=asked)


def tell_request_for_you(case: "Case", *, at: datetime, by: Principal) -> None:
    """Promise whoever's right it is the message that a request was sent for them, and is theirs now."""
    council = {
        "council": local_authority_name(case.local_authority_id),
        "received_on": day_in_words(london_day(case.opened_at)),
    }
    _promise(
        case, "request_for_you", council | _appeal_by(case, law_facts(case, london_day(at))), at, by, "heard"
    )


def tell_right_is_yours(case: "Case", *, at: datetime, by: Principal) -> None:
    """Promise the young person the message that the case is theirs and how to open it."""
    council = {"council": local_authority_name(case.local_authority_id)}
    _promise(case, "right_is_yours", council, at, by, person_id=case.child_id)


def _promise(
    case: "Case",
    purpose: str,
    facts: Mapping[str, str],
    at: datetime,
    by: Principal,
    once: str = "",
    person_id: UUID | None = None,
) -> None:
    promise_message(
        case_id=case.id,
        person_id=person_id or case.holder_id,
        purpose=purpose,
        facts=facts_of_service(case.provider_id, case.reference) | dict(facts),
        at=at,
        by=by,
        once=once,
    )


def _appeal_by(case: "Case", facts: Facts) -> dict[str, str]:
    clock = appeal_clock(facts, *law_of(case))
    return {"appeal_by_safe": day_in_words(clock.safe_on) if clock else ""}


def _effects(case: "Case", facts: Facts) -> str:
    """Return each date that somebody still has to keep, one a line: the law's own short sentence for it."""
    lines = [
        clock.explain().plain[0]
        for clock in clocks(facts, *law_of(case))
        if clock.rule not in ("reg33.contact_adviser", "reg34_2.late_contact_bar")
    ]
    return "\n".join(f"- {line}" for line in lines)
