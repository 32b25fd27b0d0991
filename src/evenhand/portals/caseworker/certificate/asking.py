"""Writing down that a family asks for its certificate while the council is silent."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from evenhand.design.fields import CheckboxesField, RadiosField
from evenhand.design.forms import Form
from evenhand.design.models import Row
from evenhand.design.words import day
from evenhand.domain.certificates import deeming
from evenhand.domain.certificates.actions.ask_for_deemed import ask_for_deemed
from evenhand.domain.certificates.refusals import CannotAskYet
from evenhand.domain.identity.roles import Permission
from evenhand.portals.asking import posted
from evenhand.portals.caseworker.record.asking import Page, ask
from evenhand.portals.caseworker.record.forms import SAID
from evenhand.portals.gate import on_case


class Asked(Form):
    """That the family heard the warning, and how it asked."""

    heads_the_page = False
    understood = CheckboxesField(
        label="Did the family hear this?",
        choices={
            deeming.WARNING_VERSION: "I read it all to the family, with both dates, and it asks for the certificate"
        },
        missing="Read it to the family, then tick that it heard it.",
    )
    evidence = RadiosField(label="How did it say so?", choices=SAID, missing="Choose how the family said so.")


@on_case(Permission.RECORD_CHOICE, posts=True)
def record(request: Any, case_id: UUID) -> HttpResponse:
    """Give the adviser the words to read out, and note that the family asks."""
    found = deeming.asking(request.case, request.today)
    if not found.may_ask:
        raise CannotAskYet(found.reasons)

    def act(said: dict[str, Any]) -> None:
        ask_for_deemed(
            case_id=case_id,
            understood=said["understood"][0],
            evidence=said["evidence"],
            at=request.at,
            by=request.principal,
        )

    page = Page(
        title="The family asks for its certificate",
        button="Record that it asks",
        intro=("Read this to the family, word for word.", *deeming.WARNING),
        rows=_rows(found, request.today),
        after=("Somebody else, a manager, decides about it. Our three working days begin today.",),
    )
    return ask(request, Asked(posted(request)), page, act, "deemed")


def _rows(found: deeming.Asking, today: date) -> tuple[Row, ...]:
    named = (
        ("The appeal, without a certificate", found.appeal_before),
        ("The appeal, if it is issued today", found.appeal_after),
    )
    gone = [Row("The council had until", day(found.arrange_by))] if found.arrange_by else []
    return (
        *gone,
        *(
            Row(title, f"{day(each.safe_on)}\nThe law’s last day: {day(each.due_on)}")
            for title, each in named
            if each is not None
        ),
    )
