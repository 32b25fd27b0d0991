"""Where a reckoner begins: for how long a visitor wants this browser to keep the answers."""

from typing import Any

from evenhand.design.fields import RadiosField
from evenhand.design.forms import Form
from evenhand.design.words import plural
from evenhand.website.reckoners.keeping import VISIT_ONLY, Shelf

VISIT, DAYS = "visit", "days"


def how_long_form(days: int) -> type[Form]:
    """Return the question of how long this browser may keep the answers."""

    class HowLongForm(Form):
        heads_the_page = False
        keep = RadiosField(
            label="How long may this browser keep your answers?",
            hint="Does anybody else use it? Then choose this visit only.",
            choices={VISIT: "For this visit only", DAYS: f"For {plural(days, 'day')} after I last used it"},
            missing="Choose how long your answers may be kept.",
        )

    return HowLongForm


def begun(request: Any, shelf: Shelf) -> Form | None:
    """Return the form with which one begins; None once it was sent, and what it chose is kept."""
    if not shelf.longest:
        if request.method == "POST":
            shelf.keep_for(VISIT_ONLY)
            return None
        return Form()
    form = how_long_form(shelf.longest.days)(
        request.POST or None, initial={"keep": DAYS if shelf.life else VISIT}
    )
    if request.method == "POST" and form.is_valid():
        shelf.keep_for(shelf.longest if form.cleaned_data["keep"] == DAYS else VISIT_ONLY)
        return None
    return form
