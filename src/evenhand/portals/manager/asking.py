"""One small form, one action, back to where the manager came from; and what stood there says that it was done."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from evenhand.design.fields import SelectField
from evenhand.design.forms import Form
from evenhand.design.models import Link, Row
from evenhand.domain.identity import access
from evenhand.domain.identity.roles import Permission
from evenhand.domain.organisations import queries as organisations
from evenhand.portals.asking import Act, acted

DONE = {
    "mediator": "The mediator is on the panel. Now put on record what they hold.",
    "credential": "It is on record.",
    "credential-ended": "It does not count any longer.",
    "left": "They have left the panel. They see no case, and are signed out everywhere.",
    "place": "The place can be booked.",
    "room": "The room can be booked.",
    "place-closed": "The place is closed. Nothing more is booked there.",
    "officer": "They can answer from now on. They sign in with that e-mail address.",
    "office-ended": "They see nothing of this body’s cases any longer, and are signed out everywhere.",
    "staff": "They are appointed, and sign in with that e-mail address. The list says it where they start later.",
    "lost": "It is asked. A colleague confirms it under Lost apps, a day from now at the earliest. They are told.",
    "reading": "It is read like this from now on. The dates of open cases are being worked out again.",
    "list-used": "The list is in use. The dates of open cases are being worked out again.",
    "list-rejected": "The list is not used. Nothing has moved.",
    "reviewed": "It is on record.",
    "report": "Everybody can read it now, on the page of statistics (/statistics).",
    "report-corrected": "The reason stands above the report. Another one is being counted.",
    "complaint-taken": "You look into it.",
    "complaint-to-be-told": "It is on record. Nobody writes to them about it: bring them the answer.",
    "complaint-answered": "The answer is on their page, and they are told that it is there.",
    "wall": "They are shut out of this case from now on.",
    "lifting-asked": "It is asked. Another manager decides it, here or under To do.",
    "lifting-decided": "It is decided.",
    "lifting-withdrawn": "It is taken back. The wall stays.",
    "staff-ended": "They see nothing through that role any longer, and are signed out everywhere.",
}

LOST = (
    "Another who may appoint confirms it under Lost apps, a day from now at the earliest. Until then nothing changes.",
    "They are told now and once it is done, and can stop it by signing in with what they have.",
    "Then their app, their spare codes, their passkeys and every session end.",
)


@dataclass(frozen=True)
class Page:
    """What stands around the form, and where it leads back to; without words for its button there is none."""

    title: str
    button: str
    back: Link
    intro: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    kind: str = "primary"


class Nothing(Form):
    """Nothing is asked but to confirm."""

    heads_the_page = False


def ask(
    request: Any, form: Form, page: Page, act: Act, done: str, *, beside: str | None = None
) -> HttpResponse:
    """Show the form, or act on it and go back; a refusal stands beside the field that is named, or above."""
    if acted(request, form, act, beside):
        return redirect(f"{page.back.url}?done={done}")
    return render(request, "portals/manager/ask.html", {"page": page, "form": form})


def done(request: Any) -> str:
    """Return what was done just before, in words; empty when nothing was."""
    return DONE.get(request.GET.get("done", ""), "")


def own_providers(request: Any, permission: Permission) -> list[UUID]:
    """Return the providers for which somebody may do something."""
    return access.providers(request.principal, permission)


def at_provider(form: type[Form], provider_ids: list[UUID]) -> type[Form]:
    """Return a form that also asks for which provider, for whoever manages more than one."""
    if len(provider_ids) < 2:
        return form
    names = tuple((str(each), organisations.provider(each).name) for each in provider_ids)
    asked = SelectField(label="For which service?", choices=names, missing="Choose the service.")
    return type(form.__name__, (form,), {"provider": asked, "__doc__": form.__doc__})


def chosen_provider(said: dict[str, Any], provider_ids: list[UUID]) -> UUID:
    """Return the provider that such a form says."""
    return UUID(said["provider"]) if "provider" in said else provider_ids[0]
