"""Choose a language, and let this browser remember it."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from evenhand.portals.gate import public
from evenhand.website.cookies import choices, jar
from evenhand.website.cookies.register import LANGUAGE
from evenhand.website.languages.addresses import home
from evenhand.website.languages.forms import VISIT, LanguageForm


@public(posts=True)
def choose(request: Any) -> HttpResponse:
    """Ask which language and for how long, and go to its first page."""
    chosen = jar.read(request, LANGUAGE)
    typed = request.POST if request.method == "POST" else None
    form = LanguageForm(typed, initial={"language": chosen, "life": VISIT})
    if request.method == "POST" and form.is_valid():
        answer = redirect(home(form.cleaned_data["language"]))
        life = timedelta(0) if form.cleaned_data["life"] == VISIT else LANGUAGE.life
        if choices.may_keep(request, LANGUAGE):
            jar.keep(request, answer, LANGUAGE, form.cleaned_data["language"], life=life)
        return answer
    given = {
        "form": form,
        "problems": form.problems(),
        "may_keep": choices.may_keep(request, LANGUAGE),
    }
    return render(request, "website/languages/choose.html", given)
