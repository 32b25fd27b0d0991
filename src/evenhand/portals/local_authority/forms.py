"""What a council or a health body is asked."""

from evenhand.design.fields import (
    CheckboxesField,
    DateField,
    EmailField,
    FileField,
    RadiosField,
    SelectField,
    TextField,
    TimeField,
)
from evenhand.design.forms import Form
from evenhand.domain.documents.states import DocumentKind
from evenhand.domain.referrals.states import CannotArrange


class OfferForm(Form):
    """A date, a time and a length."""

    heads_the_page = False
    day = DateField(
        label="On which day?",
        missing="Write the day.",
        future="This day is past. Write a day that lies ahead.",
    )
    begins = TimeField(label="When does it begin?", hint="Like 10:00", width="5", missing="Write the time.")
    minutes = SelectField(
        label="How long?",
        hint="Two and a half hours is usual, so that nobody is rushed.",
        choices=(("150", "2½ hours"), ("120", "2 hours"), ("180", "3 hours"), ("240", "4 hours")),
        missing="Choose how long.",
    )


def decision_maker_form(parts: tuple[tuple[str, str], ...]) -> type[Form]:
    """Return the form that names who can decide, about which of the parts in dispute."""

    class DecisionMakerForm(Form):
        heads_the_page = False
        name = TextField(label="Name", max_length=120, missing="Write the name.")
        job_title = TextField(label="Job title", max_length=120, missing="Write the job title.")
        email = EmailField(
            label="E-mail address",
            hint="For the invitation. The family does not see it.",
            missing="Write the e-mail address.",
        )
        authority_over = CheckboxesField(
            label="What can this person decide about on the day, without asking anybody?",
            choices=parts,
            missing="Tick at least one. The law asks for somebody who can resolve the issues (regulation 37(1)).",
        )

    return DecisionMakerForm


class PaperForm(Form):
    """One file and what it is."""

    heads_the_page = False
    kind = RadiosField(
        label="What is it?", choices=tuple(DocumentKind.choices), missing="Choose what the file is."
    )
    file = FileField(
        label="The file",
        hint="A PDF, or a picture of each page. At most 10 MB.",
        accept=".pdf,.jpg,.jpeg,.png,.webp",
        missing="Choose the file.",
    )


class CannotArrangeForm(Form):
    """Why not."""

    heads_the_page = False
    because = RadiosField(
        label="Why can it not be arranged in time?",
        choices=tuple(CannotArrange.choices),
        missing="Choose why.",
    )


def health_body_form(bodies: tuple[tuple[str, str], ...]) -> type[Form]:
    """Return the form that chooses the health body to notify."""

    class HealthBodyForm(Form):
        heads_the_page = False
        body = RadiosField(
            label="Which health body commissions this care?",
            choices=bodies,
            missing="Choose the health body.",
        )

    return HealthBodyForm
