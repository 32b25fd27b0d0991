"""A field for one file; what the file really is, is for `documents` to judge."""

from typing import Any

from django import forms

from evenhand.design.drawn import Drawn, DrawnBoundField


class FileField(Drawn, forms.FileField):
    """One file. `accept` is a hint to the browser only, such as ".pdf,.jpg,image/*"."""

    component = "file-upload"
    widget = forms.FileInput

    def __init__(self, *, label: str, accept: str = "", **rest: Any) -> None:
        words = {
            "empty": "This file has nothing in it. Choose another, or take the picture again.",
            "missing": "No file arrived. Choose it again.",
            "max_length": "The file's name is too long. Give it a shorter name and choose it again.",
        }
        rest["error_messages"] = {**words, **rest.get("error_messages", {})}
        super().__init__(label=label, **rest)
        self.accept = accept

    def typed(self, value: Any) -> str:
        """Return the name of the file kept earlier, if there is one."""
        return str(getattr(value, "name", value) or "")

    def params(self, bound: DrawnBoundField, heads_the_page: bool) -> dict[str, Any]:
        """Return the options of a file upload."""
        params = super().params(bound, heads_the_page) | {"label": self.label_params(heads_the_page)}
        params["classes"] = "eh-file"
        if kept := self.typed(bound.initial):
            params["hint"] = {
                "text": f"{self.help_text} You have given us {kept}. Choosing another replaces it.".strip()
            }
        if self.accept:
            params["attributes"] = {"accept": self.accept}
        return params
