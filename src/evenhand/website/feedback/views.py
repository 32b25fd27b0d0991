"""What readers say about a page, and the page that says what came of it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from evenhand.core.principals import anonymous
from evenhand.domain.feedback import queries
from evenhand.domain.feedback.actions.leave_comment import leave_comment
from evenhand.domain.feedback.states import About
from evenhand.portals.asking import acted, posted
from evenhand.portals.gate import public
from evenhand.website.feedback.forms import CommentForm
from evenhand.website.pages import queries as pages
from evenhand.website.saved import things


@public(posts=True, leaves=True)
def say(request: Any) -> HttpResponse:
    """Ask what somebody wants to say about a page of ours, and keep it as nobody's, whoever is signed in."""
    known = things.known()
    named = request.POST.get("page", "") if request.method == "POST" else request.GET.get("page", "")
    about = known.get(named)
    form = CommentForm(posted(request), initial={"page": about.address if about else ""})

    def act(said: dict[str, Any]) -> None:
        leave_comment(
            page=about.address if about else "",
            about=About(said["about"]),
            words=said["words"],
            network_address=request.META.get("REMOTE_ADDR", ""),
            at=request.at,
            by=anonymous(),
        )

    if acted(request, form, act, "words"):
        return redirect("feedback:thanks")
    given = {
        "form": form,
        "about": about,
        "days": queries.READ_WITHIN.days,
        "contact_url": pages.contact_url(),
    }
    return render(request, "website/feedback/say.html", given)


@public(leaves=True)
def thanks(request: Any) -> HttpResponse:
    """Say what happens next."""
    return render(
        request,
        "website/feedback/thanks.html",
        {"days": queries.READ_WITHIN.days, "months": queries.MONTHS_KEPT},
    )


@public(leaves=True)
def improvements(request: Any) -> HttpResponse:
    """Say what was changed because of what readers said."""
    known = things.known()
    found = [(each, known.get(each.page)) for each in queries.published()]
    given = {"improvements": found, "say_url": reverse("feedback:say"), "days": queries.READ_WITHIN.days}
    return render(request, "website/feedback/improvements.html", given)
