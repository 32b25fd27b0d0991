"""Form fields that draw themselves as GOV.UK components; import them from here."""

from evenhand.design.choice_fields import CheckboxesField, RadiosField, SelectField, YesNoField
from evenhand.design.date_field import DateField
from evenhand.design.file_field import FileField
from evenhand.design.text_fields import (
    EmailField,
    HiddenField,
    TelephoneField,
    TextAreaField,
    TextField,
    TimeField,
)

__all__ = [
    "CheckboxesField",
    "DateField",
    "EmailField",
    "FileField",
    "HiddenField",
    "RadiosField",
    "SelectField",
    "TelephoneField",
    "TextAreaField",
    "TextField",
    "TimeField",
    "YesNoField",
]
