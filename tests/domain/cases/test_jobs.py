"""A worker that starts sees at once what went by while there was none."""

from datetime import timedelta

from evenhand.core.jobs import catch_up
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import jobs
from evenhand.domain.cases.models import Case
from tests.build import databases, world


def test_a_starting_worker_ends_what_is_over(own_database):
    case = world.a_case(world.a_service(), notice_dated=world.today() - timedelta(days=90))
    with databases.django_at(own_database.worker):
        catch_up(["duties"])
        jobs.pass_time.function(case_id=str(case.id))
        with acting_as(worker(case.id)):
            assert Case.objects.get(id=case.id).next_due_on is None
