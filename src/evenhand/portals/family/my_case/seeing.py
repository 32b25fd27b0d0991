"""Thing by thing, who can see what is a family's now: one list that the walls of the database keep to."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.urls import reverse

from evenhand.design.models import Link, Row
from evenhand.design.words import listed
from evenhand.domain.cases.companions import Beside
from evenhand.domain.cases.states import Allowed

YOU, STAFF, MEDIATOR = "You", "Our staff on your case", "Your mediator"
REASON = "Our staff on your case, who give a reason that is kept"


def things(
    beside: Iterable[Beside],
    bodies: Iterable[str],
    letters: Mapping[UUID, str],
    *,
    protected: bool,
    mediated: bool,
) -> tuple[Row, ...]:
    """Return each thing of a family's with everybody who can see it now; `bodies` are told that it wants mediation."""
    there = [each for each in beside if each.is_active]
    told, mediator = list(bodies), [MEDIATOR] if mediated else []
    may_read = [f"{each}, what you agreed to share" for each in told]
    everybody = [YOU, STAFF, *told, *mediator, *(_name(each) for each in there)]
    rows = (
        ("My request", [YOU, STAFF, *may_read, *_names(there, Allowed.REQUEST)]),
        ("My own papers", [YOU, STAFF, *_letters(there, letters)]),
        ("My papers for the meeting", [YOU, "Whoever you choose, paper by paper"]),
        ("My own notes", [YOU, *([f"{MEDIATOR}, those that you share"] if mediated else []), "Nobody else"]),
        ("How to reach me", [YOU, REASON if protected else STAFF, "Nobody else"]),
        ("Where my case is, and its dates", everybody),
        ("How to join my meeting", [YOU, STAFF, *told, *mediator, *(_name(e) for e in there if e.comes)]),
        ("The papers of the meeting", [YOU, *told, *mediator, *(_name(e) for e in there if e.sees_papers)]),
        ("The agreement", [YOU, STAFF, *told, *mediator, *(_name(e) for e in there if e.is_parent)]),
        ("What we wrote to me", [YOU, STAFF]),
    )
    return tuple(Row(title, "\n".join(who)) for title, who in rows)


def endings(case_id: UUID, beside: Iterable[Beside]) -> tuple[Link, ...]:
    """Return where the family ends what it may end: the part of everybody at its side."""
    return tuple(
        Link(
            f"Keep {each.name} and me apart" if each.is_parent else f"End it with {each.name}",
            reverse("my-people:end", args=[case_id, each.id]),
        )
        for each in beside
        if each.is_there
    )


def _name(one: Beside) -> str:
    return f"{one.name}, the other parent" if one.is_parent else f"{one.name}, who helps you"


def _names(there: Iterable[Beside], allowed: Allowed) -> list[str]:
    return [_name(each) for each in there if allowed in each.allowed]


def _letters(there: Iterable[Beside], letters: Mapping[UUID, str]) -> list[str]:
    """Return who may read which of the family's own papers."""
    named = ((each, [letters[one] for one in each.letters if one in letters]) for each in there)
    return [f"{_name(each)}: {listed(names)}" for each, names in named if names]
