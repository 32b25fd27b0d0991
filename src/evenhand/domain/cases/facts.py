"""The kinds of facts, and what they amount to for the law."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import QuerySet

from evenhand.core.clock import london_day
from evenhand.domain.cases.models import Case, Fact
from evenhand.statute.agreed_actions import AgreedAction, AgreedKind
from evenhand.statute.facts import Facts
from evenhand.statute.routes import HEALTH, Decision, Section


class FactKind(models.TextChoices):
    """What can be a fact of a case."""

    NOTICE_DATED = "notice_dated", "the date on the decision letter"
    NOTICE_SENT = "notice_sent", "the day the decision letter was sent"
    NOTICE_RECEIVED = "notice_received", "the day the decision letter came"
    DECISION = "decision", "what was decided"
    DISPUTED = "disputed", "what the family disagrees with"
    CONTACT = "contact", "contact with the family"
    INFORMATION_GIVEN = "information_given", "information and advice about mediation given"
    TOLD_NO = "told_no", "the family does not want mediation"
    TOLD_WANTS = "told_wants", "the family wants mediation"
    TOLD_UNDECIDED = "told_undecided", "the family has not decided"
    LA_INFORMED = "la_informed", "the council informed that the family wants mediation"
    ICB_NOTIFIED = "icb_notified", "the health body received the council's notice"
    LA_CANNOT_ARRANGE = (
        "la_cannot_arrange",
        "the council told us that it cannot arrange the mediation in time",
    )
    DEEMED_ASKED = "deemed_asked", "the family asked for a certificate, for no mediation was arranged in time"
    LATE_ASKED = "late_asked", "a decision asked for about a certificate after late contact"
    MEETING_ON = "meeting_on", "the day of the meeting"
    MEETING_TOLD = "meeting_told", "the family told the day and the place of the meeting"
    SHORT_NOTICE = "short_notice", "the family agreed to less than five working days’ notice"
    MEETING_OFF = "meeting_off", "the meeting does not take place"
    AUTHORITY_NAMED = "authority_named", "people named who can decide about every issue"
    AUTHORITY_LACKING = "authority_lacking", "nobody who can decide about some of the issues"
    FIRST_SESSION = "first_session", "the first meeting took place"
    CONCLUDED = "concluded", "the mediation ended"
    AGREED = "agreed", "agreed in mediation, in writing and signed by all"
    DONE_AS_AGREED = "done_as_agreed", "done as it was agreed"
    CERTIFICATE_ISSUED = "certificate_issued", "certificate issued"
    CERTIFICATE_WITHDRAWN = "certificate_withdrawn", "certificate withdrawn"
    WITHDREW = "withdrew", "the family withdrew its request"
    CAME_BACK = "came_back", "the family took its request up again"
    COUNCIL = "council", "the council of the case"
    CHILD_NAME = "child_name", "the child's name"
    HOLDER_NAME = "holder_name", "the name of the person whose right it is"
    DATE_OF_BIRTH = "date_of_birth", "the child's date of birth"


CHOICES = (FactKind.TOLD_NO, FactKind.TOLD_WANTS, FactKind.TOLD_UNDECIDED)
# What can be corrected afterwards; the rest stands because it was done, not said.
CORRECTABLE = (
    FactKind.NOTICE_DATED,
    FactKind.NOTICE_SENT,
    FactKind.NOTICE_RECEIVED,
    FactKind.CONTACT,
    FactKind.INFORMATION_GIVEN,
    FactKind.TOLD_NO,
    FactKind.TOLD_WANTS,
    FactKind.TOLD_UNDECIDED,
    FactKind.LA_INFORMED,
    FactKind.ICB_NOTIFIED,
    FactKind.LA_CANNOT_ARRANGE,
    FactKind.FIRST_SESSION,
    FactKind.CONCLUDED,
    FactKind.CHILD_NAME,
    FactKind.HOLDER_NAME,
    FactKind.DATE_OF_BIRTH,
)
# What can be added as a correction because nobody knew it; whatever else happened has an action of its own.
ADDABLE = (FactKind.NOTICE_DATED, FactKind.NOTICE_SENT, FactKind.NOTICE_RECEIVED, FactKind.DATE_OF_BIRTH)
AUTHORITY = (FactKind.AUTHORITY_NAMED, FactKind.AUTHORITY_LACKING)
NAMES = (FactKind.CHILD_NAME, FactKind.HOLDER_NAME)


class Evidence(models.TextChoices):
    """How we know."""

    LETTER = "letter", "we have seen the letter"
    TOLD_ONLINE = "told_online", "typed in the online form"
    TOLD_BY_TELEPHONE = "told_by_telephone", "said on the telephone"
    TOLD_IN_WRITING = "told_in_writing", "written to us"
    TOLD_IN_PERSON = "told_in_person", "said in person"
    OWN_RECORD = "own_record", "our own record"


def standing(case_id: UUID) -> list[Fact]:
    """Return the facts that nothing has replaced, oldest first; a correction stands where the first one stood."""
    return standing_of([case_id])[case_id]


def standing_by(user_ids: Iterable[UUID]) -> QuerySet[Fact]:
    """Return what some people recorded and nothing has replaced, as far as the present principal sees it."""
    return Fact.objects.filter(recorded_by__in=user_ids, replaced_by=None)


def standing_of(case_ids: Iterable[UUID]) -> dict[UUID, list[Fact]]:
    """Return the facts of several cases, as `standing` does of one.

    What the family said last, and which mediation a fact belongs to, is told by this order. To correct a day changes
    neither: a correction takes the place of what it replaces, whenever it is written.
    """
    found: dict[UUID, list[Fact]] = {case_id: [] for case_id in case_ids}
    first: dict[UUID, Fact] = {}
    replaced: set[UUID] = set()
    for fact in Fact.objects.filter(case_id__in=found).order_by("recorded_at", "happened_on", "id"):
        before = fact.replaces_id
        first[fact.id] = first.get(before, fact) if before else fact
        if before:
            replaced.add(before)
        found[fact.case_id].append(fact)
    for case_id, facts in found.items():
        kept = [fact for fact in facts if fact.id not in replaced]
        place = {id_: number for number, id_ in enumerate(fact.id for fact in facts)}
        for fact in kept:
            fact.first_recorded_at = first[fact.id].recorded_at
        found[case_id] = sorted(kept, key=lambda fact: place[first[fact.id].id])
    return found


def for_the_law(case: Case, facts: Iterable[Fact], provider_is_contact: bool) -> Facts:
    """Return what the facts of a case amount to for the law: what stands now."""
    latest: dict[str, Fact] = {fact.kind: fact for fact in facts}
    contacts = [fact.happened_on for fact in facts if fact.kind == FactKind.CONTACT and fact.happened_on]
    kind, told_on = choice_of(facts)
    told_no = told_on if kind == FactKind.TOLD_NO else None
    told_wants = told_on if kind == FactKind.TOLD_WANTS else None
    wanted_from = _recorded(_said_last(facts)[0]) if told_wants else None
    sections = frozenset(Section(section) for section in case.disputed)
    return Facts(
        decision=Decision(case.decision) if case.decision else None,
        appeal_about=sections,
        notice_dated=_day(latest, FactKind.NOTICE_DATED),
        notice_sent=_day(latest, FactKind.NOTICE_SENT),
        notice_received=_day(latest, FactKind.NOTICE_RECEIVED),
        first_contact=min(contacts, default=None),
        information_given=_day(latest, FactKind.INFORMATION_GIVEN),
        told_adviser_no_mediation=told_no,
        told_adviser_wants_mediation=told_wants,
        provider_is_la_contact=provider_is_contact,
        la_informed=_since_wanted(facts, FactKind.LA_INFORMED, wanted_from),
        icbs_notified=tuple(
            fact.happened_on
            for fact in facts
            if fact.kind == FactKind.ICB_NOTIFIED and fact.happened_on and _counts(fact, wanted_from)
        ),
        commissioners_told=_latest_since(facts, FactKind.ICB_NOTIFIED, wanted_from),
        la_notified_cannot_arrange=_since_wanted(facts, FactKind.LA_CANNOT_ARRANGE, wanted_from),
        adviser_knows_not_arranged=_since_wanted(facts, FactKind.DEEMED_ASKED, wanted_from),
        first_session=_since_wanted(facts, FactKind.FIRST_SESSION, wanted_from),
        mediation_concluded=_since_wanted(facts, FactKind.CONCLUDED, wanted_from),
        certificate_issued=_certificate(latest),
        agreed_actions=tuple(_agreed(fact) for fact in facts if fact.kind == FactKind.AGREED),
        **of_the_meeting(facts, wanted=told_wants is not None),
        health_issues=bool(sections & HEALTH),
        health_only=bool(sections) and sections <= HEALTH,
        date_of_birth=_day(latest, FactKind.DATE_OF_BIRTH),
    )


def of_the_meeting(facts: Iterable[Fact], *, wanted: bool) -> dict[str, Any]:
    """Return what is known of the meeting that was fixed last, unless it was called off (regulation 37).

    The value of these facts is the meeting; naming people beforehand is about whichever comes next. What was seen
    at the meeting itself goes before what had been said of it.
    """
    fixed = _last(facts, (FactKind.MEETING_ON,))
    if fixed is None or not wanted or _last(facts, (FactKind.MEETING_OFF,), fixed.value):
        return {}
    told = _last(facts, (FactKind.MEETING_TOLD,), fixed.value)
    agreed = _last(facts, (FactKind.SHORT_NOTICE,), fixed.value)
    there = _last(facts, AUTHORITY, fixed.value)
    power = there or _last(facts, AUTHORITY, "")
    is_for_now = agreed and fixed and agreed.recorded_at >= fixed.recorded_at
    return {
        "meeting_on": fixed.happened_on,
        "meeting_fixed": london_day(fixed.recorded_at),
        "told_of_meeting": told.happened_on if told else None,
        "short_notice_accepted": agreed.happened_on if agreed and is_for_now else None,
        "authority_named": power.happened_on if power and power.kind == FactKind.AUTHORITY_NAMED else None,
        "authority_lacking": there.happened_on
        if there and there.kind == FactKind.AUTHORITY_LACKING
        else None,
    }


def _last(facts: Iterable[Fact], kinds: tuple[FactKind, ...], value: str | None = None) -> Fact | None:
    found = [fact for fact in facts if fact.kind in kinds and value in (None, fact.value)]
    return found[-1] if found else None


def _since_wanted(facts: Iterable[Fact], kind: str, wanted_from: datetime | None) -> date | None:
    """Return the first day of a fact of the mediation that the family wants now; an older mediation is over."""
    days = [f.happened_on for f in facts if f.kind == kind and f.happened_on and _counts(f, wanted_from)]
    return min(days, default=None)


def _latest_since(facts: Iterable[Fact], kind: str, wanted_from: datetime | None) -> date | None:
    return max(
        (f.happened_on for f in facts if f.kind == kind and f.happened_on and _counts(f, wanted_from)),
        default=None,
    )


def _counts(fact: Fact, wanted_from: datetime | None) -> bool:
    """Tell whether a fact belongs to the mediation that is wanted now.

    By when it was written down and not by its day: the family may have told the council before it told us.
    """
    return wanted_from is not None and _recorded(fact) >= wanted_from


def _recorded(fact: Fact) -> datetime:
    """Return when a fact was recorded, or the one that it corrects."""
    return getattr(fact, "first_recorded_at", fact.recorded_at)


def decided_value(decision: str, sections: Iterable[str]) -> str:
    """Return what a DECISION fact says: what was decided, and the parts of a plan that are disputed."""
    return " ".join((decision, *sorted(sections)))


def decided(fact: Fact) -> tuple[Decision, tuple[Section, ...]]:
    """Return what a DECISION fact says."""
    decision, *sections = fact.value.split()
    return Decision(decision), tuple(Section(section) for section in sections)


def agreed_value(kind: str, other_date: date | None) -> str:
    """Return what an AGREED fact says: the kind of action, and the day that all agreed to in place of the law's."""
    return f"{kind} {other_date.isoformat()}" if other_date else kind


def _agreed(fact: Fact) -> AgreedAction:
    kind, _, other = fact.value.partition(" ")
    if fact.happened_on is None:
        raise LookupError(f"Fact {fact.id} says what was agreed and not when.")
    return AgreedAction(AgreedKind(kind), fact.happened_on, date.fromisoformat(other) if other else None)


def done_value(rule: str, agreed_on: date, agreed: str) -> str:
    """Return what a DONE_AS_AGREED fact says: which rule was kept, of which day's agreement, and of what is agreed.

    `agreed` is what the AGREED fact says; empty where the rule follows from the agreement as a whole.
    """
    return " ".join((rule, agreed_on.isoformat(), agreed)).strip()


def agreed_and_done(
    facts: Iterable[Fact],
) -> dict[str, tuple[list[AgreedAction], list[tuple[list[AgreedAction], date]]]]:
    """Return, by rule of which something was done: what is agreed and not done yet, and what was done on which day."""
    agreed = [fact for fact in facts if fact.kind == FactKind.AGREED]
    found: dict[str, tuple[list[AgreedAction], list[tuple[list[AgreedAction], date]]]] = {}
    done = [fact for fact in facts if fact.kind == FactKind.DONE_AS_AGREED and fact.happened_on]
    for rule in dict.fromkeys(fact.value.partition(" ")[0] for fact in done):
        kept = [(fact, [one for one in agreed if _answers(fact, rule, one)]) for fact in done]
        over = {one.id for _, ones in kept for one in ones}
        found[rule] = (
            [_agreed(one) for one in agreed if one.id not in over],
            [([_agreed(one) for one in ones], fact.happened_on) for fact, ones in kept if fact.happened_on],
        )
    return found


def _answers(done: Fact, rule: str, agreed: Fact) -> bool:
    """Tell whether a rule was kept for something agreed; what is agreed later was not done by then."""
    day = agreed.happened_on
    means = (done_value(rule, day, agreed.value), done_value(rule, day, "")) if day else ()
    return done.recorded_at >= agreed.recorded_at and done.value in means


def supposing(facts: Facts, changes: Mapping[str, date | None]) -> Facts:
    """Return the facts as they would be, to show what a choice does before it is made."""
    return replace(facts, **changes)  # type: ignore[arg-type]


def council_was_told(facts: Iterable[Fact]) -> bool:
    """Tell whether the present council of a case was told of it; each health body is told because that one was."""
    return bool(_told_to_council(facts))


def council_was_told_from(facts: Iterable[Fact], day: date) -> bool:
    """Tell whether the present council of a case was told of it on a day or after it."""
    return any(fact.happened_on and fact.happened_on >= day for fact in _told_to_council(facts))


def _told_to_council(facts: Iterable[Fact]) -> list[Fact]:
    told: list[Fact] = []
    for fact in facts:
        if fact.kind == FactKind.COUNCIL:
            told = []
        elif fact.kind == FactKind.LA_INFORMED:
            told.append(fact)
    return told


def choice_of(facts: Iterable[Fact]) -> tuple[str, date | None]:
    """Return the choice that stands, as the kind of its fact, and since when; empty when there is none.

    Saying the same again changes nothing: three working days run from the first "no" (switch INFO_SESSION),
    and a change of mind starts anew. Who withdraws its request takes its choice back with it. A wish to mediate was
    told to one council: where the case has another, the family is asked again, and a "no" stands.
    """
    said = _said_last(facts)
    days = [fact.happened_on for fact in said if fact.happened_on]
    return (said[-1].kind, min(days, default=None)) if said else ("", None)


def _said_last(facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts by which the choice that stands was said, and said again, oldest first."""
    told: list[Fact] = []
    for fact in facts:
        to_another = fact.kind == FactKind.COUNCIL and told and told[-1].kind == FactKind.TOLD_WANTS
        if fact.kind == FactKind.WITHDREW or to_another:
            told = []
        elif fact.kind in CHOICES:
            told = [*told, fact] if told and told[-1].kind == fact.kind else [fact]
    return told


def _certificate(latest: Mapping[str, Fact]) -> date | None:
    """Return the day of issue that counts; a replacement carries the first one's, so the clock never moves."""
    issued, withdrawn = latest.get(FactKind.CERTIFICATE_ISSUED), latest.get(FactKind.CERTIFICATE_WITHDRAWN)
    if issued is None or (withdrawn and withdrawn.recorded_at > issued.recorded_at):
        return None
    return issued.happened_on


def _day(latest: Mapping[str, Fact], kind: str) -> date | None:
    fact = latest.get(kind)
    return fact.happened_on if fact else None
