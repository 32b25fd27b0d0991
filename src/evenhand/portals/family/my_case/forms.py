"""The form of a family's documents."""

from evenhand.design.fields import FileField, RadiosField
from evenhand.design.forms import Form
from evenhand.domain.documents.states import DocumentKind


class DocumentForm(Form):
    """One file and what it is."""

    kind = RadiosField(
        label="What is it?", choices=tuple(DocumentKind.choices), missing="Choose what the file is."
    )
    file = FileField(
        label="The file or picture",
        hint="A PDF, or a picture of each page (JPEG, PNG or WebP). At most 10 MB.",
        accept=".pdf,.jpg,.jpeg,.png,.webp",
        missing="Choose the file, or take a picture of it.",
    )
