"""Two councils, a case that goes from one to the other, and whoever looks on."""

from datetime import timedelta

import pytest

from evenhand.core import events
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.cases.states import DutyState
from evenhand.domain.casework import queries as casework
from evenhand.domain.casework.actions.change_council import change_council
from evenhand.domain.casework.kinds import WhyCouncil
from evenhand.domain.correspondence.models import Message
from evenhand.statute.routes import Decision, Section
from tests.build import world

# Whoever imports everything is given the fixtures.
__all__ = ["adviser", "after", "before", "case", "other", "service", "silent"]

A_PLAN = {"decision": Decision.FINAL_PLAN, "disputed": (Section.F,)}


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def other(service):
    return world.another_council(service)


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


@pytest.fixture
def before(service):
    return world.an_officer(world.council_of(service))


@pytest.fixture
def after(other):
    return world.an_officer(world.council_of(other))


@pytest.fixture
def case(service, adviser, before):
    return world.a_case_that_wants_mediation(service, adviser, **A_PLAN)


def moves(case, to, by, **changes):
    said = {"transferred_on": world.today() - timedelta(days=3), "evidence": Evidence.TOLD_IN_WRITING}
    said |= {"why": WhyCouncil.MOVED, "at": world.now(), "by": by}
    return change_council(case_id=case.id, council=to.local_authority, **(said | changes))


def put_right(case, to, by, reason="The form lists both under one name."):
    return change_council(
        case_id=case.id,
        council=to.local_authority,
        why=WhyCouncil.MISTAKE,
        reason=reason,
        evidence=Evidence.LETTER,
        at=world.now(),
        by=by,
    )


def sees(by, case):
    with acting_as(by):
        return access.visible_to(by).filter(id=case.id).exists()


def case_council(case, by):
    return world.again(case, by).local_authority.short_name


def duties(case, by):
    with acting_as(by):
        return {each.deadline.rule: each for each in cases.duties(case.id) if each.state == DutyState.OPEN}


def follows(case, by, kind, *jobs):
    """Do what follows from the last event of a kind, twice as the worker may."""
    with acting_as(by):
        happened = next(item for item in events.of_case(case.id) if item.event.kind() == kind)
    for job in (*jobs, *jobs):
        job.function(event_id=str(happened.id), case_id=str(case.id))


def open_tasks(case, by):
    with acting_as(by):
        return {task.kind for task in casework.open_tasks(case.id)}


def told(case, by, body_id):
    with acting_as(by):
        found = Message.objects.filter(case_id=case.id, body_id=body_id).order_by("created_at")
        return list(found.values_list("purpose", flat=True))


@pytest.fixture
def silent(service, adviser, before):
    """Return a case whose council let its thirty days pass."""
    case = world.a_case(service, **A_PLAN)
    world.inform(case, adviser, days_ago=45)
    world.tell(case, "mediation", adviser, days_ago=40)
    return case
