"""Whoever watches in the made-up world: who pays, who audits, what was looked at, a plan of a cover, and figures."""

from typing import TYPE_CHECKING
from uuid import uuid4

from evenhand.core import access_log
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.take_case import take_case
from evenhand.domain.casework.actions.reveal_details import reveal_details
from evenhand.domain.cover.actions.plan_cover import plan_cover
from evenhand.domain.figures import queries
from evenhand.domain.figures.actions.publish_report import publish_report
from tests.build import world
from tests.walls.at_work import colleague, officer
from tests.walls.cast import CASES_OF, COUNCILS_OF
from tests.walls.people import AUDITOR, COMMISSIONER

if TYPE_CHECKING:
    from tests.walls.made import MadeUp

# An hour of somebody who opens more cases than the alarm lets pass without a word.
MORE_THAN_USUAL = 61


def watchers(made: "MadeUp", ours: world.Service) -> None:
    """Add whoever pays and whoever audits; looks at every case of our service, a plan of a cover, and an alarm."""
    colleague(made, "auditor", ours, "", "auditor")
    made.people.of["auditor"].becomes(AUDITOR, "service", *CASES_OF[""], *COUNCILS_OF[""])
    officer(made, "commissioner", world.council_of(ours), "commissioner", "council").becomes(
        COMMISSIONER, *CASES_OF[""], *COUNCILS_OF[""]
    )
    for key in CASES_OF[""]:
        case_id = made.families[key].case.id
        for who in ("caseworker", "other adviser"):
            with acting_as(made.by(who)):
                access_log.looked(case_id, "case page" if who == "caseworker" else "refused: cases:case")
    with acting_as(made.by("caseworker")):
        for _ in range(MORE_THAN_USUAL):
            access_log.looked(uuid4(), "case page")
    take_case(
        case_id=made.families["twin one"].case.id,
        caseworker_id=made.by("caseworker").user_id,
        by=made.by("manager"),
    )
    plan_cover(
        provider_id=ours.provider_id,
        from_user_id=made.by("caseworker").user_id,
        to_user_ids=(made.by("adviser").user_id,),
        at=world.now(),
        by=made.by("manager"),
    )
    protected = made.families["mother"].case
    reveal_details(
        case_id=protected.id,
        person_id=protected.holder_id,
        reason_code="call",
        at=world.now(),
        by=made.by("adviser"),
    )


def published(made: "MadeUp") -> None:
    """Publish every report that the worker counted of our service."""
    by = made.by("manager")
    with acting_as(by):
        waiting = queries.of_providers(by)
    for one in waiting:
        publish_report(report_id=one.id, counted_at=one.counted_at, at=world.now(), by=by)
