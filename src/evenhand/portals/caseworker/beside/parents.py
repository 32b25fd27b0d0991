"""Adding the other parent because the family told us so, and keeping the two apart again."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Row
from evenhand.domain.cases import companions
from evenhand.domain.cases.actions.add_parent import add_parent
from evenhand.domain.cases.actions.end_support import end_support
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.identity.roles import Permission
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.portals.asking import posted
from evenhand.portals.caseworker.beside import forms
from evenhand.portals.caseworker.record.asking import Page, ask
from evenhand.portals.caseworker.record.forms import Nothing
from evenhand.portals.gate import on_case


@on_case(Permission.ADD_PARENT, posts=True)
def add(request: Any, case_id: UUID) -> HttpResponse:
    """Add the other parent."""

    def act(said: dict[str, Any]) -> None:
        add_parent(
            case_id=case_id,
            name=said["name"],
            reach=Reach(email=said["email"], telephone=said["telephone"]),
            protected=said["protected"],
            agreed_how=Evidence(said["agreed_how"]),
            at=request.at,
            by=request.principal,
        )

    intro = (
        "Parents are kept apart unless they want to be together. Ask the parent whose case it is, alone, on the number "
        "that they gave. Do not add anybody because the other parent asks.",
        "They see the core of the case, the papers of the meeting and the agreement. Neither sees how to reach the "
        "other, nor the other’s own words. The parent whose case it is goes on choosing and signing.",
        "We write to them. They see nothing before they have typed a code and the reference.",
    )
    page = Page("Add the other parent", "Add them and write to them", intro)
    return ask(request, forms.OtherParent(posted(request)), page, act, "parent")


@on_case(Permission.ADD_PARENT, posts=True)
def end(request: Any, case_id: UUID, companion_id: UUID) -> HttpResponse:
    """Keep two parents apart, because one of them asks for it."""
    one = companions.one(companion_id)
    if one is None or one.case_id != case_id or not one.is_parent or not one.is_there:
        raise NoSuchThing

    def act(_: dict[str, Any]) -> None:
        end_support(companion_id=companion_id, at=request.at, by=request.principal)

    intro = (
        "Either parent may ask for it, without a reason. The other parent sees nothing of this case from then on. "
        "They can ask in a case of their own, and nothing leads from one to the other.",
        "Nothing else moves: this case stays whose it is.",
    )
    page = Page(
        "Keep the parents apart", "Keep them apart", intro, rows=(Row("Who", one.name),), kind="grave"
    )
    return ask(request, Nothing(posted(request)), page, act, "apart")
