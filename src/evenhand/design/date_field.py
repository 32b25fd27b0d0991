"""A date as three fields, read as people write it, with errors that say which part and why."""

from datetime import date
from typing import Any, NamedTuple

from django import forms

from evenhand.design import words
from evenhand.design.drawn import Drawn, DrawnBoundField

PARTS = ("day", "month", "year")
_WIDTHS = {"day": "2", "month": "4", "year": "4"}
_EXAMPLE = "like 27 3 2026"
_MONTH_NAMES = tuple(words.day_and_month(date(2000, month, 1)).split()[1].lower() for month in range(1, 13))


class Typed(NamedTuple):
    """The three parts as they were typed."""

    day: str = ""
    month: str = ""
    year: str = ""


class _ThreeInputs(forms.Widget):
    """Reads the three parts out of what was sent; the field draws them."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Typed:
        return Typed(*(data.get(f"{name}-{part}", "") for part in PARTS))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return not any(f"{name}-{part}" in data for part in PARTS)


class DateField(Drawn):
    """A day in three fields; the month may be a number or a word, whole or short.

    `past` and `future` are what to say when the day must not be after, or before, the form's `today`.
    """

    component = "date-input"
    widget = _ThreeInputs

    def __init__(self, *, label: str, past: str = "", future: str = "", **rest: Any) -> None:
        super().__init__(label=label, **{"hint": "For example, 27 3 2026", **rest})
        self.past = past
        self.future = future

    def clean(self, value: Typed | None) -> date | None:
        """Return the day.

        Raises ValidationError whose code names the part at fault: day, month, year or required.
        """
        typed = Typed(*(part.strip() for part in value or Typed()))
        if not any(typed):
            if self.required:
                raise forms.ValidationError(self.missing, code="required")
            return None
        if lacking := [part for part in PARTS if not getattr(typed, part)]:
            raise _fault(lacking[0], f"The date needs a {words.listed(lacking)} too, {_EXAMPLE}.")
        return _read(typed)

    def check(self, on: date, today: date) -> str:
        """Return what to say about a day on the wrong side of today; nothing when it is right."""
        if self.past and on > today:
            return self.past
        return self.future if self.future and on < today else ""

    def typed(self, value: Any) -> Typed:
        """Return a day, or its ISO text, as three parts."""
        if isinstance(value, Typed):
            return value
        on = date.fromisoformat(value) if isinstance(value, str) and value else value
        return Typed(str(on.day), str(on.month), str(on.year)) if on else Typed()

    def stored(self, value: date | None) -> str:
        """Return the day as ISO text."""
        return value.isoformat() if value else ""

    def in_words(self, value: Any) -> str:
        """Return the day in full."""
        typed = self.typed(value)
        return words.day(date(int(typed.year), int(typed.month), int(typed.day))) if any(typed) else ""

    def first_input(self, bound: DrawnBoundField) -> str:
        """Return the id of the part at fault."""
        return f"{bound.element_id}-{(self._at_fault(bound) or PARTS)[0]}"

    def params(self, bound: DrawnBoundField, heads_the_page: bool) -> dict[str, Any]:
        """Return the options of a date input."""
        at_fault = self._at_fault(bound)
        items = []
        for part, value in zip(PARTS, bound.typed() or Typed(), strict=True):
            error = " govuk-input--error" if part in at_fault else ""
            item = {"name": f"{bound.html_name}-{part}", "label": part.capitalize(), "value": value}
            item |= {
                "id": f"{bound.element_id}-{part}",
                "classes": f"govuk-input--width-{_WIDTHS[part]}{error}",
            }
            if part == "month":
                item["inputmode"] = "text"
            items.append(item)
        fieldset = self.fieldset_params(heads_the_page)
        return super().params(bound, heads_the_page) | {"fieldset": fieldset, "items": items}

    def _at_fault(self, bound: DrawnBoundField) -> tuple[str, ...]:
        if not bound.errors:
            return ()
        codes = {error.code for error in bound.errors.as_data()}
        return tuple(part for part in PARTS if part in codes) or PARTS


def _fault(part: str, sentence: str) -> forms.ValidationError:
    return forms.ValidationError(sentence, code=part)


def _read(typed: Typed) -> date:
    day, month, year = _number(typed.day), _month(typed.month), _number(typed.year)
    if day is None or not 1 <= day <= 31:
        raise _fault("day", f"The day must be a number from 1 to 31, {_EXAMPLE}. You wrote “{typed.day}”.")
    if month is None:
        raise _fault(
            "month", f"The month must be a number or a name, like 3 or March. You wrote “{typed.month}”."
        )
    if year is None or not 1900 <= year <= 2199:
        raise _fault("year", f"Write the year with four numbers, {_EXAMPLE}. You wrote “{typed.year}”.")
    try:
        return date(year, month, day)
    except ValueError as error:
        name = _MONTH_NAMES[month - 1].capitalize()
        raise _fault("day", f"{name} {year} has no day {day}. Check the day and the month.") from error


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None


def _month(text: str) -> int | None:
    number = _number(text)
    if number is not None:
        return number if 1 <= number <= 12 else None
    word = text.lower().rstrip(".")
    for index, name in enumerate(_MONTH_NAMES):
        if len(word) >= 3 and name.startswith(word):
            return index + 1
    return 9 if word == "sept" else None
