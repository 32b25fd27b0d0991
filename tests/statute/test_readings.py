"""Every switch changes something, and what a family is told under the default is safe under every reading."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from random import Random

import pytest

from evenhand.statute.agreed_actions import AgreedAction, AgreedKind
from evenhand.statute.appeal import LONDON, is_received_in_time, latest_time
from evenhand.statute.arrange import is_arranged_in_time
from evenhand.statute.attendance import Attendee, Consents, may_attend
from evenhand.statute.certificate import after_mediation_clock, deemed_clock
from evenhand.statute.clocks import clocks
from evenhand.statute.coronavirus import exception_in_force
from evenhand.statute.deadline import Deadline
from evenhand.statute.discrimination import has_window_grace
from evenhand.statute.expenses import loss_of_earnings
from evenhand.statute.facts import Facts
from evenhand.statute.limbs import adjusted
from evenhand.statute.readings import DEFAULT, SWITCHES, Readings
from evenhand.statute.rights_holder import compulsory_school_age_ends, rights_holder
from evenhand.statute.routes import Decision, Section
from evenhand.statute.which_certificate import may_issue_s55_5
from tests.statute.any_case import any_facts, any_readings

DAY = date(2025, 3, 3)
LATE = Facts(
    notice_sent=date(2025, 1, 10), first_contact=date(2025, 3, 20), mediation_concluded=date(2025, 4, 10)
)
SILENT = Facts(told_adviser_wants_mediation=DAY, la_informed=DAY, adviser_knows_not_arranged=date(2025, 4, 3))
PLACEMENT = Facts(
    decision=Decision.FINAL_PLAN,
    appeal_about=frozenset({Section.I}),
    notice_sent=DAY,
    certificate_issued=date(2025, 5, 1),
)
BOTH = (AgreedAction(AgreedKind.AMEND_PROVISION_AND_PLACEMENT, DAY),)
# Facts on which a clock turns, by the switch that it turns on and the rule whose clock it is.
TURNING: dict[str, tuple[str, Facts]] = {
    "notice_date_basis": ("reg34_2", Facts(notice_dated=DAY, notice_sent=date(2025, 3, 7))),
    "info_session": ("reg34_1", Facts(told_adviser_no_mediation=DAY, information_given=date(2025, 3, 10))),
    "late_contact_mediation": ("reg39_1", LATE),
    "deemed_on_own_knowledge": ("reg39_3", replace(SILENT, la_notified_cannot_arrange=date(2025, 4, 10))),
    "second_cert_after_deemed": (
        "hesc",
        Facts(
            notice_sent=DAY, certificate_issued=date(2025, 4, 3), second_certificate_issued=date(2025, 5, 9)
        ),
    ),
    "la_informed_via_provider": (
        "reg36_2",
        Facts(told_adviser_wants_mediation=DAY, la_informed=date(2025, 3, 6), provider_is_la_contact=True),
    ),
    "joint_icb_receipt": ("reg35_3", Facts(health_only=True, icbs_notified=(DAY, date(2025, 3, 5)))),
    "family_delay": (
        "reg39_3",
        replace(
            SILENT,
            la_offered=date(2025, 3, 27),
            later_day_asked_for=date(2025, 4, 10),
            la_notified_cannot_arrange=date(2025, 4, 10),
        ),
    ),
    "multi_session": ("reg39_1", Facts(first_session=DAY, mediation_concluded=date(2025, 3, 20))),
    "section_i_only_cert": ("hesc", PLACEMENT),
    "notice_clear_days": ("reg37_2", Facts(meeting_on=date(2025, 6, 16))),
    "f_and_i": ("reg44_2_f", Facts(agreed_actions=BOTH)),
}
# What else turns on a switch.
ELSEWHERE: dict[str, Callable[[Readings], object]] = {
    "thirty_day_meaning": lambda readings: is_arranged_in_time(
        DAY, date(2025, 3, 20), date(2025, 4, 20), readings
    ),
    "late_contact_mediation": lambda readings: (
        may_issue_s55_5(replace(LATE, information_given=DAY), readings).allowed
    ),
    "r12_double": lambda readings: adjusted(date(2027, 7, 31), readings.r12_double),
    "five_pm": lambda readings: is_received_in_time(
        date(2025, 3, 10), datetime(2025, 3, 10, 18, 0, tzinfo=LONDON), readings
    ),
    "discrimination_grace": lambda readings: has_window_grace(date(2019, 8, 10), readings),
    "school_year_start": lambda readings: compulsory_school_age_ends(date(2009, 9, 3), readings),
    "la_lawyer": lambda readings: may_attend(Attendee.LA_LAWYER, Consents(), readings).allowed,
    "loss_of_earnings": lambda readings: loss_of_earnings([Decimal(45), Decimal(45)], DAY, readings),
    "coronavirus_end": lambda readings: exception_in_force(date(2020, 9, 25), readings),
}


def clock(switch: str, readings: Readings) -> Deadline | None:
    rule, facts = TURNING[switch]
    return next((each for each in clocks(facts, readings) if each.rule.startswith(rule)), None)


def each_reading(switch: str) -> list[Readings]:
    return [DEFAULT.with_reading(switch, name) for name in SWITCHES[switch]]


def test_no_switch_is_without_use() -> None:
    assert set(TURNING) | set(ELSEWHERE) == set(SWITCHES)


@pytest.mark.parametrize("switch", TURNING)
def test_a_clock_turns_on_it_and_is_safe_under_every_reading(switch: str) -> None:
    found = [clock(switch, readings) for readings in each_reading(switch)]
    dates = [None if each is None else each.due_on for each in found]
    assert len(set(dates)) == len(dates), "each reading gives another date"
    first = found[0]
    assert first is not None
    assert first.safe_on <= min(day for day in dates if day is not None)


@pytest.mark.parametrize("switch", TURNING)
def test_a_date_that_turns_on_it_names_what_the_others_give(switch: str) -> None:
    found = {readings: clock(switch, readings) for readings in each_reading(switch)}
    for readings, each in found.items():
        if each is None:
            continue  # there is no date that could name a reading
        (note,) = [used for used in each.readings if used.switch == switch]
        assert note.reading == getattr(readings, switch)
        others = {getattr(other, switch).value: made for other, made in found.items() if other != readings}
        assert dict(note.others) == {name: made and made.due_on for name, made in others.items()}


@pytest.mark.parametrize("switch", ELSEWHERE)
def test_an_answer_turns_on_it(switch: str) -> None:
    found = [ELSEWHERE[switch](readings) for readings in each_reading(switch)]
    assert len(set(found)) == len(found)


def test_the_default_of_what_is_no_clock_protects_the_family() -> None:
    assert latest_time(DAY).hour == 17 and adjusted(date(2027, 7, 31)) == date(2027, 8, 2)
    assert not is_arranged_in_time(DAY, date(2025, 3, 20), date(2025, 4, 20))
    assert rights_holder(date(2009, 9, 3), DAY).ask_first_day_of_term
    assert not may_attend(Attendee.LA_LAWYER, Consents()).allowed


def test_late_contact_closes_every_certificate_where_a_service_reads_the_scheme_so() -> None:
    facts = replace(LATE, information_given=DAY)
    assert may_issue_s55_5(facts).allowed
    verdict = may_issue_s55_5(facts, DEFAULT.with_reading("late_contact_mediation", "scheme"))
    assert [reason.code for reason in verdict.reasons] == ["late_contact"]
    assert "permission to appeal" in verdict.reasons[0].sentence


def test_a_certificate_about_placement_names_the_reading_that_it_is_owed_under() -> None:
    facts = replace(PLACEMENT, certificate_issued=None, mediation_concluded=date(2025, 4, 10))
    counts = DEFAULT.with_reading("section_i_only_cert", "certificate_counts")
    (found,) = [each for each in clocks(facts, counts) if each.rule.startswith("reg39_1")]
    assert [(used.switch, used.others) for used in found.readings] == [
        ("section_i_only_cert", (("no_extension", None),))
    ]
    assert not [each for each in clocks(facts) if each.rule.startswith("reg39_1")]


@pytest.mark.parametrize("seed", range(4))
def test_a_certificate_names_a_reading_wherever_the_other_one_gives_another_day_and_nowhere_else(
    seed: int,
) -> None:
    random = Random(seed)
    for _ in range(500):
        facts, readings = any_facts(random), any_readings(random)
        for work_out in (deemed_clock, after_mediation_clock):
            clock = work_out(facts, readings)
            if clock is None:
                continue
            named = {used.switch: used.others for used in clock.readings}
            for switch in ("late_contact_mediation", "section_i_only_cert", "family_delay"):
                (unused,) = set(SWITCHES[switch]) - {getattr(readings, switch)}
                other = work_out(facts, readings.with_reading(switch, unused))
                gives = None if other is None else other.due_on
                expected = ((unused.value, gives),) if gives != clock.due_on else None
                assert named.get(switch) == expected, (switch, facts, readings)
