"""What self-drawing fields share: words, what was typed, errors, and how they become components."""

from collections.abc import Mapping
from typing import Any

from django import forms
from markupsafe import Markup

from evenhand.design.kit import govuk


class DrawnBoundField(forms.BoundField):
    """A field of one form, able to draw itself: `{{ form.email }}`."""

    field: "Drawn"

    def __str__(self) -> str:  # type: ignore[override]
        return self.draw()

    def __html__(self) -> str:  # type: ignore[override]  # Markup is as safe as Django's SafeString
        return self.draw()

    def draw(self, *, heads_the_page: bool = False) -> Markup:
        """Draw the field; with `heads_the_page` its label or legend is the page's h1."""
        return govuk(self.field.component, self.field.params(self, heads_the_page))

    def typed(self) -> Any:
        """Return exactly what was typed, or the answer given earlier in the form a person types it."""
        return self.data if self.form.is_bound else self.field.typed(self.initial)

    @property
    def element_id(self) -> str:
        """Return the id that the component's inputs are named after."""
        return str(self.auto_id)

    @property
    def first_input(self) -> str:
        """Return the id of the input that an error summary leads to."""
        return self.field.first_input(self)


class Drawn(forms.Field):
    """A form field that draws itself as a GOV.UK component.

    `label` is the question; `missing` is the whole sentence to show when there is no answer, and a
    required field must bring one; `short` names the answer on the check answers page.
    """

    component = "input"

    def __init__(
        self,
        *,
        label: str,
        missing: str = "",
        hint: str = "",
        short: str = "",
        required: bool = True,
        **rest: Any,
    ) -> None:
        if required and not missing:
            raise TypeError(f"The field “{label}” needs `missing`: what to say when it has no answer.")
        messages = {"required": missing, **rest.pop("error_messages", {})}
        super().__init__(label=label, required=required, help_text=hint, error_messages=messages, **rest)
        self.missing = missing
        self.short = short or label
        self.marks_optional = not required

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> DrawnBoundField:
        """Return the field as this form holds it."""
        return DrawnBoundField(form, self, field_name)

    def first_input(self, bound: DrawnBoundField) -> str:
        """Return the id of the first input."""
        return bound.element_id

    def typed(self, value: Any) -> Any:
        """Return a stored or cleaned answer as a person would type it."""
        return "" if value is None else value

    def stored(self, value: Any) -> Any:
        """Return a cleaned answer in a form that JSON can hold."""
        return value

    def in_words(self, value: Any) -> str:
        """Return a stored or cleaned answer in words, for the check answers page; empty for no answer."""
        return str(self.typed(value))

    def question(self) -> str:
        """Return the label, saying so when an answer is optional."""
        return f"{self.label} (optional)" if self.marks_optional else str(self.label)

    def params(self, bound: DrawnBoundField, heads_the_page: bool) -> dict[str, Any]:
        """Return the component's options; classes of fields add their own."""
        params: dict[str, Any] = {"name": bound.html_name, "id": bound.element_id}
        if self.help_text:
            params["hint"] = {"text": str(self.help_text)}
        if bound.errors:
            params["errorMessage"] = {"text": " ".join(str(error) for error in bound.errors)}
        return params

    def label_params(self, heads_the_page: bool) -> dict[str, Any]:
        """Return the options of a label."""
        size = "l" if heads_the_page else "s"
        return {"text": self.question(), "classes": f"govuk-label--{size}", "isPageHeading": heads_the_page}

    def fieldset_params(self, heads_the_page: bool) -> dict[str, Any]:
        """Return the options of a fieldset."""
        size = "l" if heads_the_page else "s"
        classes = f"govuk-fieldset__legend--{size}"
        return {"legend": {"text": self.question(), "classes": classes, "isPageHeading": heads_the_page}}


def pairs(choices: Mapping[str, str] | tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return choices as pairs of value and words."""
    return tuple(choices.items()) if isinstance(choices, Mapping) else tuple(choices)
