"""The form in which an editor keeps an entry of the directory."""

from typing import Any

from django.forms import ModelMultipleChoiceField
from wagtail.admin.forms import WagtailAdminModelForm

from evenhand.core import clock
from evenhand.domain.organisations.queries import councils

NOWHERE = "Choose a council, or say that they help in all of England."


class _Councils(ModelMultipleChoiceField):  # type: ignore[type-arg]  # of a table that screens do not know
    """Councils by their names."""

    def label_from_instance(self, council: Any) -> str:
        """Return what stands beside the box."""
        return str(council.name)


class SupportForm(WagtailAdminModelForm):
    """Asks for the councils that have the duty today, by name, and that an entry helps somewhere."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if (field := self.fields.get("councils")) is not None:
            codes = [code for code, _ in councils(clock.today())]
            known = field.queryset.filter(pk__in=codes).order_by("short_name")
            self.fields["councils"] = _Councils(
                known, required=False, label=field.label, help_text=field.help_text, widget=field.widget
            )

    def clean(self) -> dict[str, Any]:
        """Refuse an entry that helps nowhere."""
        cleaned: dict[str, Any] = super().clean()
        if "councils" in self.fields and not (cleaned.get("all_england") or cleaned.get("councils")):
            self.add_error("councils", NOWHERE)
        return cleaned
