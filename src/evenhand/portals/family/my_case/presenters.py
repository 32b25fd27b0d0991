"""The pages of a family's case, built before their templates run."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from evenhand.core.clock import london_day
from evenhand.design.deadline_cards import deadline_card, is_family_clock, without_repetition
from evenhand.design.models import DateCard, Entry, Link, Step, Task
from evenhand.design.words import day as in_words
from evenhand.design.words import listed
from evenhand.domain.cases.looks import MEDIATOR, PARENT, PROVIDER, SUPPORTER, Look
from evenhand.domain.cases.queries import DutyShown
from evenhand.domain.cases.right import Passed
from evenhand.domain.cases.states import CHOICE_IS_OPEN, LIVE, CaseState, DutyState
from evenhand.domain.casework.choice import Choice
from evenhand.domain.casework.queries import Effect
from evenhand.domain.casework.wording import part_in_words
from evenhand.domain.certificates.queries import Shown as Certificate
from evenhand.domain.correspondence.queries import Correspondence
from evenhand.domain.documents.queries import Filed
from evenhand.domain.referrals.shared import Telling
from evenhand.domain.requests.queries import DraftShown
from evenhand.portals.family.my_case.stages import SHORT_TURNS, TURNS, YOU, next_duty, stage_of, steps
from evenhand.statute.facts import Facts
from evenhand.statute.in_plain_words import decision_in_words
from evenhand.statute.routes import Decision
from evenhand.statute.rules import APPEAL


@dataclass(frozen=True)
class Mine:
    """Everything that somebody has with us."""

    cases: tuple[Task, ...]
    drafts: tuple[Task, ...]
    passed: tuple[Task, ...]


def mine(cases: Iterable[Any], drafts: Iterable[DraftShown], passed: Iterable[Passed] = ()) -> Mine:
    """Return the page of one's own requests."""
    return Mine(
        cases=tuple(
            Task(
                f"{case.reference}: {case.local_authority.name}",
                _standing(case.state),
                reverse("my:case", args=[case.id]),
                hint=_hint(case),
            )
            for case in cases
        ),
        drafts=tuple(
            Task(
                "A request that you have not sent",
                "Not sent",
                reverse("ask:later", args=[draft.id]),
                hint=f"Last changed on {in_words(london_day(draft.changed_at))}",
            )
            for draft in drafts
        ),
        passed=tuple(
            Task(
                one.reference,
                "Your child’s own",
                reverse("my:passed", args=[one.case_id]),
                hint=f"Since {in_words(one.passed_on)}",
            )
            for one in passed
        ),
    )


def _standing(state: str) -> str:
    """Return whose turn it is, or that there is nothing more to do."""
    if state in (CaseState.CLOSED, CaseState.WITHDRAWN):
        return CaseState(state).label.capitalize()
    return SHORT_TURNS[stage_of(state).who]


def _hint(case: Any) -> str:
    due = f"Next date: {in_words(case.next_due_on)}" if case.next_due_on else ""
    return f"{stage_of(case.state).title}. {due}".strip()


HAS_CHOSEN = (CaseState.WANTS_MEDIATION, CaseState.NO_MEDIATION, CaseState.CERTIFIED)


@dataclass(frozen=True)
class Home:
    """The first page of a case."""

    case_id: UUID
    reference: str
    about: str
    young: bool
    title: str
    next: str
    turn: str
    by: DateCard | None
    steps: tuple[Step, ...]
    cards: tuple[DateCard, ...]
    certificate_url: str
    certificate_said: str
    may_choose: bool
    has_chosen: bool
    choose_url: str
    may_withdraw: bool
    may_come_back: bool
    must_ask_tribunal: bool
    appeal_is_late: bool
    links: tuple[Link, ...]


def home(
    case: Any,
    duties: list[DutyShown],
    facts: Facts,
    certificate: Certificate | None,
    today: date,
    *,
    young: bool,
) -> Home:
    """Return the first page of a case: where it stands, what is next, by when, and who has the ball."""
    stage = stage_of(case.state, facts.gateway, health_only=facts.health_only)
    nearest = next_duty(case.state, duties)
    certified = certificate is not None
    by = _card(nearest, today, certified=certified) if nearest else None
    # On the strip a day stands only with whoever has the ball, so that nobody reads it as another's.
    theirs = nearest is not None and is_family_clock(nearest.deadline) == (stage.who == YOU)
    informed = facts.information_given is not None
    door = "choose" if informed else "information"
    return Home(
        case_id=case.id,
        reference=case.reference,
        about=decision_in_words(Decision(case.decision)),
        young=young,
        title=stage.title,
        next=stage.next,
        turn=TURNS[stage.who],
        by=by,
        steps=steps(case.state, facts.contact, facts.information_given, by.on if by and theirs else None),
        cards=cards([each for each in duties if each is not nearest], today, certified=certified),
        certificate_url=reverse("my-certificate:show", args=[case.id]) if certificate else "",
        certificate_said=f"{certificate.number}, issued on {in_words(certificate.issued_on)}"
        if certificate
        else "",
        may_choose=case.state in (*CHOICE_IS_OPEN, CaseState.CERTIFIED),
        has_chosen=case.state in HAS_CHOSEN,
        choose_url=reverse(f"my:{door}", args=[case.id]),
        may_withdraw=case.state in LIVE,
        may_come_back=case.state == CaseState.WITHDRAWN,
        must_ask_tribunal=case.state == CaseState.LEAVE_SIGNPOSTED,
        appeal_is_late=_appeal_is_late(duties, today),
        links=(
            Link("My meeting", reverse("my-meeting:show", args=[case.id])),
            Link("My agreement", reverse("my-agreement:show", args=[case.id])),
            Link("What has happened so far", reverse("my:so-far", args=[case.id])),
            Link("What I asked", reverse("my:request", args=[case.id])),
            Link("My documents", reverse("my:documents", args=[case.id])),
            Link("My own notes", reverse("my-notes:show", args=[case.id])),
            Link("Papers for the meeting", reverse("my-papers:show", args=[case.id])),
            Link("Messages that we sent me", reverse("my:messages", args=[case.id])),
            Link("Information about mediation", reverse("my:information", args=[case.id])),
            Link("People who help me", reverse("my-people:show", args=[case.id])),
            Link("How you reach me", reverse("my-reaching:show", args=[case.id])),
            Link("Who can see this", reverse("my:who", args=[case.id])),
            Link("Complain about us", reverse("my-complaints:show", args=[case.id])),
            Link("Get a copy of what is kept", reverse("my-copy:show", args=[case.id])),
        ),
    )


def cards(duties: list[DutyShown], today: date, *, certified: bool = False) -> tuple[DateCard, ...]:
    """Return a card for each clock, without one that repeats another."""
    kept = without_repetition(tuple(each.deadline for each in duties))
    return tuple(_card(each, today, certified=certified) for each in duties if each.deadline in kept)


def _appeal_is_late(duties: list[DutyShown], today: date) -> bool:
    return any(each.deadline.rule == APPEAL.id and each.deadline.due_on < today for each in duties)


def _card(duty: DutyShown, today: date, *, certified: bool = False) -> DateCard:
    return deadline_card(
        duty.deadline,
        today,
        met_on=duty.closed_on if duty.state == DutyState.MET else None,
        missed=duty.state == DutyState.MISSED,
        certified=certified,
        heading_level=3,
    )


@dataclass(frozen=True)
class Moved:
    """One date before and after a choice, in words."""

    title: str
    before: str
    after: str
    change: str


CHANGES = {
    "new": "This date begins",
    "ends": "This date ends",
    "earlier": "Earlier than before",
    "later": "Later than before",
    "same": "Stays as it is",
}
WAYS: dict[Choice, tuple[str, str]] = {
    Choice.MEDIATION: (
        "Mediation",
        "A meeting with the council and an independent mediator. The council must take part. "
        "You get a certificate afterwards, whether or not you agree on anything.",
    ),
    Choice.NO_MEDIATION: (
        "A certificate without mediation",
        "There is no meeting. We issue the certificate within three working days of your telling us, once you have "
        "had the information about mediation.",
    ),
    Choice.UNDECIDED: ("Not sure yet", "Nothing moves. You can choose on any later day."),
}


def moved(effects: tuple[Effect, ...], today: date) -> tuple[Moved, ...]:
    """Return every date before and after, those that change first."""
    rows = []
    for effect in effects:
        deadline = effect.after or effect.before
        if deadline is None or effect.is_done:
            continue
        shown = [_on(each) for each in (effect.before, effect.after)]
        title = deadline_card(deadline, today).title
        rows.append(Moved(title, shown[0], shown[1], CHANGES[effect.change]))
    return tuple(sorted(rows, key=lambda row: row.change == CHANGES["same"]))


def _on(deadline: Any) -> str:
    if deadline is None:
        return "None"
    return in_words(deadline.safe_on if is_family_clock(deadline) else deadline.due_on)


def letters(messages: Iterable[Correspondence]) -> tuple[Entry, ...]:
    """Return the messages that somebody was sent, newest first."""
    return tuple(
        Entry(each.subject, each.sent_at or each.created_at, sentence=each.state_words.capitalize())
        for each in messages
    )


def files(case_id: UUID, documents: Iterable[Filed]) -> tuple[Task, ...]:
    """Return the documents of a case as a list."""
    return tuple(
        Task(
            each.name,
            each.state_words.capitalize(),
            reverse("family-document", args=[case_id, each.id]) if each.can_be_opened else "",
            hint=_about_file(each),
            done=each.can_be_opened,
        )
        for each in documents
        if not each.began_private
    )


def _about_file(file: Filed) -> str:
    about = ", ".join(words for words in (file.kind_words, file.size_words) if words)
    return ". ".join(words for words in (about, f"{file.why} {file.next}".strip()) if words)


def learns(told: Telling) -> tuple[str, ...]:
    """Return what the law makes us tell the council, in the order in which it reads it."""
    about = listed([part_in_words(part) for part in told.parts])
    said = ["That you want mediation.", f"The decision: {decision_in_words(Decision(told.decision))}"]
    if about:
        said.append(f"What it is about: {about}.")
    if told.provision_wanted:
        said.append(f"The help with health or care that you want: {told.provision_wanted}")
    return tuple(said)


def shared_earlier(told: Telling | None) -> dict[str, str]:
    """Return the answer that somebody gave with the request, to stand in the form."""
    if told is None or told.shares is None:
        return {}
    return {"share": "yes" if told.shares else "no"}


def seen_by(looks: tuple[Look, ...]) -> tuple[tuple[date, tuple[str, ...]], ...]:
    """Return who looked on each day, in sentences, the newest day first."""
    days: dict[date, list[str]] = {}
    for look in looks:
        days.setdefault(look.on, []).append(f"{_who(look)} opened {listed(look.pages)}.")
    return tuple((on, tuple(sentences)) for on, sentences in days.items())


def _who(look: Look) -> str:
    if look.from_where == SUPPORTER:
        return f"Your supporter {look.name}"
    if look.from_where == PARENT:
        return f"{look.name}, the other parent,"
    where = {PROVIDER: "who works for us", MEDIATOR: "a mediator"}.get(look.from_where)
    return f"{look.name or 'Somebody'}, {where or f'who works for {look.from_where}'},"
