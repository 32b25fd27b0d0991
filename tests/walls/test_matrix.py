"""Everybody opens every address and reads all their post: they see what the table gives them, and nothing else."""

import pytest

from tests.walls import checking, looking, policy
from tests.walls.conftest import Standing
from tests.walls.looking import Names

# As each of them, every address, and before the first the world is made: it ends by itself, and no sooner on a machine
# that does other things too.
pytestmark = pytest.mark.timeout(1800)
# Together they are everything that somebody can be, so that whatever the table promises is shown to one of them.
ONE_OF_EACH = {
    *(
        "mother",
        "father",
        "young",
        "social worker",
        "adviser",
        "caseworker",
        "manager",
        "lead",
        "caseworker shut out",
        "visitor with a draft",
    ),
    *(
        "mediator",
        "mediator of now",
        "mediator asked",
        "mediator shut out",
        "council",
        "lead of the council",
        "far council",
        "health body",
        "visitor",
        "commissioner",
        "auditor",
        "editor",
    ),
    *("friend", "advice worker", "other parent", "other parent who is asked", "interpreter"),
    *("parent before", "parent who may read", "young after"),
}


def test_one_of_each_sees_what_the_table_gives_them_and_nothing_else(
    world_at: Standing, named: Names
) -> None:
    found = checking.look(world_at.made, named, ONE_OF_EACH)
    checking.expect_none(found.faults | checking.unfulfilled(found))


def test_everybody_else_sees_nothing_that_the_table_does_not_give_them(
    world_at: Standing, named: Names
) -> None:
    others = world_at.made.people.of.keys() - ONE_OF_EACH
    assert len(others) > 10
    checking.expect_none(checking.look(world_at.made, named, others).faults)


def test_every_marker_stands_in_the_table_and_every_row_has_a_marker(world_at: Standing) -> None:
    given = {marker.what for marker in world_at.made.markers.given.values()}
    assert given == policy.rows().keys()


def test_every_message_shows_its_one_reader_nothing_that_is_not_theirs(world_at: Standing) -> None:
    assert len(world_at.mail) > 30
    faults = set()
    for copy in world_at.mail:
        (address,) = copy.recipients
        reader = world_at.reader_of(address)
        faults |= checking.misread(world_at.made, reader, copy.message, address)
    checking.expect_none(faults)


def test_every_field_that_says_something_about_somebody_has_a_marker(world_at: Standing) -> None:
    empty = set()
    with world_at.owner() as owner:
        for table, column in looking.personal_columns():
            values = owner.execute(f"select {column}::text from {table}").fetchall()
            if f"{table}.{column}" not in looking.WITHOUT_WORDS and not any(
                world_at.made.markers.found_in(str(value)) for (value,) in values
            ):
                empty.add(f"{table}.{column}")
    checking.expect_none(empty)
