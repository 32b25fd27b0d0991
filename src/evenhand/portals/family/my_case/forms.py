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
        hint="A PDF, a Word document, or a picture of each page. At most 10 MB.",
        accept=".pdf,.jpg,.jpeg,.png,.heic,.docx,image/*",
        missing="Choose the file, or take a picture of it.",
    )
