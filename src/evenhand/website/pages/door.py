"""The door to Wagtail's screens: every address of theirs, behind our gate, and most of them shut.

Wagtail brings some two hundred addresses. Those named in OPEN are for whoever may write pages; whatever else it brings,
now or in a later version, is as if it were not there (decision 0030).
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.messages.storage import default_storage
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, re_path
from wagtail.admin.urls import urlpatterns as everything

from evenhand.core.errors import NoSuchThing
from evenhand.domain.identity import access
from evenhand.domain.identity.roles import Permission
from evenhand.portals.gate import staff
from evenhand.portals.sign_in import views as sign_in
from evenhand.website.pages.editors import as_editor

# A whole namespace, or one name.
OPEN = (
    "wagtailadmin_home", "wagtailadmin_explore", "wagtailadmin_choose_page", "wagtailadmin_choose_external_link",
    "wagtailadmin_sprite", "wagtailadmin_javascript_catalog", "wagtailadmin_api:pages:", "wagtailadmin_pages:",
    "wagtailadmin_editing_sessions:", "wagtailsnippets_pages_", "wagtailsnippetchoosers_pages_",
    "wagtailsnippets_reckoners_", "wagtailsnippets_films_", "wagtailsnippets_support_", "simple_translation:",
)  # fmt: skip
# Of those, what stays shut: who may read a page, links by hand to what is a fact, and Wagtail's own way to moderate.
SHUT = (
    "wagtailadmin_choose_page_email_link", "wagtailadmin_choose_page_phone_link", "wagtailadmin_pages:set_privacy",
    "wagtailadmin_pages:workflow",
    "wagtailadmin_pages:confirm_workflow", "wagtailadmin_pages:collect_workflow",
    "wagtailadmin_pages:revisions_unschedule", "wagtailsnippets_pages_alert:revisions_unschedule",
    "wagtailsnippets_pages_card:revisions_unschedule", "wagtailsnippets_pages_elsewhere:revisions_unschedule",
    "wagtailsnippets_pages_term:revisions_unschedule",
    "wagtailsnippets_films_film:revisions_unschedule", "wagtailsnippets_support_support:revisions_unschedule",
    "wagtailsnippets_reckoners_reckoner:revisions_unschedule", "wagtailadmin_api:pages:action",
)  # fmt: skip
# What takes a page away from its readers, or puts it elsewhere. Wagtail leaves these to whoever may change a page that
# is not published; here a manager may have unpublished it to keep it.
FOR_PUBLISHERS = (
    "wagtailadmin_pages:delete", "wagtailadmin_pages:move", "wagtailadmin_pages:move_confirm",
    "wagtailadmin_pages:unpublish",
    # It copies what an editor may only have drafted, so it is for whoever may publish that.
    "simple_translation:submit_snippet_translation",
)  # fmt: skip
# What is opened and never sent to: the form of a copy is sent to the address that adds. Sent to its own, it would write
# over what it copies and take it away from its readers, whoever sends it.
COPIES = re.compile(r"wagtailsnippets_\w+:copy")
# Its screens draw styles into their elements and show a page inside a page; both stay with us.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "media-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
        "base-uri 'none'",
    )
)
View = Callable[..., HttpResponse]


def behind(view: View, permission: Permission = Permission.EDIT_CONTENT, *, takes: bool = True) -> View:
    """Return one of Wagtail's views behind our gate, asked by an Editor and answered with our headers.

    One that takes nothing is there to be opened, and not there for what is sent to it.
    """

    @staff(permission, posts=True)
    def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not takes:
            raise NoSuchThing
        may_publish = access.may(request.principal, Permission.PUBLISH_CONTENT)
        request.user = as_editor(request.principal.user_id, may_publish=may_publish)
        request._messages = default_storage(request)
        answer: Any = view(request, *args, **kwargs)
        if hasattr(answer, "render"):
            answer = answer.render()  # while the transaction of the request is open
        request._messages.update(answer)
        answer["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
        answer["X-Frame-Options"] = "SAMEORIGIN"
        return answer

    return guarded


@staff(Permission.EDIT_CONTENT, posts=True)
def sign_out(request: Any) -> HttpResponse:
    """Sign out of the whole service, as elsewhere."""
    return sign_in.out(request)


@staff(Permission.EDIT_CONTENT, posts=True)
def shut(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """Answer as for a page that is not there."""
    raise NoSuchThing


def _wrapped(entries: Iterable[URLPattern | URLResolver], within: str = "") -> list[URLPattern | URLResolver]:
    """Return Wagtail's addresses with each of its views behind the gate, or shut."""
    found: list[URLPattern | URLResolver] = []
    for entry in entries:
        if isinstance(entry, URLResolver):
            inner = _wrapped(entry.url_patterns, f"{within}{entry.namespace}:" if entry.namespace else within)
            found.append(
                URLResolver(entry.pattern, inner, entry.default_kwargs, entry.app_name, entry.namespace)
            )
        elif entry.name:
            view = _view(f"{within}{entry.name}", entry.callback)
            found.append(URLPattern(entry.pattern, view, entry.default_args, entry.name))
    return found


def _view(name: str, theirs: View) -> View:
    if name == "wagtailadmin_logout":
        return sign_out
    if name.startswith(OPEN) and not name.startswith(SHUT):
        permission = Permission.PUBLISH_CONTENT if name in FOR_PUBLISHERS else Permission.EDIT_CONTENT
        return behind(theirs, permission, takes=not COPIES.fullmatch(name))
    return shut


urlpatterns = [*_wrapped(everything), re_path(r"^.*$", shut, name="content-nowhere")]
