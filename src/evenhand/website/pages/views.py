"""The first page, accessibility, privacy and cookies."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from evenhand.core.privacy import Kept
from evenhand.design.words import plural
from evenhand.domain.identity.devices import KNOWN_FOR
from evenhand.portals.gate import public

KEPT = (
    ("Answers to “Work out my dates”", "12 hours, or until you clear them"),
    ("A request that you began and did not send", Kept.DRAFT.value),
    ("Your request and your case", Kept.CASE.value),
    ("The entry of a certificate in our register", Kept.REGISTER.value),
    ("Sign-in codes", Kept.CODE.value),
    ("In which browsers you signed in, and when", Kept.DEVICE.value),
    ("Who did what, and who looked", Kept.RECORD.value),
)


@dataclass(frozen=True)
class Cookie:
    """One cookie that this website sets."""

    name: str
    purpose: str
    life: str


@public()
def home(request: Any) -> HttpResponse:
    """Say in half a minute what this service does, and lead on."""
    return render(
        request,
        "website/pages/home.html",
        {"ask_url": reverse("ask:start"), "sign_in_url": reverse("sign-in:address")},
    )


@public()
def accessibility(request: Any) -> HttpResponse:
    """Say how accessible this website is and where it falls short."""
    return render(request, "website/pages/accessibility.html")


@public()
def privacy(request: Any) -> HttpResponse:
    """Say what is kept, how long, and who sees it."""
    return render(request, "website/pages/privacy.html", {"kept": KEPT})


@public()
def cookies(request: Any) -> HttpResponse:
    """List the cookies as the settings make them."""
    hours = settings.SESSION_COOKIE_AGE // 3600
    days = settings.CSRF_COOKIE_AGE // (24 * 3600)
    listed = (
        Cookie(
            settings.SESSION_COOKIE_NAME,
            "Keeps your answers and your sign-in together while you go from page to page.",
            plural(hours, "hour"),
        ),
        Cookie(
            settings.CSRF_COOKIE_NAME,
            "Makes sure that a form that reaches us was sent from our own page.",
            plural(days, "day"),
        ),
        Cookie(
            settings.KNOWN_COOKIE_NAME,
            "Set when you sign in. Lets you in from this browser while somebody else tries your address elsewhere. "
            "It says nothing about you and signs nobody in.",
            plural(KNOWN_FOR.days, "day"),
        ),
    )
    return render(request, "website/pages/cookies.html", {"cookies": listed})
