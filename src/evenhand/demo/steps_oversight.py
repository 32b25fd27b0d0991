"""What the manager does with figures and with the cases of whoever is away; and somebody who opens very many cases."""

from uuid import UUID

from evenhand.core import access_log
from evenhand.demo.story import Cue, Who, step
from evenhand.demo.world import WESTMARCH
from evenhand.domain.cases import access
from evenhand.domain.cover import queries as covers
from evenhand.domain.cover.actions.hand_over_case import hand_over_case
from evenhand.domain.cover.actions.plan_cover import plan_cover
from evenhand.domain.cover.actions.undo_cover import undo_cover
from evenhand.domain.figures import queries
from evenhand.domain.figures.actions.correct_report import correct_report
from evenhand.domain.figures.actions.publish_report import publish_report
from evenhand.domain.figures.queries import ReportLine
from evenhand.domain.figures.states import ReportState, Why
from evenhand.domain.identity import access as identity
from evenhand.domain.identity.roles import Permission
from evenhand.domain.organisations.queries import local_authority_name
from evenhand.domain.oversight.jobs import notice_browsers


@step(Who.MANAGER)
def publishes_figures(cue: Cue) -> None:
    """The manager publishes every report of Westmarch that waits."""
    for one in _of_westmarch(cue, ReportState.DRAFT):
        publish_report(report_id=one.id, counted_at=one.counted_at, at=cue.at, by=cue.by)


@step(Who.MANAGER)
def finds_figures_wrong(cue: Cue) -> None:
    """The manager finds that the newest quarter lacks what was recorded only later."""
    newest = next(one for one in _of_westmarch(cue, ReportState.PUBLISHED) if not one.period.is_year)
    correct_report(report_id=newest.id, why=Why.RECORDED_LATE, at=cue.at, by=cue.by)


@step(Who.CASEWORKER)
def opens_every_case(cue: Cue) -> None:
    """The caseworker goes through all cases of the county, for a colleague who is ill, and the alarm hears of it."""
    for case_id in access.visible_to(cue.by).order_by("opened_at").values_list("id", flat=True):
        access_log.looked(case_id, "case page")
    notice_browsers.later()


def _of_westmarch(cue: Cue, state: ReportState) -> list[ReportLine]:
    name = local_authority_name(WESTMARCH)
    return [one for one in queries.of_providers(cue.by) if one.council == name and one.state == state]


@step(Who.MANAGER)
def plans_cover(cue: Cue, away: str, takers: tuple[str, ...]) -> None:
    """The manager plans who takes the cases of somebody who is away."""
    (provider_id,) = identity.providers(cue.by, Permission.COVER)
    plan_cover(
        provider_id=provider_id,
        from_user_id=_id_of(cue, away),
        to_user_ids=tuple(_id_of(cue, each) for each in takers),
        at=cue.at,
        by=cue.by,
    )


@step(Who.MANAGER)
def hands_over(cue: Cue, cases: int) -> None:
    """The manager hands over so many of them, those with most time left, and leaves the rest for later."""
    newest = covers.covers(cue.by)[0]
    for case_id in newest.left[-cases:]:
        hand_over_case(cover_id=newest.id, case_id=case_id, at=cue.at, by=cue.by)


@step(Who.MANAGER)
def has_them_back_after_all(cue: Cue, cases: int) -> None:
    """The colleague is there after all: what was just handed over goes back."""
    newest = covers.covers(cue.by)[0]
    for case_id in newest.left[:cases]:
        hand_over_case(cover_id=newest.id, case_id=case_id, at=cue.at, by=cue.by)
    undo_cover(cover_id=newest.id, at=cue.at, by=cue.by)


def _id_of(cue: Cue, who: str) -> UUID:
    user_id = cue.staff[who].user_id
    assert user_id
    return user_id
