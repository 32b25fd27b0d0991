"""Fields a person types into: text, longer text, e-mail, telephone, hidden values."""

import re
from datetime import time
from typing import Any

import phonenumbers
from django import forms

from evenhand.design.drawn import Drawn, DrawnBoundField

# Signs that nobody sees: they turn the direction of what stands beside them, or make two names that look alike.
_UNSEEN = re.compile(
    "[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
# Controls but the tab and the ends of lines; the empty sign is Django's to refuse.
_CONTROLS = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SPACES = re.compile("[\\s\x85\u2028\u2029]+")


class TextField(Drawn, forms.CharField):
    """One line of text. `width` is in characters (2, 3, 4, 5, 10, 20, 30) or empty for the full line."""

    input_type = "text"
    autocomplete = ""
    spellcheck: bool | None = None

    def __init__(
        self, *, label: str, width: str = "", autocomplete: str = "", max_length: int = 200, **rest: Any
    ) -> None:
        too_long = "Use %(limit_value)d characters or fewer. You have used %(show_value)d."
        rest["error_messages"] = {"max_length": too_long, **rest.get("error_messages", {})}
        super().__init__(label=label, max_length=max_length, **rest)
        self.width = width
        self.autocomplete = autocomplete or self.autocomplete

    def to_python(self, value: Any) -> str:
        """Return what was typed on one line, without signs that nobody sees."""
        return _SPACES.sub(" ", self.seen(value)).strip()

    def seen(self, value: Any) -> str:
        """Return what was typed without signs that nobody sees."""
        return _CONTROLS.sub("", _UNSEEN.sub("", super().to_python(value) or ""))

    def params(self, bound: DrawnBoundField, heads_the_page: bool) -> dict[str, Any]:
        """Return the options of an input."""
        params = super().params(bound, heads_the_page) | {
            "label": self.label_params(heads_the_page),
            "value": bound.typed(),
            "type": self.input_type,
        }
        if self.width:
            params["classes"] = f"govuk-input--width-{self.width}"
        if self.autocomplete:
            params["autocomplete"] = self.autocomplete
        if self.spellcheck is not None:
            params["spellcheck"] = self.spellcheck
        return params


class TextAreaField(TextField):
    """Several lines of text, kept with their line breaks."""

    component = "textarea"

    def __init__(self, *, label: str, rows: int = 6, max_length: int = 4000, **rest: Any) -> None:
        super().__init__(label=label, max_length=max_length, **rest)
        self.rows = rows

    def to_python(self, value: Any) -> str:
        """Return what was typed with its lines, without signs that nobody sees."""
        return self.seen(value)

    def params(self, bound: DrawnBoundField, heads_the_page: bool) -> dict[str, Any]:
        """Return the options of a text area."""
        return super().params(bound, heads_the_page) | {"rows": self.rows}


class EmailField(TextField, forms.EmailField):
    """An e-mail address."""

    input_type = "email"
    autocomplete = "email"
    spellcheck = False

    def __init__(self, *, label: str, **rest: Any) -> None:
        shape = "Enter an e-mail address with an @ and a dot after it, like name@example.com."
        rest["error_messages"] = {"invalid": shape, **rest.get("error_messages", {})}
        super().__init__(label=label, **{"max_length": 254, **rest})

    def clean(self, value: Any) -> str:
        """Return the address.

        Raises ValidationError for a letter beyond the plain ones: Django takes U+0130 and U+212A for i and k.
        """
        text = super().clean(value)
        if not text.isascii():
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return str(text)


class TelephoneField(TextField):
    """A telephone number, written in any way people write them; cleaned to the usual spacing.

    A number is accepted when its length is possible, so that Ofcom's numbers for drama are too.
    """

    input_type = "tel"
    autocomplete = "tel"

    def __init__(self, *, label: str, **rest: Any) -> None:
        super().__init__(label=label, **{"width": "20", "max_length": 40, **rest})

    def clean(self, value: Any) -> str:
        """Return the number with its usual spacing.

        Raises ValidationError when no telephone number can have this length.
        """
        text = super().clean(value)
        if not text:
            return ""
        refusal = forms.ValidationError(
            "Enter a telephone number, like 0113 496 0123 or +44 7700 900 123. This one has too many "
            "or too few digits.",
            code="telephone",
        )
        try:
            number = phonenumbers.parse(text, "GB")
        except phonenumbers.NumberParseException as error:
            raise refusal from error
        if not phonenumbers.is_possible_number(number):
            raise refusal
        style = phonenumbers.PhoneNumberFormat
        home = number.country_code == 44
        return phonenumbers.format_number(number, style.NATIONAL if home else style.INTERNATIONAL)


class HiddenField(forms.CharField):
    """A value the page carries and nobody reads."""

    widget = forms.HiddenInput

    def __init__(self, **rest: Any) -> None:
        super().__init__(**{"required": False, "max_length": 200, **rest})


class TimeField(TextField):
    """A time of day, as people write it: 14:30, 2.30, 9."""

    def clean(self, value: Any) -> time | None:
        """Return the time. Raises ValidationError for what is none."""
        text = super().clean(value)
        if not text:
            return None
        hours, _, minutes = text.replace(".", ":").partition(":")
        try:
            return time(int(hours), int(minutes or 0))
        except ValueError as error:
            raise forms.ValidationError(f"Write the time like 14:30. You wrote “{text}”.") from error

    def typed(self, value: Any) -> str:
        """Return a time as it is written."""
        return value.strftime("%H:%M") if isinstance(value, time) else value or ""
