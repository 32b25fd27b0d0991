"""Signing in by the word of one's own organisation: there, back again, and what is still asked.

It is offered by the domain of the address that was typed, whoever's that is, and stands beside the code, never in its
place. A browser is not led on by an answer to a form: our own policy lets no form end at another site.
"""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from evenhand.core.errors import NoSuchThing, NotAllowed, Refused
from evenhand.domain.identity import single_sign_on
from evenhand.domain.identity.actions.ask_organisation import ask_organisation
from evenhand.domain.identity.actions.hear_organisation import NO_ACCOUNT, hear_organisation
from evenhand.domain.identity.actions.prove_after_organisation import (
    Proved,
    passkey_question_after_organisation,
    prove_after_organisation,
)
from evenhand.domain.identity.single_sign_on import Answer, NoWord
from evenhand.portals.account import showing
from evenhand.portals.gate import know_browser, public
from evenhand.portals.sign_in.forms import SecondForm
from evenhand.portals.sign_in.views import ASKED, enter

SENT, SECOND = "sent_to_organisation", "second_after_organisation"


@public(posts=True)
def go(request: Any) -> HttpResponse:
    """Show the way to the sign-in of an organisation that vouches for the domain of the address that was typed."""
    asked = request.session.get(ASKED)
    if request.method != "POST" or not asked:
        return redirect("sign-in:address")
    offers = single_sign_on.offered(asked["address"])
    chosen = next((each for each in offers if str(each.id) == request.POST.get("organisation")), None)
    if chosen is None:
        raise NoSuchThing
    sign_in = ask_organisation(
        identity_provider_id=chosen.id,
        network_address=request.META.get("REMOTE_ADDR", ""),
        at=request.at,
        by=know_browser(request),
    )
    try:
        address = single_sign_on.where_to_go(sign_in, address_to_come_back_to(chosen.id))
    except NoWord:
        return _refused(request, NotReached(chosen.name))
    request.session[SENT] = {"sign_in_id": str(sign_in.id), "next": asked["next"]}
    page = {"address": address, "organisation": chosen.name}
    answer = render(request, "portals/sign_in/organisation.html", page)
    answer["Refresh"] = f"0; url={address}"
    return answer


@public()
def back(request: Any, identity_provider_id: UUID) -> HttpResponse:
    """Hear what the organisation says of whoever comes back in this browser, once, and sign them in."""
    sent = request.session.get(SENT)
    if not sent:
        return redirect("sign-in:address")
    given = {name: _once(request, key) for name, key in (("issuer", "iss"), *((x, x) for x in ANSWERS))}
    try:
        heard = hear_organisation(
            sign_in_id=UUID(sent["sign_in_id"]),
            identity_provider_id=identity_provider_id,
            answer=Answer(**given),
            redirect_uri=address_to_come_back_to(identity_provider_id),
            at=request.at,
            by=request.principal,
        )
    except NoSuchThing:
        return _refused(request, Over())
    request.session.pop(SENT)
    if heard.user_id is None:
        return _refused(request, NotYours() if heard.why == NO_ACCOUNT else NotSignedIn())
    if heard.needs_second:
        request.session[SECOND] = sent
        return redirect("sign-in:organisation-second")
    return enter(request, heard.user_id, sent["next"], strong=heard.strong, word=identity_provider_id)


@public(posts=True)
def second(request: Any) -> HttpResponse:
    """Ask for a second factor of the person's own, where the organisation's word alone is not enough."""
    heard = request.session.get(SECOND)
    if not heard:
        return redirect("sign-in:address")
    sign_in_id = UUID(heard["sign_in_id"])
    found: list[Proved] = []
    form = SecondForm(request.POST if request.method == "POST" else None)

    def act(what: Any) -> bool:
        proved = prove_after_organisation(
            sign_in_id=sign_in_id, shown=what, at=request.at, by=request.principal
        )
        found.extend([proved] if proved else [])
        return bool(proved)

    try:
        if showing.proved(request, form, act):
            request.session.pop(SECOND)
            return enter(request, found[0].user_id, heard["next"], word=found[0].identity_provider_id)
        question = passkey_question_after_organisation(sign_in_id, request.at, request.principal)
    except NotAllowed:  # too long ago, or more than the employer's by now
        request.session.pop(SECOND)
        return redirect("sign-in:address")
    form.heads_the_page = question is None
    context = {"form": form, "problems": form.problems(), "passkey": showing.put(request, question)}
    return render(request, "portals/sign_in/organisation_second.html", context)


ANSWERS = ("state", "code", "error")


class NotReached(Refused):
    """The identity provider does not answer, or not as it should."""

    def __init__(self, organisation: str) -> None:
        super().__init__(
            f"We cannot reach the sign-in of {organisation} now.",
            "It did not answer us, or not in a way that we can check.",
            "Sign in with the code that we sent by e-mail instead.",
        )


class Over(Refused):
    """Nothing waits for this answer any longer."""

    def __init__(self) -> None:
        super().__init__(
            "This sign-in is over.",
            "It was used already, took longer than ten minutes, or began in another browser.",
            "Begin again, or sign in with a code by e-mail.",
        )


class NotSignedIn(Refused):
    """The identity provider gave no word that can be taken."""

    def __init__(self) -> None:
        super().__init__(
            "Your organisation did not sign you in.",
            "Its sign-in was stopped, or it told us something that we cannot check.",
            "Begin again, or sign in with a code by e-mail. If it happens again, tell your IT team.",
        )


class NotYours(Refused):
    """A word that was taken opens no account: one answer, whatever the reason is."""

    def __init__(self) -> None:
        super().__init__(
            "Your organisation cannot sign you in here.",
            "Its word opens an account that is for work at that organisation and for nothing else.",
            "Sign in with a code by e-mail. That always works.",
        )


def address_to_come_back_to(identity_provider_id: UUID) -> str:
    """Return the one address to which an identity provider may send a browser back: each has its own."""
    return f"{settings.PUBLIC_URL}{reverse('sign-in:organisation-back', args=[identity_provider_id])}"


def _refused(request: Any, refusal: Refused) -> HttpResponse:
    """Say it on a page, without undoing what was spent."""
    return render(request, "portals/sign_in/organisation_refused.html", {"refusal": refusal}, status=409)


def _once(request: Any, name: str) -> str:
    """Return what an address says by one name; nothing where it says it twice."""
    found = request.GET.getlist(name)
    return str(found[0]) if len(found) == 1 else ""
