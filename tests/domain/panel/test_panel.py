"""The panel: who may be assigned to what, and a wall that nothing passes."""

from datetime import timedelta

import psycopg
import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.events import of_case
from evenhand.core.principals import person
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access, events
from evenhand.domain.identity.roles import Permission
from evenhand.domain.panel import queries
from evenhand.domain.panel.actions.add_credential import (
    NotThatCredential,
    add_credential,
    declare_independence,
)
from evenhand.domain.panel.actions.assign_mediator import assign_mediator, release_mediator
from evenhand.domain.panel.actions.declare_conflict import declare_conflict, declare_no_conflict
from evenhand.domain.panel.actions.open_mediator import open_mediator
from evenhand.domain.panel.actions.wall_mediator import wall_mediator
from evenhand.domain.panel.refusals import NotCurrent, NotOnThisCase
from evenhand.domain.panel.states import MEDIATOR_CASE, Conflict, CredentialKind, Standing
from evenhand.domain.people import queries as people
from tests.build import mediation, world


def assign(case, mediator, by, on=None):
    return assign_mediator(
        case_id=case.id,
        mediator_id=mediator.id,
        meeting_on=on or world.today() + timedelta(days=14),
        at=world.now(),
        by=by,
    )


def sees(case, by):
    with acting_as(by):
        return access.visible_to(by).filter(id=case.id).exists()


def names_seen(case, by):
    with acting_as(by):
        return [each.name for each in people.on_case(case.id)]


def test_only_a_manager_takes_somebody_onto_the_panel(service, adviser, manager):
    asked = {
        "provider_id": service.provider_id,
        "name": "Ada Quill",
        "address": "ada@mediators.example",
        "since": world.today(),
        "at": world.now(),
    }
    with pytest.raises(NotAllowed):
        open_mediator(**asked, by=adviser)
    assert open_mediator(**asked, by=manager) == open_mediator(**asked, by=manager), "once"


def test_nobody_declares_for_a_mediator_and_a_credential_needs_days_and_evidence(mediator, manager, adviser):
    days = {"valid_from": world.today(), "valid_until": world.today(), "at": world.now()}
    with pytest.raises(NotThatCredential):
        add_credential(
            mediator_id=mediator.id, kind=CredentialKind.INDEPENDENCE, evidence="x", **days, by=manager
        )
    with pytest.raises(NotThatCredential):
        add_credential(mediator_id=mediator.id, kind=CredentialKind.CHECK, evidence=" ", **days, by=manager)
    with pytest.raises(NotAllowed):
        add_credential(mediator_id=mediator.id, kind=CredentialKind.CHECK, evidence="x", **days, by=adviser)
    with pytest.raises(NoSuchThing):
        declare_independence(mediator_id=mediator.id, at=world.now(), by=manager)


@pytest.mark.parametrize("kind", list(CredentialKind))
def test_whoever_lacks_one_credential_on_the_day_is_not_assigned(service, manager, adviser, kind):
    mediator = mediation.a_mediator(service, manager, lacks=(kind,))
    case = world.a_case(service)
    with pytest.raises(NotCurrent, match=str(kind.label).split(" (")[0][:10]):
        assign(case, mediator, adviser)


def test_a_credential_counts_on_the_day_of_the_meeting_not_today(service, mediator, adviser):
    case = world.a_case(service)
    with pytest.raises(NotCurrent):
        assign(case, mediator, adviser, on=world.today() + timedelta(days=301))


def test_a_mediator_of_another_provider_is_nobody_here(service, adviser):
    other = world.a_service()
    stranger = mediation.a_mediator(other, world.a_colleague(other, role="manager"))
    with pytest.raises(NoSuchThing):
        assign(world.a_case(service), stranger, adviser)


def test_a_mediator_sees_initials_and_council_until_they_declare_and_then_the_case(
    service, mediator, adviser
):
    case, own = world.a_case(service), person(mediator.user_id)
    assign(case, mediator, adviser)
    with acting_as(own):
        (shown,) = queries.own_assignments(own)
    assert (shown.child_initials, shown.is_cleared) == ("AH", False)
    assert not sees(case, own) and names_seen(case, own) == []
    declare_no_conflict(case_id=case.id, at=world.now(), by=own)
    declare_no_conflict(case_id=case.id, at=world.now(), by=own)
    assert sees(case, own) and "Sam Holloway" in names_seen(case, own)
    with acting_as(own):
        assert access.permissions(own, case) == {Permission.MEDIATE}
        assert people.needs(case.holder_id) is None, (
            "what the family wrote in its request is not for a mediator"
        )
        assert people.reach(case.holder_id).email == ""


def test_a_conflict_that_is_declared_shuts_the_mediator_out_at_once(service, mediator, adviser):
    case, own = world.a_case(service), person(mediator.user_id)
    assign(case, mediator, adviser)
    declare_no_conflict(case_id=case.id, at=world.now(), by=own)
    declare_conflict(case_id=case.id, because=Conflict.KNOWS, at=world.now(), by=own)
    assert not sees(case, own)
    with acting_as(own):
        assert queries.own_assignments(own) == []
    with pytest.raises(NoSuchThing):
        declare_no_conflict(case_id=case.id, at=world.now(), by=own)
    with pytest.raises(NotOnThisCase):
        assign(case, mediator, adviser)
    with acting_as(adviser):
        offered = queries.choice_for(service.provider_id, case.id, world.today())
    assert offered == [], "who is shut out is not offered"


def test_who_could_be_assigned_is_asked_at_once_for_the_whole_panel(service, mediator, adviser, manager):
    case = world.a_case(service)
    mediation.a_mediator(service, manager, lacks=("check",), name="Ben Reed")
    with acting_as(adviser):
        today = world.today()
        with CaptureQueriesContext(connection) as asked:
            offered = queries.choice_for(service.provider_id, case.id, today)
    assert [each.lacking for each in offered] == [(), (CredentialKind.CHECK,)]
    assert len(asked) == 2, "the panel, and what its members hold"


def test_a_manager_walls_a_mediator_once_and_an_adviser_cannot(service, mediator, adviser, manager):
    case, own = world.a_case(service), person(mediator.user_id)
    asked = {"case_id": case.id, "mediator_id": mediator.id, "because": Conflict.EMPLOYED}
    with pytest.raises(NotAllowed):
        wall_mediator(**asked, at=world.now(), by=adviser)
    assign(case, mediator, adviser)
    declare_no_conflict(case_id=case.id, at=world.now(), by=own)
    for _ in range(2):
        wall_mediator(**asked, at=world.now(), by=manager)
    assert not sees(case, own)
    with pytest.raises(NotOnThisCase):
        assign(case, mediator, adviser)


def test_a_released_mediator_sees_nothing_and_declares_anew_when_assigned_again(service, mediator, adviser):
    case, own = world.a_case(service), person(mediator.user_id)
    assign(case, mediator, adviser)
    declare_no_conflict(case_id=case.id, at=world.now(), by=own)
    for _ in range(2):
        release_mediator(case_id=case.id, mediator_id=mediator.id, at=world.now(), by=adviser)
    assert not sees(case, own)
    assign(case, mediator, adviser)
    assert not sees(case, own)
    declare_no_conflict(case_id=case.id, at=world.now(), by=own)
    assert sees(case, own)


@pytest.mark.parametrize("state", list(Standing))
def test_every_move_is_allowed_or_refused_as_the_table_says(state):
    may = {move.name for move in MEDIATOR_CASE.moves if MEDIATOR_CASE.allows(move.name, state)}
    assert (
        may
        == {
            Standing.ASSIGNED: {"release", "wall"},
            Standing.RELEASED: {"assign", "wall"},
            Standing.WALLED: set(),
        }[state]
    )
    for name in {move.name for move in MEDIATOR_CASE.moves} - may:
        with pytest.raises(NotNow):
            MEDIATOR_CASE.after(name, state)


@pytest.mark.parametrize(
    "statement",
    [
        "update panel_mediatorcase set state = 'assigned', because = '', ended_at = null, assigned_at = now()",
        "update panel_mediatorcase set user_id = gen_random_uuid()",
        "delete from panel_mediatorcase",
    ],
)
def test_nothing_takes_a_wall_down_in_the_database_either(service, mediator, manager, statement):
    case = world.a_case(service)
    wall_mediator(
        case_id=case.id, mediator_id=mediator.id, because=Conflict.OTHER, at=world.now(), by=manager
    )
    with (
        acting_as(manager),
        pytest.raises(Exception, match=r"stays|permission|keeps") as caught,
        transaction.atomic(),
    ):
        connection.cursor().execute(statement)
    assert isinstance(caught.value.__cause__, psycopg.errors.InsufficientPrivilege)


def test_the_record_says_it_without_a_name(service, mediator, adviser, manager):
    case = world.a_case(service)
    assign(case, mediator, adviser)
    wall_mediator(
        case_id=case.id, mediator_id=mediator.id, because=Conflict.OTHER, at=world.now(), by=manager
    )
    with acting_as(manager):
        said = " ".join(recorded.event.sentence() for recorded in of_case(case.id))
    assert "conflict" in said and "Quill" not in said
    assert events.AccessEnded.compartment.value == "K9"
