"""The pages of a council or a health body, built before their templates run."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from evenhand.core.clock import LONDON, london_day
from evenhand.design.deadline_cards import deadline_card, working_in_full
from evenhand.design.models import Cell, DateCard, Link, Row, Table, Tag
from evenhand.design.words import day, hours, listed, moment
from evenhand.domain.cases.queries import DutyShown
from evenhand.domain.cases.states import DutyState
from evenhand.domain.casework.wording import duty_title, part_in_a_sentence, part_in_words
from evenhand.domain.documents.queries import Filed
from evenhand.domain.meetings.queries import Shown
from evenhand.domain.referrals.actions.name_decision_maker import WHOLE
from evenhand.domain.referrals.queries import Asked
from evenhand.domain.referrals.states import WAITING, CannotArrange, ReferralState
from evenhand.statute.in_plain_words import decision_in_words
from evenhand.statute.routes import HEALTH, Decision, Section

TONES = {
    ReferralState.HANDED_OVER: "soon",
    ReferralState.OFFERED: "good",
    ReferralState.ARRANGED: "good",
    ReferralState.CANNOT_ARRANGE: "late",
}


NOT_FOR_STAFF = "Papers are for those who take part and the mediator: staff do not see them."


def url(asked: Asked) -> str:
    """Return the address of one request."""
    return f"/inbox/{asked.case_id}/{asked.id}/"


def parts(asked: Asked) -> tuple[tuple[str, str], ...]:
    """Return the parts in dispute with their words; the whole decision where it has no parts."""
    return tuple((part, part_in_words(part)) for part in asked.parts or (WHOLE,))


@dataclass(frozen=True)
class Inbox:
    """Everything that is asked, or nothing."""

    table: Table | None


def inbox(asked: list[Asked], today: date) -> Inbox:
    """Return the inbox: what is overdue or due soonest stands first."""
    if not asked:
        return Inbox(None)
    return Inbox(
        Table(
            caption="What families ask of you, the nearest date first",
            headings=("Case", "About", "Next", "By", "Stands at"),
            rows=tuple(_row(one, today) for one in asked),
            caption_hidden=True,
        )
    )


def _row(asked: Asked, today: date) -> tuple[Cell, ...]:
    near = asked.next
    late = near is not None and near.due_on < today
    soon = near is not None and 0 <= (near.due_on - today).days <= 5
    tag = Tag("Overdue", "late") if late else Tag("Soon", "soon") if soon else None
    return (
        Cell(asked.reference, url=url(asked), note=f"Asked on {day(london_day(asked.handed_over_at))}"),
        Cell(asked.child_name, note=decision_in_words(Decision(asked.decision))),
        Cell(duty_title(near.rule) if near else "Nothing is due"),
        Cell(on=near.due_on, tag=tag) if near else Cell("No date"),
        Cell(tag=Tag(asked.state.label.capitalize(), TONES.get(asked.state, "neutral"))),
    )


@dataclass(frozen=True)
class OfferedDate:
    """A date that was offered, and the id to take it back by; empty once it is taken."""

    words: str
    offer: str


@dataclass(frozen=True)
class HeldPaper:
    """A paper that only the body that gave it sees yet."""

    id: str
    row: Row
    doubts: tuple[str, ...]
    when: str
    """From when the others can open it; empty while something speaks against it."""


@dataclass(frozen=True)
class RequestPage:
    """What is asked of one body on one case."""

    back: Link
    title: str
    child: str
    reference: str
    body: str
    state: Tag
    about: tuple[Row, ...]
    meeting: tuple[Row, ...]
    join: str
    cards: tuple[DateCard, ...]
    dates: tuple[OfferedDate, ...]
    deciders: tuple[Row, ...]
    undecided: str
    papers: tuple[Row, ...]
    held: tuple["HeldPaper", ...]
    no_papers: str
    concluded: bool
    health: tuple[Row, ...]
    steps: tuple[Link, ...]
    cannot: Link | None
    notes: Link | None
    done: str
    base: str


def request_page(
    asked: Asked,
    *,
    offers: Iterable[Any],
    deciders: Iterable[Any],
    undecided: tuple[str, ...],
    papers: Iterable[Filed],
    at: datetime,
    commissioners: list[Any],
    others: list[Asked],
    today: date,
    done: str,
    is_staff: bool,
    meeting: Shown | None,
    join: str,
    agreement: bool,
    concluded: bool,
) -> RequestPage:
    """Return the page of one request: by when, about what, and everything that was answered."""
    base = url(asked)
    named, filed = list(deciders), list(papers)
    told = {one.body_id for one in others if one.health_only and one.state != ReferralState.ENDED}
    health = not asked.health_only and any(Section(part) in HEALTH for part in asked.parts)
    still = [body for body in commissioners if body.id not in told] if health else []
    case = Link(f"Case {asked.reference}", f"/cases/{asked.case_id}/")
    return RequestPage(
        back=case if is_staff else Link("Inbox", "/inbox/"),
        title=f"Mediation about {asked.child_name}",
        child=asked.child_name,
        reference=asked.reference,
        body=asked.body_name,
        state=Tag(asked.state.label.capitalize(), TONES.get(asked.state, "neutral")),
        about=_about(asked),
        meeting=_meeting(meeting) if meeting else (),
        join=join,
        cards=_cards(asked, today),
        dates=tuple(
            OfferedDate(
                f"{moment(offer.starts_at.astimezone(LONDON))}, "
                f"{hours((offer.ends_at - offer.starts_at).seconds // 60)}",
                str(offer.id) if offer.state == "open" else "",
            )
            for offer in offers
        ),
        deciders=tuple(_decider(each) for each in named),
        undecided=listed([part_in_a_sentence(part) for part in undecided]),
        papers=tuple(_paper(one) for one in filed if one.is_shown(at) or one.why),
        held=tuple(_held(one) for one in filed if not (one.is_shown(at) or one.why)),
        concluded=concluded,
        no_papers=NOT_FOR_STAFF if is_staff else "None yet.",
        health=tuple(Row("Health body", f"{body.name}\nNot told yet") for body in still)
        + tuple(
            Row("Health body", f"{one.body_name}\nTold on {day(london_day(one.handed_over_at))}")
            for one in others
            if one.health_only and health
        ),
        steps=_steps(asked, base, bool(named), bool(still), agreement=agreement, concluded=concluded),
        cannot=Link("We cannot arrange it in time", f"{base}cannot-arrange")
        if asked.state in WAITING and not asked.health_only and not concluded
        else None,
        notes=None if is_staff else Link("Our own notes", f"{base}notes"),
        done=done,
        base=base,
    )


def _about(asked: Asked) -> tuple[Row, ...]:
    rows = [
        Row("Child or young person", asked.child_name),
        Row("Council", asked.council),
        Row("What was decided", decision_in_words(Decision(asked.decision))),
        Row("In dispute", listed([words for _, words in parts(asked)])),
    ]
    if asked.provision_wanted:
        rows.append(Row("Health provision that the family wants", asked.provision_wanted))
    said = asked.words or "The family chose to share no more than the law asks."
    rows.append(Row("In the family’s words", said, missing=not asked.words))
    if asked.cannot_because:
        rows.append(
            Row("You told us", f"It cannot be arranged in time: {CannotArrange(asked.cannot_because).label}")
        )
    return tuple(rows)


def _meeting(meeting: Shown) -> tuple[Row, ...]:
    return (
        Row("When", meeting.when),
        Row("Where", meeting.where),
        Row("Led by", f"{meeting.mediator_name}, who is on nobody’s side and decides nothing"),
    )


def _paper(filed: Filed) -> Row:
    link = Link("Open", f"/inbox/{filed.case_id}/documents/{filed.id}", hidden=filed.name)
    family = "\nFrom the family" if filed.began_private else ""
    words = f"{filed.name}\n{filed.state_words.capitalize()}{family}"
    return Row(filed.kind_words, words, (link,) if filed.can_be_opened else ())


def _held(filed: Filed) -> HeldPaper:
    when = "One minute after you added it, once it is checked"
    if filed.shown_from is not None:
        when = f"{filed.shown_from.astimezone(LONDON):%H:%M:%S} today"
    return HeldPaper(
        id=str(filed.id),
        row=_paper(filed),
        doubts=filed.doubts if filed.waits_for_a_look else (),
        when="" if filed.waits_for_a_look else when,
    )


def _cards(asked: Asked, today: date) -> tuple[DateCard, ...]:
    return tuple(_card(duty, today) for duty in asked.duties)


def _card(duty: DutyShown, today: date) -> DateCard:
    """Return the card of one clock in the words of those who must act: they are not told, they tell."""
    card = deadline_card(
        duty.deadline,
        today,
        met_on=duty.closed_on if duty.state == DutyState.MET else None,
        missed=duty.state == DutyState.MISSED,
        heading_level=3,
    )
    return replace(card, title=duty_title(duty.deadline.rule), who="", working=working_in_full(duty.deadline))


def _decider(each: Any) -> Row:
    over = listed([part_in_a_sentence(part) for part in each.authority_over])
    return Row(
        "Deputy" if each.is_deputy else "Decides for you",
        f"{each.name}, {each.job_title}\nCan decide about: {over}",
    )


def _steps(
    asked: Asked, base: str, named: bool, notice: bool, *, agreement: bool, concluded: bool
) -> tuple[Link, ...]:
    read = [Link("Read the agreement", f"{base}agreement")] if agreement else []
    if concluded or asked.state == ReferralState.ENDED:
        return tuple(read)
    found = [*read, *([Link("Send the health body its notice", f"{base}health-body")] if notice else [])]
    found += [
        Link("Offer a date", f"{base}offer"),
        Link(
            "Name somebody else who can decide" if named else "Name who can decide", f"{base}decision-maker"
        ),
        Link("Name a deputy", f"{base}deputy"),
        Link("Add a paper", f"{base}paper"),
    ]
    return tuple(found)
