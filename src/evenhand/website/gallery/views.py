"""Shows the gallery of components; its people are made up and nothing on it does anything."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from evenhand.design import gallery
from evenhand.portals.gate import public


@public()
def show(request: HttpRequest, name: str = "pieces") -> HttpResponse:
    """Show one page of the gallery."""
    if name not in gallery.PAGES:
        raise Http404(f"The gallery has no page called {name}.")
    page = gallery.page(name)
    return render(request, page.template, {**page.context, "frame": page.frame})
