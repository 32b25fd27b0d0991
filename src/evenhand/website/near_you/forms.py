"""What is asked to find somebody's area, and for how long it may be remembered."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms

from evenhand.design.fields import HiddenField, RadiosField, SelectField, TextField
from evenhand.design.forms import Form
from evenhand.domain.organisations.postcodes import NotAPostcode, Postcode, read
from evenhand.website.cookies.register import PLACE
from evenhand.website.near_you.area import VISIT

FOR_VISIT, FOR_MONTH = "visit", "month"
LIVES: dict[str, timedelta] = {FOR_VISIT: VISIT, FOR_MONTH: PLACE.life or VISIT}
NONE_OF_THESE = "none"
# How far north, and how far east or west, anybody in these islands is. Anything else is a mistake of a device.
NORTH, EAST = (49.0, 61.0), (-9.0, 2.5)


def _how_long() -> RadiosField:
    return RadiosField(
        label="How long may we remember it?",
        choices={FOR_VISIT: "For this visit", FOR_MONTH: "For 30 days"},
        hints={FOR_VISIT: "Until you close your browser, and for 12 hours at most."},
        missing="Choose how long we may remember your area.",
        initial=FOR_VISIT,
    )


class PlaceForm(Form):
    """A postcode, or a position that the browser has rounded already."""

    heads_the_page = False

    postcode = TextField(
        label="Your postcode",
        hint="The first half is enough, for example SG1. Leave out the rest if you like.",
        autocomplete="postal-code",
        width="10",
        max_length=20,
        required=False,
    )
    how_long = _how_long()
    latitude = HiddenField(max_length=12)
    longitude = HiddenField(max_length=12)

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["postcode"].marks_optional = False  # type: ignore[attr-defined]  # one of the two must be given
        self.read: Postcode | None = None
        self.position: tuple[float, float] | None = None

    def clean(self) -> dict[str, Any]:
        """Read the postcode, or else the position. What was typed goes before what a browser said."""
        cleaned = super().clean()
        if typed := cleaned.get("postcode"):
            self.read = self._read(typed)
        elif cleaned.get("latitude") and cleaned.get("longitude"):
            self.position = self._rounded(cleaned["latitude"], cleaned["longitude"])
        elif "postcode" not in self.errors:
            self.add_error("postcode", "Type your postcode, or its first half.")
        return cleaned

    def _read(self, typed: str) -> Postcode | None:
        try:
            return read(typed)
        except NotAPostcode:
            self.add_error(
                "postcode",
                forms.ValidationError(
                    "This is not a postcode. Type one like SG1 1AA, or its first half, like SG1."
                ),
            )
            return None

    def _rounded(self, latitude: str, longitude: str) -> tuple[float, float] | None:
        """Return a position to two decimals, also where a browser sent more."""
        try:
            north, east = round(float(latitude), 2), round(float(longitude), 2)
        except ValueError:
            north = east = float("nan")
        if NORTH[0] <= north <= NORTH[1] and EAST[0] <= east <= EAST[1]:
            return north, east
        self.add_error("postcode", "We do not know that place. Type your postcode instead.")
        return None


def which_form(few: Sequence[tuple[str, str]]) -> type[Form]:
    """Return the question which of some councils it is."""

    class WhichForm(Form):
        council = RadiosField(
            label="Which is your council?",
            hint="Your council tax bill says it. If you have a letter about your child, the council that wrote it "
            "is the one that counts.",
            choices={**dict(few), NONE_OF_THESE: "None of these, or I do not live in England"},
            divider_before=NONE_OF_THESE,
            missing="Choose your council.",
        )
        outward = HiddenField(max_length=8)
        how_long = HiddenField(max_length=8)
        among = HiddenField(max_length=200)

    return WhichForm


def list_form(councils: Sequence[tuple[str, str]]) -> type[Form]:
    """Return the list of all councils, for whoever knows theirs."""

    class ListForm(Form):
        heads_the_page = False

        council = SelectField(
            label="Your council", choices=tuple(councils), missing="Choose your council from the list."
        )
        how_long = _how_long()

        def __init__(self, *args: Any, **rest: Any) -> None:
            super().__init__(*args, **{"auto_id": "list-%s", **rest})

    return ListForm
