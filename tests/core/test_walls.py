"""A row that points at another case's row is refused where it is written."""

from uuid import uuid4

import psycopg
import pytest
from django.db import IntegrityError, connection, transaction

from evenhand.core.principals import operator
from evenhand.core.transactions import acting_as
from tests.build import world

NEEDS = (
    "insert into people_needs (person_id, case_id, needs, other, interpreter_language)"
    " values (%(person)s, %(case)s, '{}', '', '')"
)
GRANT = (
    "insert into cases_grant (id, case_id, user_id, person_id, role, compartments, evidence, starts_at, ends_at)"
    " values (%(id)s, %(case)s, %(id)s, %(person)s, 'holder', '{K1}', 'x', now(), null)"
)
AS_WEB = {"somebody's needs": NEEDS, "a grant": GRANT}
AS_OWNER = AS_WEB | {
    "somebody's details": "update people_contactdetails set person_id = %(person)s where case_id = %(case)s",
    "whose right it is": "update cases_case set holder_id = %(person)s where id = %(case)s",
    "the case of a person": "update people_person set case_id = %(case)s where id = %(person)s",
}


def two_cases():
    service = world.a_service()
    return world.a_case(service), world.a_case(service)


@pytest.mark.django_db
@pytest.mark.parametrize("what", AS_WEB)
def test_an_action_cannot_point_at_somebody_of_another_case(what):
    case, other = two_cases()
    with acting_as(operator().for_case(case.id)), connection.cursor() as cursor:
        # Its own child is not refused: so the refusal is for the case.
        cursor.execute(AS_WEB[what], {"id": uuid4(), "case": case.id, "person": case.child_id})
        with pytest.raises(IntegrityError, match="person_id_of_case"), transaction.atomic():
            cursor.execute(AS_WEB[what], {"id": uuid4(), "case": case.id, "person": other.child_id})


@pytest.mark.parametrize("what", AS_OWNER)
def test_nor_can_the_owner_of_the_database(own_database, what):
    case, other = two_cases()
    with (
        psycopg.connect(own_database.owner) as owner,
        pytest.raises(psycopg.errors.ForeignKeyViolation, match="_of_case"),
    ):
        owner.execute(AS_OWNER[what], {"id": uuid4(), "case": case.id, "person": other.child_id})
