"""The page of one's area: find it, choose between several, see what is kept, forget it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from evenhand.design.forms import Form
from evenhand.domain.organisations import places
from evenhand.domain.organisations.places import Near
from evenhand.domain.organisations.postcodes import NotAPostcode, read
from evenhand.domain.organisations.queries import councils
from evenhand.portals.gate import public, tokenless
from evenhand.portals.middleware import PERMISSIONS_POLICY
from evenhand.website.cookies import choices
from evenhand.website.cookies.register import PLACE
from evenhand.website.near_you import area as areas
from evenhand.website.near_you.forms import LIVES, NONE_OF_THESE, PlaceForm, list_form, which_form
from evenhand.website.own_pages import way_back

BETWEEN = ","
# The browser may say where it is on this page, when its button is pressed, and on no other.
MAY_LOCATE = PERMISSIONS_POLICY.replace("geolocation=()", "geolocation=(self)")


@public(posts=True, leaves=True)
def show(request: Any) -> HttpResponse:
    """Ask for a postcode or a position, and say what is kept."""
    form = PlaceForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _shown(request, form)
    near, outward = _near(form, request), form.read.outward if form.read else ""
    how_long = form.cleaned_data["how_long"]
    if len(near.councils) == 1 and not near.outside:
        return _taken(request, near.councils[0].code, outward, how_long)
    if near.councils:
        few = [(council.code, council.name) for council in near.councils]
        among = BETWEEN.join(code for code, _ in few)
        said = {"outward": outward, "how_long": how_long, "among": among}
        return _which(request, which_form(few)(initial=said))
    if near.outside:
        return _outside(request, near.outside[0])
    form.add_error("postcode", "We do not know that place. Choose your council from the list below.")
    return _shown(request, form)


@public(posts=True, leaves=True)
def choose(request: Any) -> HttpResponse:
    """Take the council that somebody chose, from a few or from the list of all."""
    if request.method != "POST":
        return redirect("near-you:show")
    known = dict(councils(request.today))
    few = [(code, known[code]) for code in request.POST.get("among", "").split(BETWEEN) if code in known]
    form = (which_form(few) if few else list_form(tuple(known.items())))(request.POST)
    if not form.is_valid():
        return _which(request, form) if few else _shown(request, PlaceForm(), form)
    chosen = form.cleaned_data["council"]
    if chosen == NONE_OF_THESE:
        return _outside(request, "")
    return _taken(
        request, chosen, _outward(form.cleaned_data.get("outward", "")), form.cleaned_data["how_long"]
    )


@tokenless()
def forget(request: Any) -> HttpResponse:
    """Forget the area, and lead back."""
    answer = redirect(way_back(request, "/your-area"))
    if request.method == "POST":
        areas.forget(request, answer)
    return answer


def _near(form: PlaceForm, request: Any) -> Near:
    if form.read:
        return places.council_of_postcode(form.read, request.today)
    return places.councils_near(*form.position, request.today) if form.position else Near()


def _taken(request: Any, code: str, outward: str, how_long: str) -> HttpResponse:
    """Keep a council and lead to the page that says so; only say it where the visitor has areas switched off."""
    if not choices.may_keep(request, PLACE):
        return _shown(request, PlaceForm(), area=areas.described(code, outward, request.today))
    answer = redirect("near-you:show")
    areas.keep(request, answer, code, outward, life=LIVES.get(how_long, areas.VISIT))
    return answer


def _shown(
    request: Any, form: Form, from_list: Form | None = None, area: areas.Area | None = None
) -> HttpResponse:
    kept = areas.area_of(request)
    found = area or kept
    data = places.loaded()
    given = {
        "area": found,
        "is_kept": kept is not None,
        "is_on": choices.may_keep(request, PLACE),
        "form": form,
        "from_list": from_list or list_form(councils(request.today))(),
        "credit": data.credit if data else "",
        "problems": form.problems() or (from_list.problems() if from_list else ()),
    }
    answer = render(request, "website/near_you/show.html", given)
    answer["Permissions-Policy"] = MAY_LOCATE
    return answer


def _which(request: Any, form: Form) -> HttpResponse:
    given = {"form": form, "problems": form.problems()}
    return render(request, "website/near_you/which.html", given)


def _outside(request: Any, where: str) -> HttpResponse:
    return render(request, "website/near_you/outside.html", {"where": where})


def _outward(said: str) -> str:
    """Return the first half of a postcode that a form carried, or nothing for anything else."""
    try:
        return read(said).outward
    except NotAPostcode:
        return ""
