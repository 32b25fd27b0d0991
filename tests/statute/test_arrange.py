"""The thirty days for arranging mediation, and who they belong to."""

from dataclasses import replace
from datetime import date

import pytest

from evenhand.statute.arrange import arrange_clock, is_arranged_in_time, la_informed, notify_clock
from evenhand.statute.facts import Facts
from evenhand.statute.readings import DEFAULT
from evenhand.statute.routes import Decision
from evenhand.statute.rules import Owner

TOLD, INFORMED = date(2025, 3, 3), date(2025, 3, 6)
NAMED = Facts(told_adviser_wants_mediation=TOLD, la_informed=INFORMED, provider_is_la_contact=True)
ITSELF = DEFAULT.with_reading("la_informed_via_provider", "la_itself")


def test_telling_the_councils_own_contact_starts_the_days_and_the_other_reading_is_kept() -> None:
    clock, other = arrange_clock(NAMED), arrange_clock(NAMED, ITSELF)
    assert clock is not None and other is not None
    assert (clock.due_on, other.due_on) == (date(2025, 4, 2), date(2025, 4, 5))
    assert clock.safe_on == other.safe_on == date(2025, 4, 2)
    assert clock.readings[1].others == (("la_itself", date(2025, 4, 5)),)


@pytest.mark.parametrize(
    ("facts", "informed"),
    [
        (NAMED, ("told_adviser_wants_mediation", TOLD)),
        (replace(NAMED, la_informed=TOLD), ("la_informed", TOLD)),
        (replace(NAMED, la_informed=None), ("told_adviser_wants_mediation", TOLD)),
        (replace(NAMED, provider_is_la_contact=False), ("la_informed", INFORMED)),
        (replace(NAMED, told_adviser_wants_mediation=None), ("la_informed", INFORMED)),
        (Facts(told_adviser_wants_mediation=TOLD), None),
    ],
)
def test_the_earliest_way_of_informing_the_council_counts(
    facts: Facts, informed: tuple[str, date] | None
) -> None:
    assert la_informed(facts) == informed


def test_the_council_alone_not_yet_told_gives_no_clock_under_the_stricter_reading() -> None:
    only_adviser = replace(NAMED, la_informed=None)
    assert arrange_clock(only_adviser, ITSELF) is None
    clock = arrange_clock(only_adviser)
    assert clock is not None and clock.readings[1].others == (("la_itself", None),)


def test_health_only_belongs_to_the_health_body_and_runs_from_its_receipt() -> None:
    health = Facts(la_informed=TOLD, health_only=True)
    assert arrange_clock(health) is None
    clock = arrange_clock(replace(health, icbs_notified=(INFORMED,)))
    assert clock is not None and (clock.owner, clock.due_on) == (Owner.ICB, date(2025, 4, 5))


def test_a_health_issue_told_to_the_provider_first_is_safe_from_then() -> None:
    mixed = replace(NAMED, health_issues=True)
    clock, other = notify_clock(mixed), notify_clock(mixed, ITSELF)
    assert clock is not None and other is not None
    assert (clock.due_on, other.due_on) == (date(2025, 3, 6), date(2025, 3, 11))
    assert clock.safe_on == other.safe_on == date(2025, 3, 6)
    assert other.readings[0].others == (("agent", date(2025, 3, 6)),)


def test_two_health_bodies_arrange_from_the_earlier_receipt_unless_the_reading_says_later() -> None:
    facts = Facts(health_only=True, icbs_notified=(INFORMED, TOLD))
    latest = DEFAULT.with_reading("joint_icb_receipt", "latest_receipt")
    clock, later = arrange_clock(facts), arrange_clock(facts, latest)
    assert clock is not None and later is not None
    assert (clock.due_on, later.due_on) == (date(2025, 4, 2), date(2025, 4, 5))
    assert clock.safe_on == later.safe_on == date(2025, 4, 2)
    assert later.readings[1].others == (("earliest_receipt", date(2025, 4, 2)),)


def test_health_among_the_issues_is_told_to_the_health_body_in_three_working_days() -> None:
    mixed = Facts(la_informed=date(2025, 5, 22), health_issues=True)
    told = notify_clock(mixed)
    assert told is not None and (told.owner, told.due_on) == (Owner.LOCAL_AUTHORITY, date(2025, 5, 28))
    arranged = arrange_clock(mixed)
    assert arranged is not None and arranged.rule == "reg35_4.mixed"
    for without in (
        replace(mixed, health_issues=False),
        replace(mixed, la_informed=None),
        replace(mixed, told_adviser_no_mediation=TOLD),
        replace(mixed, decision=Decision.DRAFT_PLAN),
    ):
        assert notify_clock(without) is None


@pytest.mark.parametrize("facts", [replace(NAMED, decision=Decision.DRAFT_PLAN), Facts()])
def test_no_right_or_no_wish_starts_no_days(facts: Facts) -> None:
    assert arrange_clock(facts) is None


BOOKED = DEFAULT.with_reading("thirty_day_meaning", "booked_within_30")


@pytest.mark.parametrize(
    ("fixed", "held", "by_holding", "by_booking"),
    [
        (date(2025, 3, 28), date(2025, 4, 25), False, True),
        (date(2025, 3, 28), date(2025, 4, 2), True, True),
        (date(2025, 4, 3), date(2025, 4, 10), False, False),
        (None, None, False, False),
    ],
)
def test_arranged_means_held_unless_the_reading_says_booked(
    fixed: date | None, held: date | None, by_holding: bool, by_booking: bool
) -> None:
    assert is_arranged_in_time(TOLD, fixed, held) is by_holding
    assert is_arranged_in_time(TOLD, fixed, held, BOOKED) is by_booking


def test_the_reading_used_and_the_other_are_both_named() -> None:
    clock = arrange_clock(Facts(la_informed=TOLD), BOOKED)
    assert clock is not None
    assert clock.readings == (
        ("thirty_day_meaning", "booked_within_30", (("held_within_30", date(2025, 4, 2)),)),
    )
