"""Random cases of twelve clocks, the same for every way of working out their dates."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.naive import Letters
from evenhand.statute.agreed_actions import AgreedAction, AgreedKind
from evenhand.statute.facts import Facts
from evenhand.statute.routes import Decision

FIRST = date(2015, 1, 1)
DAYS = (date(2027, 6, 30) - FIRST).days


def random_cases(number: int, seed: int = 1) -> list[Letters]:
    """Return cases from 2015 to 2027, with the waits between their steps as they come in practice."""
    random = Random(seed)
    return [_case(random) for _ in range(number)]


def each(work_out: Callable[[Any], object], cases: Sequence[Any]) -> None:
    """Work out one case after the other, and keep none of the answers."""
    for case in cases:
        work_out(case)


def _case(random: Random) -> Letters:
    dated = FIRST + timedelta(days=random.randrange(DAYS))

    def after(day: date, least: int, most: int) -> date:
        return day + timedelta(days=random.randint(least, most))

    sent = after(dated, 0, 3)
    informed = after(sent, 3, 55)
    meeting = after(informed, 8, 60)
    concluded = after(meeting, 0, 14)
    return Letters(
        dated, sent, informed, meeting, after(informed, 1, 30), concluded, after(concluded, 0, 3), concluded
    )


def facts(case: Letters) -> Facts:
    """Return the same case as the law's own facts."""
    return Facts(
        decision=Decision.FINAL_PLAN,
        notice_dated=case.dated,
        notice_sent=case.sent,
        first_contact=case.informed,
        information_given=case.informed,
        told_adviser_wants_mediation=case.informed,
        la_informed=case.informed,
        health_issues=True,
        meeting_on=case.meeting,
        la_notified_cannot_arrange=case.cannot,
        mediation_concluded=case.concluded,
        certificate_issued=case.issued,
        agreed_actions=(
            AgreedAction(AgreedKind.AMEND_PROVISION_AND_PLACEMENT, case.agreed),
            AgreedAction(AgreedKind.NOT_APPEALABLE, case.agreed),
        ),
    )
