"""What a manager is asked about places."""

from evenhand.design.fields import CheckboxesField, RadiosField, TextAreaField, TextField
from evenhand.design.forms import Form
from evenhand.domain.meetings.states import Access, Premises


class AddingPlace(Form):
    """A neutral place with its rooms."""

    heads_the_page = False
    name = TextField(label="Name of the place", missing="Write its name.")
    address = TextAreaField(label="Address", missing="Write its address.", rows=4)
    premises = RadiosField(
        label="What is it?",
        hint="It must be neutral: nothing that belongs to a council or a school.",
        choices=tuple(Premises.choices),
        missing="Choose what it is.",
    )
    access = CheckboxesField(label="What does it have?", choices=tuple(Access.choices), required=False)
    rooms = TextAreaField(label="Its rooms, one a line", missing="Write one room at least.", rows=4)


class AddingRoom(Form):
    """One more room."""

    name = TextField(
        label="What is the room called?",
        max_length=120,
        missing="Write the name that stands on its door.",
    )
