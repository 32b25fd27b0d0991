"""Fields a person chooses in: radios, yes or no, checkboxes, select."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms

from evenhand.design.drawn import Drawn, DrawnBoundField, pairs

_OUTSIDE = "Choose one of the answers on this page."
Choices = Mapping[str, str] | tuple[tuple[str, str], ...]


def _options(field: forms.ChoiceField) -> list[tuple[str, str]]:
    return list(cast("list[tuple[str, str]]", field.choices))


class RadiosField(Drawn, forms.ChoiceField):
    """One answer of a few.

    `hints` says more about a choice; `reveals` names, per choice, the field of the same form that is
    asked only with it (it shows below the choice, and always shows where scripts do not run);
    `divider_before` puts "or" before a choice. The order of the choices is the caller's, and stays.
    """

    component = "radios"
    inline = False

    def __init__(
        self,
        *,
        label: str,
        choices: Choices,
        hints: Mapping[str, str] | None = None,
        reveals: Mapping[str, str] | None = None,
        divider_before: str = "",
        **rest: Any,
    ) -> None:
        rest["error_messages"] = {"invalid_choice": _OUTSIDE, **rest.get("error_messages", {})}
        super().__init__(label=label, choices=pairs(choices), **rest)
        self.hints = hints or {}
        self.reveals = reveals or {}
        self.divider_before = divider_before

    def in_words(self, value: Any) -> str:
        """Return the words of the choice."""
        return dict(_options(self)).get(self.typed(value), "")

    def params(self, bound: DrawnBoundField, heads_the_page: bool) -> dict[str, Any]:
        """Return the options of a set of radios or checkboxes."""
        params = super().params(bound, heads_the_page) | {
            "idPrefix": bound.element_id,
            "fieldset": self.fieldset_params(heads_the_page),
            "items": list(self._items(bound)),
        }
        if self.inline:
            params["classes"] = "govuk-radios--inline"
        return params

    def _items(self, bound: DrawnBoundField) -> Any:
        for value, words in _options(self):
            if value == self.divider_before:
                yield {"divider": "or"}
            item: dict[str, Any] = {"value": value, "text": words, "checked": self._is_chosen(value, bound)}
            if value in self.hints:
                item["hint"] = {"text": self.hints[value]}
            if value in self.reveals:
                item["conditional"] = {"html": str(bound.form[self.reveals[value]])}
            yield item

    def _is_chosen(self, value: str, bound: DrawnBoundField) -> bool:
        return bool(bound.typed() == value)


class YesNoField(RadiosField):
    """Yes or no; the answer is True or False."""

    inline = True

    def __init__(self, *, label: str, yes: str = "Yes", no: str = "No", **rest: Any) -> None:
        super().__init__(label=label, choices={"yes": yes, "no": no}, **rest)
        if self.reveals:
            self.inline = False

    def clean(self, value: Any) -> bool | None:
        """Return True, False, or None for no answer."""
        return {"yes": True, "no": False}.get(super().clean(value))

    def typed(self, value: Any) -> str:
        """Return `yes`, `no` or nothing."""
        return {True: "yes", False: "no"}.get(value, "")


class CheckboxesField(RadiosField, forms.MultipleChoiceField):
    """Any number of answers; `none` is the choice that excludes the others."""

    component = "checkboxes"
    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, label: str, choices: Choices, none: str = "", both: str = "", **rest: Any) -> None:
        if none and not both:
            raise TypeError(
                f"The field “{label}” needs `both`: what to say when “none” is ticked with others."
            )
        super().__init__(label=label, choices=choices, **{"divider_before": none, **rest})
        self.none = none
        self.both = both

    def clean(self, value: Any) -> list[str]:
        """Return the chosen values.

        Raises ValidationError when the excluding choice is ticked with another.
        """
        chosen = list(forms.MultipleChoiceField.clean(self, value))
        if self.none in chosen and len(chosen) > 1:
            raise forms.ValidationError(self.both, code="both")
        return chosen

    def typed(self, value: Any) -> list[str]:
        """Return the chosen values."""
        return list(value or ())

    def in_words(self, value: Any) -> str:
        """Return the chosen words, one a line."""
        words = dict(_options(self))
        return "\n".join(words[each] for each in self.typed(value) if each in words)

    def _items(self, bound: DrawnBoundField) -> Any:
        for item in super()._items(bound):
            if self.none and item.get("value") == self.none:
                item["behaviour"] = "exclusive"
            yield item

    def _is_chosen(self, value: str, bound: DrawnBoundField) -> bool:
        return value in (bound.typed() or ())


class SelectField(Drawn, forms.ChoiceField):
    """One answer of many. Prefer radios; a select is for long, known lists such as councils."""

    component = "select"

    def __init__(self, *, label: str, choices: Choices, first: str = "Choose", **rest: Any) -> None:
        rest["error_messages"] = {"invalid_choice": _OUTSIDE, **rest.get("error_messages", {})}
        super().__init__(label=label, choices=(("", first), *pairs(choices)), **rest)

    def in_words(self, value: Any) -> str:
        """Return the words of the choice."""
        return dict(_options(self)).get(value, "") if value else ""

    def params(self, bound: DrawnBoundField, heads_the_page: bool) -> dict[str, Any]:
        """Return the options of a select."""
        items = [
            {"value": value, "text": words, "selected": bound.typed() == value}
            for value, words in _options(self)
        ]
        return super().params(bound, heads_the_page) | {
            "label": self.label_params(heads_the_page),
            "items": items,
        }
