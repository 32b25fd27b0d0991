"""Columns that no action changes cannot be changed by the roles at work, whatever they are tricked into."""

import psycopg
import pytest

from tests.build import world

NEVER = {
    "cases_case": ("id", "reference", "provider_id", "holder_id", "child_id", "opened_at"),
    "cases_grant": ("case_id", "user_id", "person_id", "role", "compartments", "starts_at"),
    "cases_wall": ("case_id", "user_id", "reason", "made_at", "made_by", "for_good"),
    "cases_walllifting": ("case_id", "wall_id", "reason", "asked_at", "asked_by"),
    "identity_membership": ("user_id", "provider_id", "role", "compartments", "starts_at"),
    "identity_user": ("id", "is_active"),
    "identity_signincode": ("address", "browser_key", "expires_at"),
}


@pytest.fixture(scope="module")
def columns():
    return [(table, column) for table, names in NEVER.items() for column in names]


@pytest.mark.parametrize("role", ["web", "worker"])
def test_what_never_changes_cannot_be_written_again(own_database, columns, role):
    world.a_case(world.a_service())
    with psycopg.connect(getattr(own_database, role), autocommit=True) as at_work:
        for table, column in columns:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                at_work.execute(f"update {table} set {column} = {column}")
