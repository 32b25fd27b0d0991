"""What surrounds a page: whom to call, where to go, how to leave it quickly."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.conf import settings

from evenhand.core.principals import Principal
from evenhand.design.models import Contact, Frame, Link
from evenhand.domain.cases.right import Passed
from evenhand.domain.identity import queries as identity
from evenhand.domain.identity.access import commissions, offices, staff_roles
from evenhand.domain.identity.roles import Permission
from evenhand.domain.organisations.queries import Service, first_service_of, only_service, service_for
from evenhand.domain.panel import queries as panel

# Where "Leave this page" goes: a page that anybody might have open. It is a link; nothing is asked of it before.
ACCOUNT = "/account"
ELSEWHERE = "https://www.bbc.co.uk/weather"
# The lists of staff, each for whoever holds a permission at any provider.
PLACES = (
    (Permission.SEE_WORKLIST, "Cases", "/cases/"),
    (Permission.SEE_WORKLIST, "To do", "/cases/waiting/"),
    (Permission.SEND_PRINT, "Letters to print", "/cases/letters/"),
    (Permission.SEE_WORKLIST, "Certificates", "/certificates/"),
    (Permission.HELP_SIGN_IN, "Lost apps", "/cases/lost-app/"),
    (Permission.SEE_LATE, "What is late", "/manage/late/"),
    (Permission.SEE_LATE, "Manage", "/manage/"),
    (Permission.SEE_LOOKS, "Who looked", "/audit/"),
    (Permission.REVIEW_BROWSING, "Many cases opened", "/audit/many/"),
    (Permission.EDIT_CONTENT, "Website", "/content/"),
    (Permission.HANDLE_CONCERNS, "Worries about safety", "/safety/"),
    (Permission.REVIEW_BREAK_GLASS, "Opened cases", "/safety/openings/"),
)
# What somebody does here whose first list is not the worklist.
WORK = {"/audit/": "Audit", "/content/": "Website", "/safety/": "Safety"}
HELPED_FAMILIES = Link("The families you help", "/helping")
# What a visitor keeps in their own browser, whether or not they sign in.
OWN_PLACES = (Link("Search", "/search"), Link("Saved pages", "/saved"), Link("Your area", "/your-area"))
FOOTER = (
    Link("Accessibility", "/accessibility"),
    Link("Privacy", "/privacy"),
    Link("Cookies", "/cookies"),
    Link("Tell us about this website", "/feedback"),
    Link("You said, we did", "/you-said-we-did"),
    Link("Statistics", "/statistics"),
    Link("Dates for other programs", "/api/"),
)


def public(by: Principal, today: date, *, council: str = "", path: str = "", leaves: bool = False) -> Frame:
    """Return the frame of a page that anybody may open; with `leaves` it can be left in one touch.

    It has the telephone of the service for a visitor's council, where they told us which; else of the only one here.
    """
    service = service_for(council, today) if council else only_service(today)
    around = _frame(by, service, _service_contact(service), path, leaves)
    own = tuple(replace(link, current=path == link.url) for link in OWN_PLACES)
    return replace(around, navigation=(*around.navigation, *own))


def family(by: Principal, today: date, case: Any, *, path: str = "") -> Frame:
    """Return the frame of a family's page about one case: its caseworker and telephone number on every page."""
    service = service_for(case.local_authority_id, today) or only_service(today)
    contact = _service_contact(service)
    name = identity.staff_name(case.caseworker_id)
    if contact and name:
        contact = Contact(
            name=name,
            role=f"your caseworker at {contact.name}",
            telephone=contact.telephone,
            hours=contact.hours,
            email=contact.email,
            note=f"Say your reference: {case.reference}",
        )
    return _frame(by, service, contact, path, leaves=True)


def passed(by: Principal, today: date, case: Passed, *, path: str = "") -> Frame:
    """Return the frame of what stays with a parent of a case that is their child's own now."""
    service = first_service_of(case.provider_id, today) or only_service(today)
    return _frame(by, service, _service_contact(service), path, leaves=True)


def helper(by: Principal, today: date, case: Any = None, *, path: str = "") -> Frame:
    """Return the frame of a page for whoever stands beside families: theirs, and of one the service to call."""
    service = (service_for(case.local_authority_id, today) if case else None) or only_service(today)
    around = _frame(by, service, _service_contact(service), path, leaves=True)
    own = replace(HELPED_FAMILIES, current=path == HELPED_FAMILIES.url)
    return replace(around, navigation=(own, *around.navigation))


def staff(by: Principal, *, path: str = "") -> Frame:
    """Return the frame of a screen for staff: their lists, a manager's own ones, and who is signed in."""
    places = _places(by)
    here = max((url for _, url in places if _is_at(path, url)), key=len, default="")
    return Frame(
        navigation=tuple(Link(text, url, current=url == here) for text, url in places),
        home_url=places[0][1] if places else ACCOUNT,
        service_note=WORK.get(places[0][1], "Casework") if places else "Casework",
        signed_in_as=identity.staff_name(by.user_id) or "Signed in",
        account_url=ACCOUNT,
        sign_out_url="/sign-out",
    )


def home_of_staff(by: Principal) -> str:
    """Return where somebody at a provider begins: the worklist, or the first of their own lists."""
    return next((url for _, url in _places(by)), ACCOUNT)


def _places(by: Principal) -> list[tuple[str, str]]:
    held = {permission for role in staff_roles(by) for permission in role.permissions}
    return [(text, url) for permission, text, url in PLACES if permission in held]


def officer(by: Principal, *, path: str = "") -> Frame:
    """Return the frame of a screen for a council or a health body: its inbox, its figures, and who is signed in."""
    answers, pays = offices(by.user_id), commissions(by.user_id)
    bodies = dict.fromkeys(office.body.short_name for office in (*answers, *pays))
    places = [("Inbox", "/inbox/")] if answers else []
    places += [("Figures", "/figures/")] if pays else []
    return Frame(
        navigation=tuple(Link(text, url, current=path == url) for text, url in places),
        home_url=places[0][1] if places else "/my",
        service_note=" and ".join(bodies) or "Council",
        signed_in_as=identity.staff_name(by.user_id) or "Signed in",
        account_url=ACCOUNT,
        sign_out_url="/sign-out",
    )


def own(by: Principal, today: date, *, path: str) -> Frame:
    """Return the frame of a page about oneself: that of whatever one signs in for."""
    if staff_roles(by):
        return staff(by, path=path)
    if offices(by.user_id) or commissions(by.user_id):
        return officer(by, path=path)
    return (
        mediator(by, today)
        if panel.is_mediator(by.user_id, today)
        else public(by, today, path=path, leaves=True)
    )


def mediator(by: Principal, today: date) -> Frame:
    """Return the frame of a mediator's screens."""
    places = panel.of_user(by.user_id, today)
    return Frame(
        navigation=(Link("My meetings", "/mediator/"),),
        home_url="/mediator/",
        service_note="Mediators",
        signed_in_as=places[0].name if places else "Signed in",
        account_url=ACCOUNT,
        sign_out_url="/sign-out",
    )


def _frame(by: Principal, service: Service | None, contact: Contact | None, path: str, leaves: bool) -> Frame:
    signed_in = by.user_id is not None
    navigation = (Link("My requests", "/my", current=path.startswith("/my")),) if signed_in else ()
    return Frame(
        contact=contact,
        footer=FOOTER,
        navigation=navigation,
        service_note="SEND mediation",
        leave_url=ELSEWHERE if leaves else "",
        signed_in_as="Signed in" if signed_in else "",
        account_url=ACCOUNT if signed_in else "",
        sign_out_url="/sign-out" if signed_in else "",
        provider=f"{service.provider_name}, {service.address}" if service else "",
        page_address=f"{settings.PUBLIC_URL}{path}" if path else "",
    )


def _service_contact(service: Service | None) -> Contact | None:
    if service is None:
        return None
    return Contact(
        name=service.provider_name,
        role="",
        telephone=service.telephone,
        hours=service.opening_hours,
        email=service.email,
    )


def _is_at(path: str, url: str) -> bool:
    """Tell whether a page belongs to an entry of the menu: it is that page, or one of a manager's pages under it."""
    return path == url or (url.startswith("/manage/") and path.startswith(url))
