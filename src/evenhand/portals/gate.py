"""The gate that every view wears: who may open this page, and on whose behalf the database is asked.

A gate opens the transaction of the request with its principal, answers a refusal in words, and notes a denied
access in a transaction of its own. A URL without a gate is denied (middleware.py).
"""

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import logout
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.module_loading import import_string

from evenhand.core import access_log, clock
from evenhand.core.errors import NoSuchThing, NotAllowed, Refused
from evenhand.core.principals import Principal, anonymous, person
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access, right
from evenhand.domain.cases.holding import BeforeThisLaw
from evenhand.domain.identity import access as identity
from evenhand.domain.identity.codes import browser_key
from evenhand.domain.identity.roles import Permission
from evenhand.domain.panel import queries as panel
from evenhand.domain.safeguarding import access as safeguarding
from evenhand.portals import app_first, by_word, frames, staying
from evenhand.portals.sent_from import require_ours
from evenhand.statute.in_force import NotInForce

View = Callable[..., HttpResponse]
log = logging.getLogger("evenhand.gate")
STAFF_PATHS = ("/cases", "/certificates", "/manage", "/audit", "/content/")
OFFICER_PATHS = ("/inbox", "/figures")
FAMILY_PATH, HELPER_PATH = "/my/", "/helping"
MEDIATOR_PATH, OWN_PATH, SAFETY_PATH = "/mediator/", "/account", "/safety/"
UNFRAMED = ("/health", "/dev/", "/api/v1/", "/films/")


class HasPassed(Exception):
    """The right of the case passed from whoever asks for the page to their child."""


class Audience(StrEnum):
    """Whom a page is for."""

    PUBLIC = "everybody"
    SIGNED_IN = "anybody who is signed in"
    STAFF = "people who work for a provider"
    OFFICER = "people who answer for a council or a health body"
    CASE = "people on the case or at its family's side, its provider's staff, or officers of a body that takes part"


@dataclass(frozen=True)
class Gate:
    """What a view's gate asks for; read by the default-deny middleware and by the tests that walk all URLs."""

    audience: Audience
    permission: Permission | None = None
    posts: bool = False
    leaves: bool = False
    assigned: bool = False
    worried: bool = False
    passed: bool = False
    nameless: bool = False
    tokenless: bool = False


class CaseRequest(HttpRequest):
    """A request that has passed a gate."""

    principal: Principal
    at: Any
    today: Any
    case: Any


def public(*, posts: bool = False, leaves: bool = False) -> Callable[[View], View]:
    """Let everybody in; with `leaves` the page can be left in one touch."""
    return _wear(Gate(Audience.PUBLIC, posts=posts, leaves=leaves))


def tokenless() -> Callable[[View], View]:
    """Let everybody in to send a form that carries no token, from a page of ours alone (sent_from.py says why)."""
    return _wear(Gate(Audience.PUBLIC, posts=True, tokenless=True))


def nameless(*, posts: bool = False) -> Callable[[View], View]:
    """Let everybody in and know nobody: no cookie is read, so what is answered can be kept and shared by anybody."""
    return _wear(Gate(Audience.PUBLIC, posts=posts, nameless=True))


def signed_in(*, posts: bool = False) -> Callable[[View], View]:
    """Let in whoever is signed in."""
    return _wear(Gate(Audience.SIGNED_IN, posts=posts))


def staff(permission: Permission, *, posts: bool = False) -> Callable[[View], View]:
    """Let in staff with a permission at any provider; rows are shown by provider all the same."""
    return _wear(Gate(Audience.STAFF, permission, posts))


def officer(permission: Permission, *, posts: bool = False) -> Callable[[View], View]:
    """Let in whoever may do something for any council or health body; rows are shown by body all the same."""
    return _wear(Gate(Audience.OFFICER, permission, posts))


def on_case(permission: Permission, *, posts: bool = False) -> Callable[[View], View]:
    """Let in whoever may do something on the case named in the address by `case_id`; it becomes `request.case`.

    Somebody who may not see the case is told the same as for a case that does not exist.
    """
    return _wear(Gate(Audience.CASE, permission, posts))


def assigned(*, posts: bool = False) -> Callable[[View], View]:
    """Let in the mediator who is assigned to the case in the address, also before they may read it.

    What they see of it until then becomes `request.assignment`. To anybody else there is no such case.
    """
    return _wear(Gate(Audience.CASE, posts=posts, assigned=True))


def worried(*, posts: bool = False) -> Callable[[View], View]:
    """Let in whoever works on the case in the address, or ever mediated in it, to tell of a worry about safety.

    How the case stands, and whether they may still read it, makes no difference. It becomes `request.place`.
    """
    return _wear(Gate(Audience.CASE, posts=posts, worried=True))


def passed(*, posts: bool = False) -> Callable[[View], View]:
    """Let in a parent whose case in the address is their child's own now.

    What stays with them becomes `request.passed`: None where the child lets them read the case again.
    """
    return _wear(Gate(Audience.CASE, posts=posts, passed=True))


def principal_of(request: HttpRequest) -> Principal:
    """Return on whose behalf a request is made."""
    browser = browser_key(request.session.get("browser", ""))
    if request.user.is_authenticated:
        return person(UUID(str(request.user.pk)), browser)
    return anonymous(browser)


def know_browser(request: Any) -> Principal:
    """Give this browser a secret of its own if it has none, and return on whose behalf it asks from now on.

    The secret ties what a visitor writes to the browser that wrote it; it is made only when there is something
    to tie.
    """
    if "browser" not in request.session:
        request.session["browser"] = secrets.token_urlsafe(32)
        request.principal = principal_of(request)
    principal: Principal = request.principal
    return principal


def _wear(gate: Gate) -> Callable[[View], View]:
    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: Any, *args: object, **kwargs: Any) -> HttpResponse:
            if request.method not in ("GET", "HEAD") and not (gate.posts and request.method == "POST"):
                return HttpResponseNotAllowed(["GET", "HEAD", *(["POST"] if gate.posts else [])])
            if gate.tokenless and request.method == "POST":
                require_ours(request)
            request.principal = anonymous() if gate.nameless else principal_of(request)
            if gate.audience != Audience.PUBLIC and request.principal.user_id is None:
                return redirect("/sign-in?" + urlencode({"next": request.get_full_path()}))
            try:
                if not gate.nameless:  # which keeps no text
                    _require_readable(request)
                with acting_as(request.principal, to_look=True):
                    request.at = clock.now()
                    request.today = clock.london_day(request.at)
                    over = not gate.nameless and (staying.is_over(request) or by_word.opens_no_more(request))
                    if over:
                        staying.leave(request)
                    elif gate.audience != Audience.PUBLIC and _adds_app_first(request, kwargs.get("case_id")):
                        return redirect(OWN_PATH)
                    else:
                        _frame(gate, request)
                        _admit(gate, request, kwargs)
                        if not gate.nameless:
                            _stay(request)
                        return view(request, *args, **kwargs)
                # Whoever signed in too long ago, or by a word that holds no longer, is anybody from here on.
                logout(request)
                return guarded(request, *args, **kwargs)
            except HasPassed:
                return redirect("my:passed", kwargs["case_id"])
            except Refused as refusal:
                return _refuse(request, refusal, kwargs.get("case_id"))
            except NotInForce as before:
                log.warning(
                    "%s asked for %s before it was law", request.resolver_match.view_name, before.name
                )
                return _refuse(request, BeforeThisLaw(), kwargs.get("case_id"))

        guarded.gate = gate  # type: ignore[attr-defined]
        if gate.tokenless:
            guarded.csrf_exempt = True  # type: ignore[attr-defined]
        return guarded

    return wrap


def _stay(request: Any) -> None:
    """Count the end of a session from this page, and let the page warn before it."""
    staying.put_off(request)
    if (frame := getattr(request, "frame", None)) is not None:
        request.frame = replace(frame, **staying.told(request))


def _is_own(request: Any) -> bool:
    return bool(request.path.startswith(OWN_PATH))


def _adds_app_first(request: Any, case_id: UUID | None) -> bool:
    """Tell whether somebody sees nothing of their work, until they have added an app or a passkey."""
    return not _is_own(request) and app_first.comes_first(request, case_id)


def _require_readable(request: Any) -> None:
    """Raise BadRequest, which is answered 400, for the one sign that the database keeps in no text."""
    if any("\x00" in value for values in request.GET.lists() for value in values[1]):
        raise BadRequest("A sign in the address cannot be kept.")


def _admit(gate: Gate, request: Any, kwargs: dict[str, Any]) -> None:
    """Raise unless the principal may pass."""
    if gate.audience == Audience.STAFF and gate.permission:
        identity.require(request.principal, gate.permission)
    if gate.audience == Audience.OFFICER and gate.permission:
        identity.require_office(request.principal, gate.permission)
    if gate.assigned:
        request.assignment = panel.own_assignment(kwargs["case_id"], request.principal)
        if request.assignment is None:
            raise NoSuchThing
    if gate.worried:
        request.place = safeguarding.place_of(kwargs["case_id"], request.principal)
        if request.place is None:
            raise NoSuchThing
    if gate.passed:
        request.passed = right.passed_case(kwargs["case_id"], request.principal)
        seen = access.visible_to(request.principal).filter(id=kwargs["case_id"])
        if request.passed is None and not seen.exists():
            raise NoSuchThing
    if gate.audience == Audience.CASE and gate.permission:
        request.case = access.visible_to(request.principal).filter(id=kwargs["case_id"]).first()
        if request.case is None:
            _require_not_passed(request, kwargs["case_id"])
            raise NoSuchThing
        access.require(request.principal, gate.permission, request.case)
        _frame(gate, request, request.case)


def _require_not_passed(request: Any, case_id: UUID) -> None:
    """Raise HasPassed for a parent whose child holds the right now: they are told so, whatever page they had open."""
    if request.path.startswith(FAMILY_PATH) and right.passed_case(case_id, request.principal):
        raise HasPassed


def _frame(gate: Gate, request: Any, case: Any = None) -> None:
    """Set what surrounds the page."""
    if request.path.startswith(UNFRAMED):
        return
    if request.path.startswith(OFFICER_PATHS):
        request.frame = (
            frames.staff(request.principal, path=request.path)
            if identity.memberships(request.principal.user_id)
            else frames.officer(request.principal, path=request.path)
        )
        return
    if _is_own(request) or request.path.startswith(SAFETY_PATH):
        request.frame = frames.own(request.principal, request.today, path=request.path)
        return
    if request.path.startswith(MEDIATOR_PATH):
        request.frame = frames.mediator(request.principal, request.today)
        return
    if request.path.startswith(STAFF_PATHS):
        if case is None:
            request.frame = frames.staff(request.principal, path=request.path)
        return
    if request.path.startswith(HELPER_PATH):
        request.frame = frames.helper(request.principal, request.today, case, path=request.path)
        return
    if case is None:
        leaves = gate.leaves or gate.audience is not Audience.PUBLIC
        council = import_string(settings.COUNCIL_OF)(request)
        request.frame = frames.public(
            request.principal, request.today, council=council, path=request.path, leaves=leaves
        )
    else:
        request.frame = frames.family(request.principal, request.today, case, path=request.path)


def _refuse(request: Any, refusal: Refused, case_id: UUID | None) -> HttpResponse:
    if isinstance(refusal, NotAllowed | NoSuchThing) and case_id and request.principal.user_id:
        with acting_as(request.principal):
            access_log.looked(case_id, f"refused: {request.resolver_match.view_name}")
    status = {NoSuchThing: 404, NotAllowed: 403}.get(type(refusal), 409)
    log.info("refused %s with %s", request.resolver_match.view_name, refusal.code)
    # The page of a refusal asks for nothing that the refused person might not see.
    with acting_as(anonymous()):
        return render(request, "portals/refused.html", {"refusal": refusal}, status=status)
