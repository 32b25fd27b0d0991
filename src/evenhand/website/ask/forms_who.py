"""Questions about who is asking and whose right it is."""

from datetime import date
from typing import Any

from django import forms

from evenhand.design.fields import (
    CheckboxesField,
    DateField,
    EmailField,
    RadiosField,
    SelectField,
    TelephoneField,
    TextField,
    YesNoField,
)
from evenhand.design.forms import Form
from evenhand.domain.cases.deciding import AT_MOST, Matter
from evenhand.domain.requests import journey
from evenhand.statute.in_force import NotInForce
from evenhand.statute.readings import DEFAULT
from evenhand.statute.rights_holder import compulsory_school_age_ends

NOT_SURE = "not_sure"


class WhoForm(Form):
    """Who is asking."""

    asking_as = RadiosField(
        label="Who are you?",
        short="Who is asking",
        choices={
            journey.PARENT: "A parent",
            journey.CARER: "Somebody else with parental responsibility or care of the child",
            journey.YOUNG_PERSON: "The young person: it is about me",
            journey.ALTERNATIVE: "Somebody who decides for a young person who cannot",
            journey.HELPER: "Somebody who helps a family or a young person",
        },
        hints={
            journey.CARER: "For example a grandparent or a foster carer",
            journey.YOUNG_PERSON: "You are over 16, or nearly, and under 25",
            journey.ALTERNATIVE: "For example a parent or a deputy, where the young person cannot make this decision",
            journey.HELPER: "For example an adviser, a friend, a school or a social worker",
        },
        missing="Choose who you are.",
    )


class HelpingForm(Form):
    """Whom a helper helps, and with whose agreement."""

    helper_name = TextField(
        label="Your name", short="Name of the helper", autocomplete="name", missing="Write your own name."
    )
    helper_role = TextField(label="Your role or organisation", short="Role of the helper", required=False)
    helping = RadiosField(
        label="Whom are you helping?",
        short="Who is helped",
        choices={journey.PARENT: "A parent or carer", journey.YOUNG_PERSON: "A young person"},
        missing="Choose whom you are helping.",
    )
    helper_agreed = YesNoField(
        label="Do they know that you are asking, and agree?",
        short="They agree",
        hint="If not yet, you can still send this. We speak with them before anything else happens.",
        missing="Choose yes or no.",
    )


class ChildForm(Form):
    """The child's name."""

    child_name = TextField(
        label="What is the child’s or young person’s name?",
        short="Name of the child or young person",
        hint="As it stands in the letter: it also goes on the certificate.",
        max_length=120,
        missing="Write the name of the child or young person.",
    )


def birth_form(themselves: bool) -> type[Form]:
    """Return the question for the date of birth, put to the young person or about the child."""

    class BirthForm(Form):
        date_of_birth = DateField(
            label="When were you born?" if themselves else "When was the child or young person born?",
            short="Date of birth",
            hint="The law gives the right to the parent first and later to the young person. "
            "For example, 27 3 2016",
            past="The date of birth is in the future. Check the day, the month and the year.",
            missing="Write the date of birth.",
        )

        def clean(self) -> dict[str, Any]:
            """Refuse a year of birth so early that this law says nothing about anybody born in it."""
            cleaned = super().clean()
            born = cleaned.get("date_of_birth")
            if born and "date_of_birth" not in self.errors and not _can_have_been_at_school(born):
                self.add_error(
                    "date_of_birth",
                    "Check the year. This service is for children and young people up to their 25th birthday.",
                )
            return cleaned

    return BirthForm


def _can_have_been_at_school(born: date) -> bool:
    try:
        compulsory_school_age_ends(born, DEFAULT)
    except NotInForce:
        return False
    return True


class WhoseRightForm(Form):
    """Who acts when the law gives the right to the young person."""

    whose_right = RadiosField(
        label="Who will decide?",
        short="Who decides",
        choices={
            journey.YOUNG_PERSON_ASKS: "The young person decides, and I help",
            journey.ALTERNATIVE_ACTS: "The young person cannot make this decision, and I act for them",
            NOT_SURE: "I am not sure. Talk with us about it",
        },
        hints={
            journey.YOUNG_PERSON_ASKS: "We speak with them first. You see the case only if they want you to.",
        },
        missing="Choose one of the three. If you are not sure, choose that: nothing is lost.",
    )


class CapacityForm(Form):
    """Which decisions a young person cannot make, each by itself, and until when that counts."""

    cannot_decide = CheckboxesField(
        label="Which of these can the young person not decide, even with help?",
        short="Cannot be decided by the young person",
        hint="What you do not tick stays theirs to decide. A diagnosis or an age is no reason to tick.",
        choices=tuple((matter.value, matter.label.capitalize()) for matter in Matter),
        missing="Tick what the young person cannot decide. Is it nothing of this? Then go back: they decide.",
    )
    cannot_until = DateField(
        label="Until which day should this count?",
        short="This counts until",
        hint="At most a year. We ask again then. For example, 27 3 2027",
        future="This day has passed. Write a day to come.",
        missing="Write the day until which it counts.",
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a day that is more than a year away: nobody's capacity is settled for good."""
        cleaned = super().clean()
        until = cleaned.get("cannot_until")
        if until and self.today and until > self.today + AT_MOST:
            self.add_error("cannot_until", "Write a day within the next year. We ask again then.")
        return cleaned


class SchoolForm(Form):
    """The school or college."""

    school = TextField(
        label="Which school or college is it about?",
        short="School or college",
        hint="If there is none at present, leave this empty.",
        required=False,
    )


def name_form(helper: bool) -> type[Form]:
    """Return the question for the name of the person whose right it is."""

    class NameForm(Form):
        holder_name = TextField(
            label="What is the name of the person you are helping?" if helper else "What is your name?",
            short="Name of the person whose request it is",
            hint="It goes on the certificate.",
            autocomplete="off" if helper else "name",
            max_length=120,
            missing="Write the name.",
        )

    return NameForm


class ReachForm(Form):
    """E-mail address and telephone number of whoever asks; one of them is needed."""

    email = EmailField(
        label="E-mail address",
        hint="We send a confirmation there, and you sign in with it.",
        required=False,
    )
    telephone = TelephoneField(label="Telephone number", required=False)

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        for field in self.fields.values():
            field.marks_optional = False  # type: ignore[attr-defined]  # one of the two must be answered

    def clean(self) -> dict[str, Any]:
        """Ask for at least one way."""
        cleaned = super().clean()
        if not self.errors and not cleaned.get("email") and not cleaned.get("telephone"):
            self.add_error(
                "email",
                forms.ValidationError(
                    "Write an e-mail address or a telephone number, so that we can reach you."
                ),
            )
        return cleaned


class ReachOfAnotherForm(ReachForm):
    """How to reach the person for whom somebody else asks."""

    email = EmailField(
        label="Their e-mail address",
        hint="One that only they read. We send nothing there before we have spoken with them.",
        autocomplete="off",
        required=False,
    )
    telephone = TelephoneField(
        label="Their telephone number",
        hint="We call them first. If you do not know it, write yours, and say so on the page about safe ways.",
        autocomplete="off",
        required=False,
    )


class AddressForm(Form):
    """The postal address."""

    address = TextField(
        label="Address",
        autocomplete="street-address",
        required=False,
        hint="For letters. You can leave it empty.",
    )
    postcode = TextField(
        label="Postcode", autocomplete="postal-code", width="10", max_length=10, required=False
    )


def council_form(councils: tuple[tuple[str, str], ...]) -> type[Form]:
    """Return the question for the council, among those that we serve."""

    class CouncilForm(Form):
        council = (RadiosField if len(councils) <= 7 else SelectField)(
            label="Which council sent the decision?",
            short="Council",
            hint="Our service works for these councils. Is yours not here? The letter says whom to contact.",
            choices=councils,
            missing="Choose the council that made the decision.",
        )

    return CouncilForm


def read_back_form(email: str) -> type[Form]:
    """Return what staff say of the address before they send: nothing is asked where there is none.

    The tick is for the address that was on the page: one that was changed in another window was not read back.
    """

    class ReadBackForm(Form):
        read_back = CheckboxesField(
            label="Is the e-mail address right?",
            choices=((email, f"I read {email} back to the family, letter by letter, and it is right"),),
            required=False,
        )

    return ReadBackForm
