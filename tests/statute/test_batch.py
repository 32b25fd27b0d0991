"""Very many cases at once have the dates that each has alone."""

from datetime import date, timedelta
from random import Random

import pytest

from evenhand.statute.batch import Answers, clocks_of
from evenhand.statute.batch_columns import NotInColumns, columns_of
from evenhand.statute.clocks import clocks
from evenhand.statute.facts import Facts
from evenhand.statute.in_force import NotInForce
from evenhand.statute.readings import DEFAULT, Readings
from evenhand.statute.routes import Decision, Section
from evenhand.statute.working_days import CALENDARS, ENGLAND, Calendars, OutsideCalendar
from tests.statute.any_case import any_facts, any_readings

FIRST, NONE = ENGLAND.from_on, (ENGLAND.horizon - ENGLAND.from_on).days + 1
Dates = dict[str, tuple[date, date, date | None]]


def alone(facts: Facts, readings: Readings, calendars: Calendars = CALENDARS) -> Dates:
    found = clocks(facts, readings, calendars)
    return {clock.rule: (clock.due_on, clock.safe_on, clock.may_accept_until) for clock in found}


def in_batch(answers: Answers, row: int) -> Dates:
    return {
        rule: (
            _day(due[row]),
            _day(answers.safe[rule][row]),
            _day(answers.may_accept[row]) if rule.startswith("hesc_r20") else None,
        )
        for rule, due in answers.due.items()
        if due[row] != NONE
    }


def _day(number: int) -> date:
    return FIRST + timedelta(int(number))


@pytest.mark.parametrize("seed", range(10))
def test_two_thousand_cases_have_the_same_dates_together_as_alone_under_any_reading(seed: int) -> None:
    random = Random(seed)
    cases = [any_facts(random) for _ in range(2_000)]
    readings = any_readings(random) if seed else DEFAULT
    answers = clocks_of(columns_of(cases), readings)
    assert [in_batch(answers, row) for row in range(len(cases))] == [alone(case, readings) for case in cases]


def test_more_cases_than_one_block_are_answered_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evenhand.statute.batch._BLOCK", 7)
    random = Random(11)
    cases = [any_facts(random) for _ in range(50)] + [Facts()] * 20
    answers = clocks_of(columns_of(cases))
    assert [in_batch(answers, row) for row in range(len(cases))] == [alone(case, DEFAULT) for case in cases]


def test_a_case_that_has_the_batch_to_itself_has_the_same_dates() -> None:
    """What is left out where nobody in the batch has such a day is not left out for whoever has it."""
    random = Random(12)
    for readings in (DEFAULT, any_readings(random)):
        for _ in range(200):
            case = any_facts(random)
            assert in_batch(clocks_of(columns_of([case]), readings), 0) == alone(case, readings)


def test_another_calendar_gives_its_own_dates() -> None:
    calendar = ENGLAND.with_holidays("with one more", {date(2026, 6, 10): "A day of thanks"})
    calendars = Calendars(calendar, calendar)
    cases = [Facts(told_adviser_no_mediation=date(2026, 6, 8)), Facts(meeting_on=date(2026, 6, 15))]
    answers = clocks_of(columns_of(cases, calendars), calendars=calendars)
    for row, case in enumerate(cases):
        assert in_batch(answers, row) == alone(case, DEFAULT, calendars) != alone(case, DEFAULT)


def test_a_mediation_of_which_only_its_end_is_known_has_its_certificate() -> None:
    cases = [Facts(mediation_concluded=date(2026, 1, 5))]
    answers = clocks_of(columns_of(cases))
    assert in_batch(answers, 0) == alone(cases[0], DEFAULT) != {}


@pytest.mark.parametrize("basis", ["two_clocks", "one_clock"])
def test_contact_on_the_last_day_is_in_time_and_a_day_later_is_not(basis: str) -> None:
    scheme = DEFAULT.with_reading("late_contact_mediation", "scheme")
    readings = scheme.with_reading("notice_date_basis", basis)
    cases = [
        Facts(
            notice_sent=date(2025, 1, 10),
            first_contact=day,
            told_adviser_wants_mediation=day,
            la_informed=day,
            mediation_concluded=date(2025, 4, 1),
        )
        for day in (date(2025, 3, 10), date(2025, 3, 11))
    ]
    answers = clocks_of(columns_of(cases), readings)
    in_time, late = (in_batch(answers, row) for row in range(2))
    assert [in_time, late] == [alone(case, readings) for case in cases]
    assert in_time.keys() - late.keys() == {"reg39_1.certificate_after_mediation"}


def test_a_detained_person_is_not_put_beside_the_others() -> None:
    with pytest.raises(NotInColumns, match="ask `clocks` for each"):
        columns_of([Facts(), Facts(detained=True)])


def test_no_case_at_all_has_no_dates() -> None:
    assert clocks_of(columns_of([])).due == {}


def test_a_day_before_the_law_is_refused_for_the_whole_batch_as_it_is_alone() -> None:
    too_early = date(2014, 3, 1)
    for facts in (
        Facts(notice_sent=too_early),
        Facts(notice_sent=too_early, certificate_issued=date(2015, 1, 5)),
        Facts(notice_sent=date(2015, 1, 5), notice_dated=too_early),
        Facts(la_informed=too_early),
        # Placement alone, so that the appeal is the first clock that starts.
        Facts(
            decision=Decision.FINAL_PLAN,
            appeal_about=frozenset({Section.I}),
            notice_sent=too_early,
            certificate_issued=date(2015, 1, 5),
        ),
    ):
        with pytest.raises(NotInForce):
            clocks(facts)
        with pytest.raises(OutsideCalendar, match="cannot be counted"):
            clocks_of(columns_of([Facts(meeting_on=date(2026, 1, 5)), facts]))


def test_a_day_the_calendar_does_not_know_is_refused_when_the_columns_are_made() -> None:
    for day in (date(2013, 12, 31), date(2036, 1, 1)):
        with pytest.raises(OutsideCalendar, match=str(day.year)):
            columns_of([Facts(notice_sent=day)])


def test_detained_persons_are_asked_about_one_by_one() -> None:
    with pytest.raises(ValueError, match="ask `clocks`"):
        columns_of([Facts(detained=True)])


def test_time_that_runs_past_the_calendar_is_refused() -> None:
    last = Facts(notice_sent=date(2035, 12, 20))
    with pytest.raises(OutsideCalendar):
        clocks(last)
    with pytest.raises(OutsideCalendar):
        clocks_of(columns_of([last]))
