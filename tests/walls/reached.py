"""How people of the made-up world are reached: said later than their request, one that waits, and what they stopped."""

from typing import TYPE_CHECKING, Any

from evenhand.core.transactions import acting_as
from evenhand.domain.cases import companions
from evenhand.domain.casework.actions.change_needs import change_needs
from evenhand.domain.casework.actions.change_ways import change_ways
from evenhand.domain.casework.actions.stop_contact import stop_contact
from evenhand.domain.people.kinds import Stopped
from tests.build import world

if TYPE_CHECKING:
    from tests.walls.made import MadeUp

LATER = "note about safety said later"


def say(made: "MadeUp") -> None:
    """Let a family say anew what it needs and what is safe, one in hiding wait for a call, and two stop something."""
    words = made.markers.words
    own = _own(made, "young")
    needs = {"needs": ("quiet",), "other": words("need said later", "young")}
    change_needs(**own, **needs, interpreter_language=made.markers.word("language said later", "young"))
    change_ways(**own, changes={"note": words(LATER, "young")})
    stop_contact(**own, what=Stopped.TEXT)
    assert not change_ways(**_own(made, "mother"), changes={"note": words(LATER, "mother")})
    stop_contact(**_own(made, "mother"), what=Stopped.POST)
    other = _other_parent(made, "elsewhere")
    change_ways(**other, changes={"note": words(f"{LATER} by the other parent", "other parent", "elsewhere")})
    stop_contact(**other, what=Stopped.TELEPHONE)


def _own(made: "MadeUp", key: str) -> dict[str, Any]:
    family = made.families[key]
    return {
        "case_id": family.case.id,
        "person_id": family.case.holder_id,
        "said_how": "told_online",
        "at": world.now(),
        "by": family.own,
    }


def _other_parent(made: "MadeUp", key: str) -> dict[str, Any]:
    by = made.by("other parent")
    with acting_as(by):
        person_id = companions.own(made.families[key].case.id, by).person_id
    return _own(made, key) | {"person_id": person_id, "by": by}
