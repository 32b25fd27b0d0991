"""The forms of a family's own pages."""

from evenhand.design.fields import FileField, RadiosField, TextField
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


class ReferenceForm(Form):
    """The reference of a request."""

    reference = TextField(
        label="What is its reference?",
        hint="Eight letters and figures, such as 7K4M-PQXR. It was on the page after you sent the request.",
        width="10",
        max_length=20,
        autocomplete="off",
        missing="Write the reference of your request.",
    )


def sharing_form(asks: bool) -> type[Form]:
    """Return what is asked with the wish to mediate: whether the council may read one's own words, if there are any."""

    class Sharing(Form):
        heads_the_page = False
        if asks:
            share = RadiosField(
                label="May the council read your own words?",
                hint="They stand above. It changes nothing about your right to mediation.",
                choices=(("yes", "Yes, it may read them"), ("no", "No, only what the law asks")),
                missing="Choose whether the council may read your words.",
            )

    return Sharing
