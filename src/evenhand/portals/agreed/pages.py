"""The pages of an agreement, built before their templates run."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from evenhand.core.clock import LONDON
from evenhand.design.models import Row, Tag
from evenhand.design.words import day
from evenhand.domain.agreements.queries import ActionShown, Shown, Signed
from evenhand.domain.agreements.seats import FAMILY, Seat, faces
from evenhand.domain.agreements.states import ActionState, AgreementState, Side
from evenhand.domain.agreements.wording import DOES_IT

S, A = AgreementState, ActionState
MEANS = {
    S.DRAFT: "The mediator is writing down what was agreed. You can read and sign it here once it is ready.",
    S.OFFERED: "It waits for signatures. It binds nobody until everybody has signed.",
    S.SIGNED: "Everybody has signed. It is to be kept.",
    S.GIVEN_UP: "There is no written agreement from this meeting. The certificate comes all the same.",
}
TONES = {S.SIGNED: "good", S.OFFERED: "soon"}
ACTION_TONES = {A.DONE: "good", A.NOT_DONE: "late", A.SAID_DONE: "soon"}


@dataclass(frozen=True)
class ToDo:
    """One thing to be done: who, what, by when, and what the reader can say about it."""

    title: str
    state: Tag
    rows: tuple[Row, ...]
    working: tuple[str, ...]
    source: str
    say_done: str
    answer: str


@dataclass(frozen=True)
class Page:
    """One agreement as one reader sees it."""

    state: Tag
    means: str
    agreed_on: str
    text: Markup
    number: str
    signatures: tuple[Row, ...]
    wishes: tuple[Row, ...]
    to_do: tuple[ToDo, ...]
    sign_url: str
    change_url: str
    copy_url: str
    not_kept: bool


def page(
    shown: Shown,
    actions: Iterable[ActionShown],
    seat: Seat | None,
    base: str,
    today: date,
    *,
    wishes: Iterable[tuple[str, str, datetime]] = (),
    is_staff: bool = False,
) -> Page:
    """Return the page; `seat` is the party that the reader signs for, None for whoever only reads."""
    own = next((one for one in shown.signatures if seat and one.seat.code == seat.code), None)
    may_sign = shown.waits and own is not None and own.signature_id is None
    # Also whoever is wrongly said to have signed must be able to say so, before it counts.
    may_object = shown.waits and own is not None and not own.counts
    readable = shown.html and shown.state is not S.DRAFT
    to_do = tuple(_to_do(each, seat, base, today, is_staff) for each in actions)
    return Page(
        state=Tag(shown.state.label.capitalize(), TONES.get(shown.state, "neutral")),
        means=" ".join(
            part for part in (MEANS[shown.state], f"{shown.why_not}." if shown.why_not else "") if part
        ),
        agreed_on=day(shown.agreed_on),
        # Our own text, escaped where it was made (agreements.wording) and kept unchanged since.
        text=Markup(shown.html if readable else ""),
        number=shown.sha256 if readable else "",
        signatures=tuple(_signature(one) for one in shown.signatures) if readable or is_staff else (),
        wishes=_wishes(shown, wishes) if shown.waits or shown.state is S.DRAFT else (),
        to_do=to_do,
        sign_url=f"{base}/{shown.id}/sign" if may_sign else "",
        change_url=f"{base}/{shown.id}/change" if may_object else "",
        copy_url=f"{base}/{shown.id}/copy" if shown.has_copy else "",
        not_kept=any(each.state is A.NOT_DONE or each.is_late(today) for each in actions),
    )


def _wishes(shown: Shown, wishes: Iterable[tuple[str, str, datetime]]) -> tuple[Row, ...]:
    names = {one.seat.code: one.seat.name for one in shown.signatures}
    return tuple(Row(f"{names.get(seat, seat)} asked for a change", words) for seat, words, _ in wishes)


def _signature(one: Signed) -> Row:
    if one.signature_id is None or one.signed_at is None:
        return Row(one.seat.name, "Has not signed yet", missing=True)
    at = one.signed_at.astimezone(LONDON)
    counts = "" if one.counts else "\nCounts once a second person has confirmed it"
    moment = f"{day(at.date())}, {at:%H:%M}"
    how = f"{moment}: {one.way}" if one.is_own else f"{one.way}\nThe mediator wrote it down on {moment}"
    return Row(one.seat.name, f"{one.name}\n{how[0].upper()}{how[1:]}{counts}")


def _to_do(each: ActionShown, seat: Seat | None, base: str, today: date, is_staff: bool) -> ToDo:
    owner = FAMILY if each.side is Side.FAMILY else str(each.body_id)
    is_owner = is_staff or (seat is not None and seat.code == owner)
    is_other = is_staff or (seat is not None and faces(seat, each.side))
    rows = [Row("Who", each.who), Row("By", _by(each)), Row("How we will know", each.measure)]
    is_step = bool(each.does) and each.does != DOES_IT
    if is_step:
        rows.insert(0, Row("Agreed", each.what))
    if each.done_on:
        rows.append(Row("Done on", day(each.done_on)))
    explanation = each.deadline.explain() if each.deadline else None
    return ToDo(
        title=f"{each.who} {each.does}" if is_step else each.what,
        state=_state(each, today),
        rows=tuple(rows),
        working=explanation.plain if explanation else (),
        source=each.deadline.citation if each.deadline else "",
        say_done=f"{base}/done/{each.id}" if is_owner and each.state in (A.TO_DO, A.NOT_DONE) else "",
        answer=f"{base}/answer/{each.id}"
        if is_other and each.state in (A.TO_DO, A.SAID_DONE, A.NOT_DONE)
        else "",
    )


def _by(each: ActionShown) -> str:
    return day(each.due_on) if each.due_on else "At once, and for as long as the law asks"


def _state(each: ActionShown, today: date) -> Tag:
    if each.is_late(today) and each.state is A.TO_DO:
        return Tag("Overdue", "late")
    return Tag(each.state.label.capitalize(), ACTION_TONES.get(each.state, "neutral"))
