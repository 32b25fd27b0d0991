"""Detained children and young people: the same clocks under their own law, and the two differences."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.statute.agreed_actions import AgreedAction, AgreedKind
from evenhand.statute.asked import answer
from evenhand.statute.attendance import Attendee, Consents, may_attend
from evenhand.statute.certificate import no_mediation_clock
from evenhand.statute.clocks import clocks
from evenhand.statute.deadline import Deadline
from evenhand.statute.detained_rules import ARRANGE, IN_DETENTION, STANDS_FOR
from evenhand.statute.facts import Facts
from evenhand.statute.in_force import PARAMETERS, NotInForce
from evenhand.statute.readings import DEFAULT
from evenhand.statute.routes import Section
from evenhand.statute.rules import APPEAL, RULES, Owner
from evenhand.statute.which_certificate import certificate_clock

FIRST = date(2015, 4, 1)
DAY = st.dates(FIRST, date(2035, 6, 30))
WANTED = date(2025, 3, 3)


def by_rule(facts: Facts) -> dict[str, Deadline]:
    return {clock.rule: clock for clock in clocks(facts)}


@pytest.mark.parametrize(("ordinary", "row"), STANDS_FOR.items(), ids=STANDS_FOR)
def test_the_numbers_of_both_instruments_are_the_same(ordinary: str, row) -> None:
    """Where this fails the law has parted, and `detained_clocks` must count with its own numbers."""
    theirs, ours = PARAMETERS[RULES[ordinary].parameters[0]], PARAMETERS[row.parameters[0]]
    for day in {each.from_on for each in (*theirs, *ours)} | {date(2035, 12, 31)}:
        if day >= FIRST:
            (one,) = [each for each in theirs if each.from_on <= day <= (each.until or day)]
            (other,) = [each for each in ours if each.from_on <= day <= (each.until or day)]
            assert (one.value, one.unit) == (other.value, other.unit)
    assert (row.owner, row.counted_in) == (RULES[ordinary].owner, RULES[ordinary].counted_in)
    assert all(each.source.instrument == "SI 2015/62" for each in ours)


def test_the_30_days_run_from_telling_the_adviser_and_not_the_home_authority() -> None:
    facts = Facts(detained=True, told_adviser_wants_mediation=WANTED, la_informed=date(2025, 3, 6))
    (clock,) = clocks(facts)
    assert (clock.rule, clock.owner, clock.due_on) == (
        "si2015_62.reg21",
        Owner.LOCAL_AUTHORITY,
        date(2025, 4, 2),
    )
    assert clock.facts == (("told_adviser_wants_mediation", WANTED),)
    assert clock.citation == "SI 2015/62, reg 21"
    assert clock.explain().plain == (
        "Your home council must arrange the mediation by Wednesday 2 April 2025.",
        "We count from the day you told us that you want mediation, Monday 3 March 2025.",
        "30 days from then is Wednesday 2 April 2025.",
    )
    assert clocks(replace(facts, told_adviser_wants_mediation=None)) == ()


def test_there_is_no_health_route() -> None:
    plain = Facts(detained=True, told_adviser_wants_mediation=WANTED, meeting_on=date(2025, 3, 20))
    for health in ({"health_issues": True}, {"health_only": True}):
        assert clocks(replace(plain, icbs_notified=(WANTED,), **health)) == clocks(plain)
    assert {clock.owner for clock in clocks(plain)} == {Owner.LOCAL_AUTHORITY}


def test_a_whole_case_cites_its_own_regulations() -> None:
    facts = Facts(
        detained=True,
        notice_dated=date(2025, 1, 10),
        notice_sent=date(2025, 1, 10),
        first_contact=WANTED,
        told_adviser_wants_mediation=WANTED,
        la_notified_cannot_arrange=date(2025, 3, 20),
        meeting_on=date(2025, 5, 12),
        mediation_concluded=date(2025, 5, 12),
        agreed_actions=(AgreedAction(AgreedKind.NOT_APPEALABLE, date(2025, 5, 12)),),
    )
    found = by_rule(facts)
    assert {rule: clock.citation for rule, clock in found.items() if rule != APPEAL.id} == {
        "si2015_62.reg19": "SI 2015/62, reg 19",
        "si2015_62.reg20_2": "SI 2015/62, reg 20(2)",
        "si2015_62.reg21": "SI 2015/62, reg 21",
        "si2015_62.reg22.notice": "SI 2015/62, reg 22",
        "si2015_62.reg22.authority": "SI 2015/62, reg 22",
        "si2015_62.reg24.deemed": "SI 2015/62, reg 24",
        "si2015_62.reg24.after_mediation": "SI 2015/62, reg 24",
        "si2015_62.reg27_3": "SI 2015/62, reg 27(3)",
    }
    assert found[APPEAL.id].due_on == date(2025, 3, 10)
    refused = by_rule(replace(facts, told_adviser_wants_mediation=None, told_adviser_no_mediation=WANTED))
    assert refused["si2015_62.reg20_1"].due_on == date(2025, 3, 6)


def test_what_was_agreed_has_a_clock_only_where_reg_27_3_gives_one() -> None:
    kinds = [kind for kind in AgreedKind if kind is not AgreedKind.NOT_APPEALABLE]
    facts = Facts(detained=True, agreed_actions=tuple(AgreedAction(kind, WANTED) for kind in kinds))
    assert clocks(facts) == ()


@given(DAY, DAY, DAY, st.booleans())
def test_every_date_is_that_of_an_ordinary_case_told_in_its_own_words(
    dated: date, sent: date, told: date, wants: bool
) -> None:
    ordinary = Facts(
        notice_dated=dated,
        notice_sent=sent,
        told_adviser_no_mediation=None if wants else told,
        told_adviser_wants_mediation=told if wants else None,
        la_informed=told,
        meeting_on=told + timedelta(days=20) if wants else None,
        mediation_concluded=told + timedelta(days=21) if wants else None,
    )
    plain, detained = clocks(ordinary), clocks(replace(ordinary, detained=True))
    assert [(c.due_on, c.safe_on, c.may_accept_until, c.readings) for c in plain] == [
        (c.due_on, c.safe_on, c.may_accept_until, c.readings) for c in detained
    ]
    for one, other in zip(plain, detained, strict=True):
        assert other.rule == (STANDS_FOR[one.rule].id if one.rule in STANDS_FOR else one.rule)
        assert other.owner is RULES[other.rule].owner and other.explain().citations == other.sources


@given(st.dates(date(2014, 9, 1), date(2015, 3, 31)), st.sampled_from(["notice_sent", "mediation_concluded"]))
def test_nothing_is_in_force_before_april_2015(day: date, fact: str) -> None:
    with pytest.raises(NotInForce, match="si2015_62"):
        clocks(Facts(detained=True, **{fact: day}))


def test_the_certificate_that_is_owed_has_its_own_citation() -> None:
    facts = Facts(detained=True, notice_sent=WANTED, told_adviser_no_mediation=WANTED)
    clock = certificate_clock(facts)
    assert clock is not None and clock.citation == "SI 2015/62, reg 20(1)"
    ordinary = no_mediation_clock(replace(facts, detained=False))
    assert ordinary is not None and clock.due_on == ordinary.due_on
    assert certificate_clock(Facts(detained=True, notice_sent=WANTED)) is None


def test_about_placement_alone_no_certificate_is_owed_here_either() -> None:
    facts = Facts(detained=True, appeal_about=frozenset({Section.I}), notice_sent=WANTED)
    assert [clock.rule for clock in clocks(facts)] == [APPEAL.id]


@pytest.mark.parametrize("detained", [True, False])
@pytest.mark.parametrize("person_in_charge", [True, False, None])
def test_a_detained_child_needs_the_person_in_charge_too(
    detained: bool, person_in_charge: bool | None
) -> None:
    consents = Consents(family=True, mediator=True, person_in_charge=person_in_charge)
    verdict = may_attend(Attendee.CHILD, consents, detained=detained)
    assert verdict.allowed is (person_in_charge is True or not detained)
    assert may_attend(Attendee.YOUNG_PERSON, consents, DEFAULT, detained=detained).allowed
    if not verdict.allowed:
        assert str(verdict.reasons[0].source) == "SI 2015/62, reg 23(1)(c)"


def test_it_can_be_asked_from_elsewhere() -> None:
    found = answer({"facts": {"detained": True, "told_adviser_wants_mediation": "2025-03-03"}})
    assert [each["rule"] for each in found["deadlines"]] == [ARRANGE.id]
    assert len({row.id for row in IN_DETENTION}) == len(STANDS_FOR)
