"""When certificates are due, and every reason for which one may not be issued."""

from dataclasses import replace
from datetime import date

import pytest

from evenhand.statute.certificate import (
    after_mediation_clock,
    deemed_clock,
    may_issue_s55_4,
    no_mediation_clock,
)
from evenhand.statute.deadline import Deadline
from evenhand.statute.facts import Facts
from evenhand.statute.readings import DEFAULT
from evenhand.statute.routes import Decision, Section, gateway

SENT = date(2025, 1, 10)
READY = Facts(
    decision=Decision.REFUSAL_TO_ASSESS,
    notice_dated=SENT,
    notice_sent=SENT,
    first_contact=date(2025, 2, 3),
    information_given=date(2025, 2, 3),
    told_adviser_no_mediation=date(2025, 2, 3),
)


def due(clock: Deadline | None) -> date | None:
    return None if clock is None else clock.due_on


def test_a_certificate_may_be_issued_when_everything_is_in_place() -> None:
    assert may_issue_s55_4(READY) == (True, ())


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({"information_given": None}, ["information_not_given"]),
        ({"told_adviser_no_mediation": None}, ["no_refusal_of_mediation"]),
        ({"told_adviser_wants_mediation": date(2025, 2, 4)}, ["no_refusal_of_mediation"]),
        ({"certificate_issued": date(2025, 2, 4)}, ["certificate_already_issued"]),
        ({"notice_dated": None, "notice_sent": None}, ["notice_date_unknown"]),
        ({"notice_sent": date(2024, 11, 1), "notice_dated": date(2024, 11, 1)}, ["late_contact"]),
        ({"notice_dated": date(2024, 12, 2)}, ["late_by_letter_date"]),
        ({"first_contact": None, "told_adviser_no_mediation": None},
         ["no_contact_recorded", "no_refusal_of_mediation"]),
        ({"decision": Decision.FINAL_PLAN, "appeal_about": frozenset({Section.I_TYPE})},
         ["certificate_not_needed"]),
        ({"decision": Decision.DRAFT_PLAN}, ["no_certificate_for_this_decision"]),
        ({"information_given": None, "notice_dated": date(2024, 11, 1), "notice_sent": None},
         ["late_contact", "information_not_given"]),
    ],
)  # fmt: skip
def test_every_bar_to_issuing_is_named(change: dict[str, object], codes: list[str]) -> None:
    verdict = may_issue_s55_4(replace(READY, **change))
    assert not verdict.allowed
    assert [reason.code for reason in verdict.reasons] == codes
    assert all(reason.sentence.endswith(".") and reason.source.provision for reason in verdict.reasons)


def test_the_other_reading_of_the_letters_date_lifts_the_bar() -> None:
    early = replace(READY, notice_dated=date(2024, 12, 2))
    assert may_issue_s55_4(early, DEFAULT.with_reading("notice_date_basis", "one_clock")).allowed


def test_a_late_contact_is_told_the_day_and_the_way() -> None:
    late = replace(READY, notice_dated=date(2024, 11, 1), notice_sent=date(2024, 11, 1))
    assert may_issue_s55_4(late).reasons[0].sentence == (
        "We cannot issue this certificate, because you contacted us after Wednesday 1 January 2025. "
        "You can ask the Tribunal for permission to appeal (reg 34(3); HESC Rules r.19(1)(b) and (2))."
    )
    assert no_mediation_clock(late) is None


def test_contact_on_the_very_last_day_is_in_time() -> None:
    assert may_issue_s55_4(
        replace(READY, notice_dated=date(2024, 12, 3), notice_sent=date(2024, 12, 3))
    ).allowed
    later = replace(READY, notice_dated=date(2024, 12, 2), notice_sent=date(2024, 12, 2))
    assert [reason.code for reason in may_issue_s55_4(later).reasons] == ["late_contact"]


def test_the_reason_for_no_certificate_cites_the_section_that_closes_the_door() -> None:
    for decision in (Decision.DRAFT_PLAN, Decision.PROPOSAL_TO_AMEND, Decision.SCHOOL_SUPPORT):
        (reason,) = may_issue_s55_4(replace(READY, decision=decision)).reasons
        assert reason.source == gateway(decision).sources[0]
    (reason,) = may_issue_s55_4(replace(READY, decision=Decision.PROPOSAL_TO_AMEND)).reasons
    assert reason.source.provision == "s.51(2)"


INFORMED = DEFAULT.with_reading("info_session", "from_informed_decision")


def test_the_three_days_run_from_the_first_no_even_before_the_information() -> None:
    later = replace(READY, information_given=date(2025, 2, 10))
    clock, informed = no_mediation_clock(later), no_mediation_clock(later, INFORMED)
    assert due(clock) == date(2025, 2, 6) and due(informed) == date(2025, 2, 13)
    assert clock is not None and informed is not None and clock.safe_on == informed.safe_on
    assert clock.readings[0].others == (("from_informed_decision", date(2025, 2, 13)),)


def test_without_information_only_the_first_reading_starts_the_days() -> None:
    never = replace(READY, information_given=None)
    assert due(no_mediation_clock(never)) == date(2025, 2, 6)
    assert no_mediation_clock(never, INFORMED) is None


def test_nothing_is_due_where_no_certificate_is_needed() -> None:
    assert no_mediation_clock(replace(READY, decision=Decision.SCHOOL_SUPPORT)) is None


ENDED = Facts(notice_sent=SENT, first_contact=SENT, mediation_concluded=date(2025, 2, 14))


def test_a_mediation_that_ended_earns_a_certificate_in_three_working_days() -> None:
    assert due(after_mediation_clock(ENDED)) == date(2025, 2, 19)
    assert due(after_mediation_clock(replace(ENDED, first_session=date(2025, 2, 14)))) == date(2025, 2, 19)
    assert after_mediation_clock(replace(ENDED, appeal_lodged=date(2025, 2, 14))) is None
    assert due(after_mediation_clock(replace(ENDED, appeal_lodged=date(2025, 2, 15)))) == date(2025, 2, 19)


def test_several_meetings_end_with_the_last_and_are_safe_from_the_first() -> None:
    several = replace(ENDED, first_session=date(2025, 2, 3))
    clock = after_mediation_clock(several)
    first = after_mediation_clock(several, DEFAULT.with_reading("multi_session", "first_session"))
    assert clock is not None and first is not None
    assert (clock.due_on, clock.safe_on) == (date(2025, 2, 19), date(2025, 2, 6))
    assert first.due_on == date(2025, 2, 6) and first.readings[0].others[0][1] == date(2025, 2, 19)


def test_mediation_about_placement_only_earns_one_only_under_that_reading() -> None:
    placement = replace(ENDED, appeal_about=frozenset({Section.I}))
    counts = DEFAULT.with_reading("section_i_only_cert", "certificate_counts")
    assert after_mediation_clock(placement) is None
    assert due(after_mediation_clock(placement, counts)) == date(2025, 2, 19)


def test_late_contact_earns_none_under_the_reading_of_the_scheme() -> None:
    late = replace(ENDED, first_contact=date(2025, 4, 1), mediation_concluded=date(2025, 4, 10))
    scheme = DEFAULT.with_reading("late_contact_mediation", "scheme")
    assert due(after_mediation_clock(late)) == date(2025, 4, 15)
    assert after_mediation_clock(late, scheme) is None
    assert deemed_clock(replace(late, la_notified_cannot_arrange=SENT), scheme) is None


def test_a_deemed_certificate_is_safe_under_either_way_of_telling_the_council() -> None:
    facts = Facts(
        told_adviser_wants_mediation=date(2025, 3, 3),
        la_informed=date(2025, 3, 6),
        provider_is_la_contact=True,
        adviser_knows_not_arranged=date(2025, 4, 1),
    )
    itself = DEFAULT.with_reading("la_informed_via_provider", "la_itself")
    clock, other = deemed_clock(facts), deemed_clock(facts, itself)
    assert clock is not None and other is not None
    assert (clock.due_on, other.due_on) == (date(2025, 4, 8), date(2025, 4, 9))
    assert clock.safe_on == other.safe_on == date(2025, 4, 8)


WAITING = Facts(la_informed=date(2025, 3, 3))
SILENT = replace(WAITING, adviser_knows_not_arranged=date(2025, 4, 3))
NEEDS = DEFAULT.with_reading("deemed_on_own_knowledge", "needs_notification")


@pytest.mark.parametrize(
    ("facts", "own", "needs"),
    [
        (WAITING, None, None),
        (replace(WAITING, la_notified_cannot_arrange=date(2025, 3, 25)), "2025-03-28", "2025-03-28"),
        (SILENT, "2025-04-08", None),
        # Known before the thirty days are over: counted from the day after them.
        (replace(SILENT, adviser_knows_not_arranged=date(2025, 3, 20)), "2025-04-08", None),
        (replace(SILENT, la_notified_cannot_arrange=date(2025, 3, 25)), "2025-03-28", "2025-03-28"),
        (replace(SILENT, la_notified_cannot_arrange=date(2025, 4, 14)), "2025-04-08", "2025-04-17"),
        (replace(SILENT, la_notified_cannot_arrange=date(2025, 4, 3)), "2025-04-08", "2025-04-08"),
        (replace(SILENT, la_informed=None), None, None),
        (replace(SILENT, health_only=True, la_notified_cannot_arrange=SENT), None, None),
        (replace(SILENT, told_adviser_no_mediation=date(2025, 3, 20)), None, None),
    ],
)
def test_a_council_that_cannot_arrange_brings_a_deemed_certificate(
    facts: Facts, own: str | None, needs: str | None
) -> None:
    found = [due(deemed_clock(facts, readings)) for readings in (DEFAULT, NEEDS)]
    assert [day and day.isoformat() for day in found] == [own, needs]


def test_where_the_council_says_so_on_the_day_on_which_it_is_known_its_word_counts() -> None:
    clock = deemed_clock(replace(SILENT, la_notified_cannot_arrange=date(2025, 4, 3)))
    assert clock is not None and clock.facts == (("la_notified_cannot_arrange", date(2025, 4, 3)),)
