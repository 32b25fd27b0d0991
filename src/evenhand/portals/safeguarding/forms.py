"""What is asked about somebody's safety."""

from collections.abc import Iterable
from uuid import UUID

from evenhand.core.said import LONGEST
from evenhand.design.fields import HiddenField, RadiosField, TextAreaField, TextField, YesNoField
from evenhand.design.forms import Form
from evenhand.domain.identity.queries import Colleague
from evenhand.domain.safeguarding.states import AtRisk, OpenedBecause, PassedTo, Worry

NOBODY = "nobody"


class Telling(Form):
    """What somebody is worried about."""

    heads_the_page = False
    # Made with the page: two clicks are one concern.
    concern = HiddenField()
    danger = HiddenField()
    worry = RadiosField(
        label="What kind of thing is it?",
        choices=tuple(Worry.choices),
        missing="Choose what kind of thing it is. If you are not sure, choose the last one.",
    )
    at_risk = RadiosField(
        label="Who may be at risk?",
        choices=tuple(AtRisk.choices),
        missing="Choose who may be at risk. If you are not sure, choose the last one.",
    )
    seen = TextAreaField(
        label="What did you see or hear?",
        hint="Who, what, when and where. Use the words that people used. You need no proof, and you need not be sure.",
        rows=8,
        max_length=LONGEST,
        missing="Write what you saw or heard. A few words are enough.",
    )
    done = TextAreaField(
        label="What was already done?",
        hint="Whom you rang, and what you said to the person. Leave it empty if nothing was done yet.",
        rows=4,
        max_length=LONGEST,
        required=False,
    )


def telling(leads: Iterable[Colleague]) -> type[Form]:
    """Return the form, with a way to keep it from a lead whom it is about."""
    choices = ((NOBODY, "No"), *((str(one.user_id), one.name) for one in leads))
    if len(choices) == 1:
        return Telling

    class TellingLeads(Telling):
        about = RadiosField(
            label="Is it about one of the people who would read it?",
            hint="Whoever you choose does not see it.",
            choices=choices,
            missing="Say whether it is about one of them.",
        )

    return TellingLeads


def kept_from(said: str | None) -> UUID | None:
    """Return the lead who must not read it."""
    return None if said in (None, "", NOBODY) else UUID(said)


class Finding(Form):
    """Which case."""

    reference = TextField(
        label="What is the reference of the case?",
        hint="Two groups of four signs, like 7K4M-PQXR.",
        width="20",
        missing="Write the reference.",
    )


class Noting(Form):
    """What a lead did."""

    words = TextAreaField(
        label="What was done?",
        hint="Whom you spoke to, what was said, and what happens next. It cannot be changed later.",
        max_length=LONGEST,
        missing="Write what was done.",
    )


class PassingOn(Form):
    """Who hears of it."""

    to = RadiosField(
        label="Who hears of it outside the service?",
        choices=tuple(PassedTo.choices),
        divider_before=PassedTo.NOBODY.value,
        missing="Choose who hears of it.",
    )
    words = TextAreaField(
        label="Why, and whom did you speak to?",
        hint="If nobody hears of it, say why not. It cannot be changed later.",
        max_length=LONGEST,
        missing="Write why.",
    )


class Closing(Form):
    """How it stands."""

    words = TextAreaField(
        label="How do things stand now?",
        hint="It cannot be changed later.",
        max_length=LONGEST,
        missing="Write how things stand now.",
    )


class Opening(Form):
    """Why a case is opened."""

    reason = RadiosField(
        label="Why do you need to open this case?",
        choices=tuple(OpenedBecause.choices),
        missing="Choose why.",
    )
    words = TextAreaField(
        label="What do you need it for?",
        hint="A manager or another safeguarding lead reads this, and says whether it was right.",
        max_length=LONGEST,
        missing="Write what you need it for.",
    )


class Reviewing(Form):
    """Whether it was right."""

    was_right = YesNoField(
        label="Was it right to open this case?",
        yes="Yes, it was right",
        no="No, it was wrong",
        missing="Say whether it was right.",
    )
    words = TextAreaField(label="Why?", max_length=LONGEST, missing="Write why.")
