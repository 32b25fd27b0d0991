"""What a manager sees of the panel: what each lacks, what runs out when, and credentials that end before their day."""

from datetime import timedelta

import psycopg
import pytest
from django.db import connection, transaction

from evenhand.core.errors import NoSuchThing
from evenhand.core.principals import person
from evenhand.core.transactions import acting_as
from evenhand.domain.panel import keeping, queries
from evenhand.domain.panel.actions.add_credential import add_credential
from evenhand.domain.panel.actions.assign_mediator import assign_mediator
from evenhand.domain.panel.actions.end_credential import end_credential
from evenhand.domain.panel.actions.leave_panel import leave_panel
from evenhand.domain.panel.actions.wall_mediator import wall_mediator
from evenhand.domain.panel.refusals import NotCurrent
from evenhand.domain.panel.states import DECLARED, Conflict, CredentialKind, Ending
from tests.build import mediation, world

CHECK = CredentialKind.CHECK


def hold(mediator, by, kind=CHECK, first=-10, last=10):
    return add_credential(
        mediator_id=mediator.id,
        kind=kind,
        valid_from=world.today() + timedelta(days=first),
        valid_until=world.today() + timedelta(days=last),
        evidence="seen",
        at=world.now(),
        by=by,
    )


def on_panel(service, by):
    with acting_as(by):
        return keeping.on_panels([service.provider_id], world.today())


def one(service, mediator, by):
    with acting_as(by):
        return keeping.place(mediator.id, [service.provider_id], world.today())


def end(credential, by, because=Ending.TAKEN_BACK):
    return end_credential(credential_id=credential.id, because=because, at=world.now(), by=by)


def credential_of(mediator, kind, by):
    with acting_as(by):
        return next(each for each in keeping.credentials(mediator.id, world.today()) if each.kind == kind)


def test_who_lacks_something_comes_first_and_then_whose_credential_runs_out_soonest(service, manager):
    late = mediation.a_mediator(service, manager, name="A Late")
    soon = mediation.a_mediator(service, manager, name="B Soon", lacks=(CHECK,))
    hold(soon, manager, last=60)
    lacking = mediation.a_mediator(service, manager, name="C Lacking", lacks=(CHECK, DECLARED))
    places = on_panel(service, manager)
    assert [each.name for each in places] == ["C Lacking", "B Soon", "A Late"]
    assert set(places[0].lacking) == {CHECK, DECLARED}
    assert [(each.kind, each.on) for each in places[1].soon(world.today())] == [
        (CHECK, world.today() + timedelta(days=60))
    ]
    assert places[2].soon(world.today()) == ()
    assert {late.id, soon.id, lacking.id} == {each.id for each in places}


def test_the_page_of_a_mediator_lists_what_runs_out_soonest_first_and_last_what_is_over(service, manager):
    mediator = mediation.a_mediator(service, manager, lacks=(CHECK,))
    hold(mediator, manager, first=-90, last=-30)
    hold(mediator, manager, last=20)
    with acting_as(manager):
        days = [
            (each.last_day - world.today()).days for each in keeping.credentials(mediator.id, world.today())
        ]
    assert days[0] == 20 and days[-1] == -30 and days[:-1] == sorted(days[:-1])


@pytest.mark.parametrize("days", [59, 60, 61])
def test_sixty_days_before_it_runs_out_a_credential_is_soon(service, manager, days):
    mediator = mediation.a_mediator(service, manager, lacks=(CHECK,))
    hold(mediator, manager, last=days)
    assert bool(one(service, mediator, manager).soon(world.today())) == (days <= 60)


@pytest.mark.parametrize(
    ("periods", "until"),
    [
        ([(-10, 10)], 10),
        ([(-10, 10), (11, 50)], 50),
        ([(-10, 10), (5, 50), (51, 90)], 90),
        ([(-10, 10), (12, 50)], 10),
        ([(-10, -1), (0, 0)], 0),
        ([(-10, -1)], None),
        ([(1, 10)], None),
        ([(-10, 90), (-5, 10)], 90),
    ],
)
def test_what_is_renewed_without_a_gap_runs_out_with_the_last_of_it(service, manager, periods, until):
    mediator = mediation.a_mediator(service, manager, lacks=(CHECK,))
    for first, last in periods:
        hold(mediator, manager, first=first, last=last)
    place = one(service, mediator, manager)
    found = {each.kind: each.on for each in place.runs_out}
    assert found.get(CHECK) == (None if until is None else world.today() + timedelta(days=until))
    with acting_as(manager):
        assert place.lacking == queries.lacking(mediator.id, world.today()), "the same answer as when booking"


@pytest.mark.parametrize("because", list(Ending))
def test_a_credential_that_ended_counts_from_that_day_on_for_nothing(service, manager, adviser, because):
    mediator = mediation.a_mediator(service, manager)
    held = credential_of(mediator, CHECK, manager)
    assert end(held, manager, because).ended_on == world.today()
    end(held, manager, Ending.MISTAKE)
    ended = credential_of(mediator, CHECK, manager)
    assert ended.ended_because == because.label, "said once"
    assert not ended.counts(world.today()) and ended.counts(world.today() - timedelta(days=1))
    assert one(service, mediator, manager).lacking == (CHECK,)
    with pytest.raises(NotCurrent, match="criminal record"):
        assign_mediator(
            case_id=world.a_case(service).id,
            mediator_id=mediator.id,
            meeting_on=world.today() + timedelta(days=14),
            at=world.now(),
            by=adviser,
        )
    hold(mediator, manager, first=0, last=300)
    assert one(service, mediator, manager).lacking == ()


def test_only_a_manager_of_the_provider_ends_a_credential(service, manager, adviser, mediator):
    held = credential_of(mediator, CHECK, manager)
    for by in (adviser, world.a_colleague(world.a_service(), "manager"), person(mediator.user_id)):
        with pytest.raises(NoSuchThing):
            end(held, by)


@pytest.mark.parametrize(
    "statement",
    [
        "update panel_credential set ended_on = null, ended_because = '' where ended_on is not null",
        "update panel_credential set valid_until = '2099-01-01'",
        "update panel_credential set evidence = 'x'",
    ],
)
def test_in_the_database_too_a_credential_ends_once_and_is_never_rewritten(
    service, manager, mediator, statement
):
    end(credential_of(mediator, CHECK, manager), manager)
    with (
        acting_as(manager),
        pytest.raises(Exception, match=r"denied|stays so") as caught,
        transaction.atomic(),
    ):
        connection.cursor().execute(statement)
    assert isinstance(caught.value.__cause__, psycopg.errors.InsufficientPrivilege)


def test_the_page_of_a_mediator_tells_their_walls_and_what_a_day_would_lack(service, manager, mediator):
    case = world.a_case(service)
    wall_mediator(
        case_id=case.id, mediator_id=mediator.id, because=Conflict.RELATED, at=world.now(), by=manager
    )
    with acting_as(manager):
        (wall,) = keeping.shut_out_of(mediator.id)
        held = keeping.credentials(mediator.id, world.today())
    assert (wall.reference, wall.because, wall.on) == (
        case.reference, Conflict.RELATED.label, world.today(),
    )  # fmt: skip
    assert keeping.lacking_on(held, world.today()) == ()
    later = world.today() + timedelta(days=301)
    assert set(keeping.lacking_on(held, later)) == set(CredentialKind) - {DECLARED}


def test_who_left_is_listed_apart_and_another_providers_mediators_nowhere(service, manager, mediator):
    other = world.a_service()
    stranger = mediation.a_mediator(other, world.a_colleague(other, "manager"))
    assert [each.id for each in on_panel(service, manager)] == [mediator.id]
    assert one(service, stranger, manager) is None
    leave_panel(mediator_id=mediator.id, at=world.now(), by=manager)
    assert on_panel(service, manager) == []
    with acting_as(manager):
        (gone,) = keeping.who_left([service.provider_id], world.today())
    assert (gone.id, gone.until) == (mediator.id, world.today())
