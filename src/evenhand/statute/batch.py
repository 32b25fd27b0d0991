"""The dates of very many cases at once, as columns of day numbers: the same answers as `clocks`, without their words.

A day number counts from the first day of the calendar; NONE, which is greater than every day, is "not known" in a
column of facts and "no such clock" in an answer.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from evenhand.statute import batch_clocks
from evenhand.statute.batch_columns import Columns
from evenhand.statute.batch_tables import Ends, tables_of
from evenhand.statute.readings import DEFAULT, Readings
from evenhand.statute.rules import ORDINARY
from evenhand.statute.working_days import CALENDARS, Calendars, OutsideCalendar

# As many cases as fit a processor's own memory together: a million then cost a hundred times ten thousand, not more.
_BLOCK = 16_384
_ROWS = {rule: number for number, rule in enumerate(ORDINARY)}


class Answers(NamedTuple):
    """For each rule, a column of last days, of safe days, and for appeals of the days the Tribunal may still accept."""

    due: Mapping[str, Ends]
    safe: Mapping[str, Ends]
    may_accept: Ends


def clocks_of(columns: Columns, readings: Readings = DEFAULT, calendars: Calendars = CALENDARS) -> Answers:
    """Return the dates of every case in `columns`, for every rule that could start.

    Raises OutsideCalendar if a date of any case lies before the law or beyond the known bank holidays.
    """
    tables = tables_of(readings, calendars)
    # One piece of memory for all answers: many small ones cost more than the law does.
    answers = np.empty((len(_ROWS), columns.number, 2), dtype=np.int16)
    accept = np.full(columns.number, tables.none, dtype=np.int16)
    gaps: dict[str, list[slice]] = {rule: [] for rule in _ROWS}
    blocks = [slice(start, start + _BLOCK) for start in range(0, columns.number, _BLOCK)]
    for here in blocks:
        waits = dict(_ROWS)
        for rule, found in batch_clocks.clocks_of(columns.part(here), tables):
            if found.dates.min() < 0:
                raise OutsideCalendar(
                    f"{rule.id} cannot be counted for all of these cases; ask `clocks` for each."
                )
            answers[waits.pop(rule.id), here] = found.dates
            if found.may_accept is not None:
                accept[here] = found.may_accept
        for name in waits:
            gaps[name].append(here)
    started = [rule for rule in _ROWS if len(gaps[rule]) < len(blocks)]
    for name in started:
        for here in gaps[name]:
            answers[_ROWS[name], here] = tables.none
    due, safe = ({name: answers[_ROWS[name], :, column] for name in started} for column in (0, 1))
    return Answers(due, safe, accept)
