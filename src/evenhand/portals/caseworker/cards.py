"""Dates as staff see them: who must act, the whole working, every reading; and dates before and after."""

from dataclasses import replace
from datetime import date

from evenhand.design.deadline_cards import deadline_card, working_in_full
from evenhand.design.models import Cell, DateCard, Table, Tag
from evenhand.design.words import day
from evenhand.domain.cases.queries import DutyShown
from evenhand.domain.cases.states import DutyState
from evenhand.domain.casework.queries import Effect
from evenhand.domain.casework.wording import OWNERS, duty_title
from evenhand.statute.deadline import Deadline

CHANGES = {
    "new": Tag("New", "good"),
    "ends": Tag("No longer runs", "quiet"),
    "earlier": Tag("Earlier", "late"),
    "later": Tag("Later", "good"),
    "same": Tag("Unchanged", "quiet"),
}


def duty_card(duty: DutyShown, today: date) -> DateCard:
    """Return the card of one clock, with the working in full."""
    deadline = duty.deadline
    met_on = duty.closed_on if duty.state in (DutyState.MET, DutyState.MISSED) else None
    card = deadline_card(
        deadline, today, met_on=met_on, missed=duty.state == DutyState.MISSED, heading_level=3
    )
    return replace(
        card,
        title=duty_title(deadline.rule),
        who=f"Who acts: {OWNERS[deadline.owner.value].lower()}.",
        reason="",
        working=working_in_full(deadline),
    )


def effects_table(effects: tuple[Effect, ...], caption: str) -> Table:
    """Return every date before and after, the ones that change first."""
    rows = sorted(effects, key=lambda effect: effect.change == "same")
    return Table(
        caption=caption,
        headings=("Date", "Now", "Afterwards", "Change"),
        rows=tuple(_effect(effect) for effect in rows),
    )


def _effect(effect: Effect) -> tuple[Cell, ...]:
    note = "Done: nobody has to act on it" if effect.is_done else ""
    return (
        Cell(duty_title(effect.rule), note=note),
        _days(effect.before),
        _days(effect.after),
        Cell(tag=CHANGES[effect.change]),
    )


def _days(deadline: Deadline | None) -> Cell:
    if deadline is None:
        return Cell("No date")
    same = deadline.due_on == deadline.safe_on
    return Cell(on=deadline.safe_on, note="" if same else f"The law’s last day: {day(deadline.due_on)}")
