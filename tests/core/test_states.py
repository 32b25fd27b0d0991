"""A lifecycle is a table and refuses in words."""

import pytest

from evenhand.core.errors import NotNow
from evenhand.core.states import Lifecycle, Move

DOOR = Lifecycle("door", ("shut",), (Move("open", ("shut",), "open"), Move("shut", ("open",), "shut")))


def test_a_move_leads_where_the_table_says():
    assert DOOR.after("open", "shut") == "open"


def test_a_move_that_cannot_follow_is_refused_in_words():
    with pytest.raises(NotNow, match="This door is open"):
        DOOR.after("open", "open")


def test_a_lifecycle_knows_its_states():
    assert DOOR.states() == {"shut", "open"}


def test_a_move_must_start_somewhere():
    with pytest.raises(ValueError, match="starts nowhere"):
        Move("open", (), "open")
