"""Which certificate the facts lead to, by when, and what stands in the way of one of participation."""

from dataclasses import replace
from datetime import date

import pytest

from evenhand.statute.facts import Facts
from evenhand.statute.routes import Decision, Section
from evenhand.statute.which_certificate import Basis, basis_of, certificate_clock, may_issue, may_issue_s55_5

DAY = date(2025, 3, 3)
WANTS = Facts(notice_sent=DAY, first_contact=DAY, information_given=DAY, told_adviser_wants_mediation=DAY)
REFUSED = replace(WANTS, told_adviser_wants_mediation=None, told_adviser_no_mediation=DAY)
ENDED = replace(WANTS, la_informed=DAY, mediation_concluded=date(2025, 3, 20))
DEEMED = replace(WANTS, la_informed=DAY, la_notified_cannot_arrange=date(2025, 3, 20))


@pytest.mark.parametrize(
    ("facts", "basis", "section", "due"),
    [
        (REFUSED, Basis.NO_MEDIATION, "s55_4", date(2025, 3, 6)),
        (ENDED, Basis.AFTER_MEDIATION, "s55_5", date(2025, 3, 25)),
        (DEEMED, Basis.DEEMED, "s55_5", date(2025, 3, 25)),
        (replace(ENDED, told_adviser_no_mediation=date(2025, 3, 21)), Basis.NO_MEDIATION, "s55_4", date(2025, 3, 26)),
        (replace(DEEMED, mediation_concluded=date(2025, 3, 24)), Basis.AFTER_MEDIATION, "s55_5", date(2025, 3, 27)),
    ],
)  # fmt: skip
@pytest.mark.parametrize("detained", [False, True])
def test_a_no_comes_first_then_a_mediation_that_ended_then_a_deemed_one(
    facts: Facts, basis: Basis, section: str, due: date, detained: bool
) -> None:
    facts = replace(facts, detained=detained)
    assert basis_of(facts) is basis and basis.section == section
    clock = certificate_clock(facts)
    assert clock is not None and clock.due_on == due and clock.rule.startswith("si2015_62") is detained
    assert may_issue(facts).allowed


def test_while_nothing_has_happened_no_certificate_is_owed() -> None:
    assert basis_of(WANTS) is Basis.NO_MEDIATION and certificate_clock(WANTS) is None
    assert [reason.code for reason in may_issue(WANTS).reasons] == ["no_refusal_of_mediation"]


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({"information_given": None}, ["information_not_given"]),
        ({"certificate_issued": date(2025, 3, 21)}, ["certificate_already_issued"]),
        ({"mediation_concluded": None}, ["no_participation"]),
        (
            {"mediation_concluded": None, "information_given": None},
            ["information_not_given", "no_participation"],
        ),
        (
            {"decision": Decision.FINAL_PLAN, "appeal_about": frozenset({Section.I})},
            ["certificate_not_needed"],
        ),
        ({"decision": Decision.DRAFT_PLAN}, ["no_certificate_for_this_decision"]),
    ],
)
def test_every_reason_against_a_certificate_of_participation_is_given(
    change: dict[str, object], codes: list[str]
) -> None:
    assert [reason.code for reason in may_issue_s55_5(replace(ENDED, **change)).reasons] == codes
