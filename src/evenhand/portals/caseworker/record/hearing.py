"""That we spoke with the family for which somebody else had sent a request: who it is, and how to reach it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from evenhand.design.models import Row
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.casework.actions.hear_family import hear_family
from evenhand.domain.identity.roles import Permission
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.set_contact_details import Reach, Safety
from evenhand.domain.requests.said import as_sent
from evenhand.portals.asking import posted
from evenhand.portals.caseworker.record import right_forms as forms
from evenhand.portals.caseworker.record.asking import Page, ask
from evenhand.portals.gate import on_case

INTRO = (
    "Call them, and speak with them alone where you can. Ask them to tell you of the letter, so that you know who it "
    "is. A number or an address that the sender wrote may be the sender’s own.",
    "Write what they tell you. Nothing that the sender wrote about reaching them is kept.",
    "Is the right somebody else’s than stands here? Then do not record this. Withdraw this request with them, and ask "
    "anew for whoever it is.",
    "Would they like the sender to help them? They ask for that on their own page, or you add the other parent.",
)


@on_case(Permission.CORRECT_FACTS, posts=True)
def show(request: Any, case_id: UUID) -> HttpResponse:
    """Write down that we spoke with the family, and what it said of reaching it."""
    case = request.case
    if not case.waits_for_family or case.closed_at:
        return redirect("cases:case", case_id)
    holder, sent = people.one(case.holder_id), as_sent(case_id)
    form = forms.Heard(posted(request), initial={"name": holder.name if holder else ""})

    def act(said: dict[str, Any]) -> None:
        ways = set(said["safe_ways"])
        hear_family(
            case_id=case_id,
            name=said["name"],
            how=Evidence(said["how"]),
            reach=Reach(
                email=said["email"],
                telephone=said["telephone"],
                address=said["address"],
                postcode=said["postcode"],
            ),
            safety=Safety(
                may_email="email" in ways,
                may_call="telephone" in ways,
                may_text="text" in ways,
                may_post="post" in ways,
                mailbox_is_shared=said["mailbox"] != forms.OWN,
            ),
            protected=said["protected"],
            read_back=bool(said["read_back"]),
            is_sender=said["is_sender"] == forms.SAME,
            at=request.at,
            by=request.principal,
        )

    rows = [Row("Sent by", sent.sender)] if sent and sent.sender else []
    rows += [Row("Whose right it is", holder.get_role_display().capitalize())] if holder else []
    page = Page("You spoke with the family", "Record this", INTRO, tuple(rows))
    return ask(request, form, page, act, "heard", beside="email")
