"""A form of self-drawing fields: an error summary, fields asked only with a choice, answers for a draft."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from markupsafe import Markup

from evenhand.design.choice_fields import RadiosField
from evenhand.design.date_field import DateField
from evenhand.design.drawn import Drawn, DrawnBoundField
from evenhand.design.kit import govuk
from evenhand.design.models import Problem, Row


class Form(forms.Form):
    """A form whose fields draw themselves. `today` is needed by date fields with `past` or `future`."""

    heads_the_page: bool | None = None
    """Whether the only field's label is the page's h1; None: yes when there is one field."""

    def __init__(self, *args: Any, today: date | None = None, **rest: Any) -> None:
        super().__init__(*args, **{"auto_id": "q-%s", "use_required_attribute": False, **rest})
        self.today = today
        for name in self._revealed():
            self.fields[name].required = False
            self.fields[name].marks_optional = not self.fields[name].missing  # type: ignore[attr-defined]
        if self.heads_the_page is None:
            self.heads_the_page = len(list(self.asked())) == 1

    def asked(self) -> Iterator[DrawnBoundField]:
        """Yield the fields drawn one below the other, without hidden ones and those a choice reveals."""
        revealed = self._revealed()
        for name, field in self.fields.items():
            if isinstance(field, Drawn) and name not in revealed:
                yield self[name]  # type: ignore[misc]

    def draw(self) -> Markup:
        """Draw every field, in order."""
        hidden = [Markup(str(bound)) for bound in self.hidden_fields()]
        drawn = [bound.draw(heads_the_page=bool(self.heads_the_page)) for bound in self.asked()]
        return Markup("\n").join([*hidden, *drawn])

    def problems(self) -> tuple[Problem, ...]:
        """Return each error with the input it leads to, in the order of the page."""
        if not self.is_bound:
            return ()
        first = next((bound.first_input for bound in self.asked()), "main")
        found = [Problem(str(text), f"#{first}") for text in self.non_field_errors()]
        for name, field in self.fields.items():
            at = f"#{self[name].first_input}" if isinstance(field, Drawn) else f"#{first}"  # type: ignore[attr-defined]
            found += [Problem(str(text), at) for text in self.errors.get(name, ())]
        return tuple(found)

    def render_errors(self) -> Markup:
        """Draw the error summary, each line leading to its input; nothing when there is no error."""
        return error_summary(self.problems())

    def add_refusal(self, error: Exception, field: str | None = None) -> None:
        """Show a refusal from an action beside the field it concerns, or above the form."""
        self.add_error(field, str(error))

    def answers(self) -> dict[str, Any]:
        """Return the cleaned answers in a form JSON can hold; a file stays the uploaded file."""
        return {
            name: field.stored(self.cleaned_data.get(name))
            if isinstance(field, Drawn)
            else self.cleaned_data.get(name)
            for name, field in self.fields.items()
        }

    @classmethod
    def rows(cls, answers: Mapping[str, Any]) -> tuple[Row, ...]:
        """Return stored answers in words; a field asked only with a choice is left out without it."""
        form = cls()
        hidden = form._unrevealed(answers)
        rows = []
        for name, field in form.fields.items():
            if not isinstance(field, Drawn) or name in hidden:
                continue
            value = field.in_words(answers.get(name))
            rows.append(Row(field.short, value or "Not given", missing=not value))
        return tuple(rows)

    def clean(self) -> dict[str, Any]:
        """Ask for what a choice reveals, forget what it does not, and hold dates against today."""
        cleaned = super().clean() or self.cleaned_data
        unrevealed = self._unrevealed({name: self._chosen(name) for name in self.fields})
        for name in self._revealed():
            field = self.fields[name]
            if name in unrevealed:
                self.errors.pop(name, None)
                cleaned[name] = getattr(field, "empty_value", None)
            elif name not in self.errors and field.missing and cleaned.get(name) in field.empty_values:  # type: ignore[attr-defined]
                self.add_error(name, forms.ValidationError(field.missing, code="required"))  # type: ignore[attr-defined]
        for name, field in self.fields.items():
            if isinstance(field, DateField) and (field.past or field.future) and cleaned.get(name):
                if self.today is None:
                    raise TypeError(f"{type(self).__name__} holds “{name}” against today: pass `today`.")
                if sentence := field.check(cleaned[name], self.today):
                    self.add_error(name, sentence)
        return cleaned

    def _chosen(self, name: str) -> Any:
        field = self.fields[name]
        return field.stored(self.cleaned_data.get(name)) if isinstance(field, Drawn) else None

    def _revealed(self) -> dict[str, tuple[str, str]]:
        """Return, for each field that a choice reveals, the field and the choice."""
        return {
            name: (asking, value)
            for asking, field in self.fields.items()
            if isinstance(field, RadiosField)
            for value, name in field.reveals.items()
        }

    def _unrevealed(self, answers: Mapping[str, Any]) -> set[str]:
        out = set()
        for name, (asking, value) in self._revealed().items():
            field = self.fields[asking]
            typed = field.typed(answers.get(asking))  # type: ignore[attr-defined]
            if value != typed and (isinstance(typed, str) or value not in typed):
                out.add(name)
        return out


def error_summary(problems: tuple[Problem, ...]) -> Markup:
    """Draw an error summary of any problems."""
    if not problems:
        return Markup("")
    lines = [{"text": problem.text, "href": problem.href} for problem in problems]
    return govuk("error-summary", {"titleText": "There is a problem", "errorList": lines})
