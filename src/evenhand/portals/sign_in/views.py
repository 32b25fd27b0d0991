"""The pages of signing in and out. They say the same for an address that is known and one that is not."""

from typing import Any
from uuid import UUID

from django.contrib.auth import login, logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from evenhand.core.errors import NoSuchThing, NotAllowed
from evenhand.domain.cases import companions
from evenhand.domain.cases import queries as cases
from evenhand.domain.casework import queries as casework
from evenhand.domain.casework import worklist
from evenhand.domain.casework.actions.claim_case import claim_case
from evenhand.domain.identity import codes, second_factor, single_sign_on
from evenhand.domain.identity import queries as identity
from evenhand.domain.identity.access import commissions, may, offices
from evenhand.domain.identity.actions.ask_for_code import AskedTooOften, ask_for_code
from evenhand.domain.identity.actions.prove_second_factor import passkey_question, prove_second_factor
from evenhand.domain.identity.actions.sign_in import WrongCode, try_code
from evenhand.domain.identity.actions.sign_in_as import sign_in_as
from evenhand.domain.identity.roles import Permission
from evenhand.domain.meetings import interpreting
from evenhand.domain.panel import queries as panel
from evenhand.domain.requests import queries as requests
from evenhand.domain.requests.actions.bind_draft import bind_draft
from evenhand.portals import app_first, by_word, staying
from evenhand.portals.account import showing
from evenhand.portals.frames import home_of_staff
from evenhand.portals.gate import know_browser, public, signed_in
from evenhand.portals.sign_in.forms import AddressForm, CodeForm, SecondForm
from evenhand.portals.sign_in.people import demo_people

ASKED, SECOND, WANTED = "sign_in", "second_factor", "wanted_after_sign_in"
BACKEND = "django.contrib.auth.backends.ModelBackend"


@public(posts=True)
def address(request: Any) -> HttpResponse:
    """Ask for the e-mail address and send a code there."""
    known = request.session.get(ASKED, {})
    wanted = request.POST.get("next") or request.GET.get("next", "")
    form = AddressForm(request.POST or None, initial={"address": known.get("address", "")})
    if request.method == "POST" and form.is_valid():
        try:
            send_code(request, form.cleaned_data["address"], wanted)
            return redirect("sign-in:code")
        except AskedTooOften as refusal:
            form.add_refusal(refusal, "address")
    context = {"form": form, "problems": form.problems(), "next": wanted, "people": demo_people()}
    return render(request, "portals/sign_in/address.html", context)


@public(posts=True)
def code(request: Any) -> HttpResponse:
    """Ask for the code, and sign in with it."""
    asked = request.session.get(ASKED)
    if not asked:
        return redirect("sign-in:address")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        by = know_browser(request)
        user_id = try_code(
            code_id=UUID(asked["code_id"]), typed=form.cleaned_data["code"], at=request.at, by=by
        )
        if user_id and second_factor.is_asked_of(user_id):
            request.session[SECOND] = request.session.pop(ASKED)
            return redirect("sign-in:second")
        if user_id:
            return enter(request, user_id, asked["next"])
        form.add_refusal(WrongCode(), "code")
    context = {"form": form, "problems": form.problems(), "address": asked["address"]}
    context |= {"minutes": codes.LIFE_MINUTES, "organisations": single_sign_on.offered(asked["address"])}
    return render(request, "portals/sign_in/code.html", context)


@public(posts=True)
def second(request: Any) -> HttpResponse:
    """Ask for a second factor of the person's own, once the code from their mailbox was right, and sign in."""
    asked = request.session.get(SECOND)
    if not asked:
        return redirect("sign-in:address")
    form = SecondForm(request.POST if request.method == "POST" else None)
    found: list[UUID] = []

    def act(what: Any) -> bool:
        user_id = prove_second_factor(
            code_id=UUID(asked["code_id"]), shown=what, at=request.at, by=request.principal
        )
        found.extend([user_id] if user_id else [])
        return bool(user_id)

    try:
        if showing.proved(request, form, act):
            request.session.pop(SECOND)
            return enter(request, found[0], asked["next"])
        question = passkey_question(UUID(asked["code_id"]), request.at, request.principal)
    except NotAllowed:  # too long ago
        request.session.pop(SECOND)
        return redirect("sign-in:address")
    form.heads_the_page = question is None
    context = {"form": form, "problems": form.problems(), "passkey": showing.put(request, question)}
    return render(request, "portals/sign_in/second.html", context)


@public(posts=True)
def again(request: Any) -> HttpResponse:
    """Send another code to the same address."""
    asked = request.session.get(ASKED)
    if request.method == "POST" and asked:
        send_code(request, asked["address"], asked["next"])
        return redirect("sign-in:code")
    return redirect("sign-in:address")


@signed_in()
def welcome(request: Any) -> HttpResponse:
    """Take along what this browser wrote or sent before somebody signed in, and go where they were going."""
    for draft_id in requests.unbound(request.principal):
        bind_draft(draft_id=draft_id, by=request.principal)
    for reference in requests.sent_here(request.principal):
        if casework.person_to_claim(reference):
            claim_case(reference=reference, at=request.at, by=request.principal)
    return redirect(request.session.pop(WANTED, "") or _home(request))


def _home(request: Any) -> str:
    """Return where somebody begins: at their work, or with their own family and whom they help.

    Whoever must add an app for their work first begins with their family, if they have one here: anybody can be put on
    a list.
    """
    by = request.principal
    own, helps = bool(cases.opened_to(by)), companions.helps_anybody(by)
    familys = "/helping" if helps and not own else "/my"
    if (own or helps) and app_first.is_missed(request):
        return familys
    if identity.is_staff(by.user_id):
        return _own_list(request)
    if offices(by.user_id):
        return "/inbox/"
    if commissions(by.user_id):
        return "/figures/"
    if panel.is_mediator(by.user_id, request.today):
        return "/mediator/"
    if panel.name_of_user(by.user_id):  # whoever left a panel has this page and no other
        return "/safety/tell"
    if not own and not helps and interpreting.own(by, request.at):
        return "/interpreting"
    return familys


def _own_list(request: Any) -> str:
    """Return where staff begin: their own cases, their team's while they have none, or what else they look after."""
    if not may(request.principal, Permission.SEE_WORKLIST):
        return home_of_staff(request.principal)
    own = worklist.worklist(request.principal, worklist.Wanted(scope="mine"), request.today)
    return "/cases/" if own.lines else "/cases/?scope=team"


@public(posts=True)
def out(request: Any) -> HttpResponse:
    """Sign out, and let the browser forget everything that it held of ours."""
    answer = redirect("home")
    if request.method == "POST":
        staying.leave(request)
        logout(request)
        # Not "cookies": that would sign people out of all else under the same domain, such as the council's own site.
        answer["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@public(posts=True)
def demo(request: Any) -> HttpResponse:
    """Sign in as somebody of the demonstration with one click."""
    chosen = next((each for each in demo_people() if each.email == request.POST.get("email")), None)
    if request.method != "POST" or chosen is None:
        raise NoSuchThing
    user_id = sign_in_as(address=chosen.email, by=know_browser(request))
    return enter(request, user_id, request.POST.get("next", ""))


def send_code(request: Any, to: str, wanted: str) -> None:
    """Send a code to an address, to be typed in this browser at the page of the code. Raises AskedTooOften."""
    asked = ask_for_code(
        address=to, at=request.at, by=know_browser(request), known_sha256=staying.known_sha256(request)
    )
    request.session[ASKED] = {"code_id": str(asked.id), "address": to, "next": wanted}


def enter(
    request: Any, user_id: UUID, wanted: str, *, strong: bool = False, word: UUID | None = None
) -> HttpResponse:
    """Sign the browser in. What follows is done by the person, so it waits for a page that they ask for.

    Whoever signed in with two factors elsewhere (`strong`) is not made to add an app here. `word` is the identity
    provider by whose word it is, if it is by one.
    """
    request.session.pop(ASKED, None)
    login(request, identity.user(user_id), backend=BACKEND)
    by_word.keep(request, word)
    app_first.keep(request, strong=strong)
    request.session[WANTED] = _inside(request, wanted)
    answer = redirect("sign-in:welcome")
    staying.enter(request, answer)
    return answer


def _inside(request: Any, wanted: str) -> str:
    """Return an address of our own host, or nothing."""
    hosts = {request.get_host()}
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=hosts, require_https=request.is_secure())
    return wanted if safe else ""
