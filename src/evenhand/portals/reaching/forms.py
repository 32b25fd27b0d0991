"""What somebody is asked about how they are reached, one thing at a time."""

from collections.abc import Mapping
from datetime import time
from typing import Any

from django.forms import ValidationError

from evenhand.design.fields import (
    CheckboxesField,
    RadiosField,
    TextAreaField,
    TextField,
    TimeField,
    YesNoField,
)
from evenhand.design.forms import Form
from evenhand.domain.casework.speaking import SAID
from evenhand.domain.identity.states import Checked
from evenhand.domain.people.kinds import CallTime, LeftOpen, Need, Stopped

NONE = "none"
WAYS = {
    "may_email": "E-mail",
    "may_call": "Telephone call",
    "may_leave_voicemail": "Voicemail",
    "may_text": "Text message",
    "may_post": "Letter",
}


class WaysForm(Form):
    """Which ways of reaching somebody are safe."""

    ways = CheckboxesField(
        label="How may we reach you?",
        hint="Tick every way that is safe for you. We use no other.",
        choices={**WAYS, NONE: "In none of these ways"},
        none=NONE,
        both="You ticked “In none of these ways” and a way. Untick one or the other.",
        missing="Tick the ways that are safe for you, or “In none of these ways”.",
    )


class MailboxForm(Form):
    """Whether somebody else may read the e-mail."""

    mailbox = RadiosField(
        label="Could anybody else read your e-mail?",
        hint="If so, we send nothing there and reach you in another way. To sign in here you then need an access code "
        "too.",
        choices={"no": "No", "yes": "Yes, or I am not sure"},
        missing="Choose yes or no.",
    )


class TimesForm(Form):
    """When calls suit."""

    call_times = CheckboxesField(
        label="When may we call you?",
        choices={**dict(CallTime.choices), NONE: "At any time on weekdays"},
        none=NONE,
        both="You ticked “At any time on weekdays” and times for calls. Untick one or the other.",
        missing="Tick the times that suit you, or “At any time on weekdays”.",
    )


class HoursForm(Form):
    """Between which times of day an e-mail may arrive."""

    hours = YesNoField(
        label="May an e-mail from us arrive at any time of day?",
        yes="Yes, at any time",
        no="No, only between these times",
        missing="Choose one.",
    )
    safe_from = TimeField(label="From", hint="Like 9:30", width="5", required=False)
    safe_until = TimeField(label="Until", hint="Like 14:30", width="5", required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for both times, and for two that differ, where there are hours."""
        cleaned = super().clean()
        if cleaned.get("hours") is False and not self.errors:
            for name in ("safe_from", "safe_until"):
                if cleaned.get(name) is None:
                    self.add_error(name, ValidationError("Write the time, like 14:30."))
            if cleaned.get("safe_from") == cleaned.get("safe_until") and not self.errors:
                self.add_error("safe_until", ValidationError("Write another time than the first."))
        return cleaned


class NoteForm(Form):
    """What must be known to reach somebody safely."""

    note = TextAreaField(
        label="Is there anything else we must know to reach you safely?",
        hint="For example: withhold your number, or do not say where you call from.",
        rows=4,
        max_length=1000,
        required=False,
    )


class NeedsForm(Form):
    """Access and communication needs."""

    needs = CheckboxesField(
        label="What do you need from us, to take part?",
        hint="We use it in every letter, call and meeting. You do not have to say why.",
        choices={**dict(Need.choices), NONE: "Nothing of this"},
        none=NONE,
        both="You ticked “Nothing of this” and things that you need. Untick one or the other.",
        missing="Tick what you need, or “Nothing of this”.",
    )
    other = TextField(label="Anything else", max_length=300, required=False)


class InterpreterForm(Form):
    """An interpreter."""

    interpreter = YesNoField(
        label="Do you want an interpreter or a translator?",
        reveals={"yes": "language"},
        missing="Choose yes or no.",
    )
    language = TextField(
        label="Which language?",
        hint="Also British Sign Language.",
        max_length=60,
        missing="Write the language.",
    )


def stop_form(left: Mapping[str, str]) -> type[Form]:
    """Return what is asked of somebody who wants to hear nothing, with the ways that can be left open."""

    class Stop(Form):
        what = RadiosField(
            label="What do you want us to stop?",
            choices={
                Stopped.EVERYTHING.value: "Everything: do not contact me in any way",
                Stopped.EMAIL.value: "E-mails",
                Stopped.TELEPHONE.value: "Calls and voicemails",
                Stopped.TEXT.value: "Text messages",
                Stopped.POST.value: "Letters",
            },
            reveals={Stopped.EVERYTHING.value: "left_open"},
            missing="Choose what we stop.",
        )
        left_open = RadiosField(
            label="How do you want to get what the law still makes us tell you?",
            choices=left,
            missing="Choose how.",
        )

    return Stop


LEFT = {
    LeftOpen.PAGE.value: "Only on my page here. I look myself",
    LeftOpen.EMAIL.value: "By e-mail",
    LeftOpen.POST.value: "By post",
}


class Word(Form):
    """How somebody told staff, and how they know that it is them."""

    heads_the_page = False
    said_how = RadiosField(
        label="How did they tell us?",
        choices={each.value: each.label.capitalize() for each in SAID},
        missing="Choose how they told us.",
    )
    how_checked = RadiosField(
        label="How do we know that it is them?",
        hint="A birthday, a school or a reference is no check: others know them too.",
        choices=tuple(Checked.choices),
        missing="Choose how. If you have not checked, call them back on the number that we had before.",
    )


class Decide(Form):
    """What the second person decides."""

    decision = RadiosField(
        label="What do you decide?",
        choices=(
            ("confirm", "It is right: I have reached them myself, and they said so"),
            ("call_off", "It is not right, or nobody is sure: keep what we have"),
        ),
        missing="Choose one.",
    )


class Nothing(Form):
    """Nothing is asked but to confirm."""

    heads_the_page = False


def on_their_word(form: type[Form]) -> type[Form]:
    """Return a form as staff fill it in: the same question, and how they know."""
    return type(form.__name__, (Word, form), {"field_order": [*form.base_fields]})


def at(value: time | None) -> str:
    """Return a time of day as it is read."""
    return value.strftime("%H:%M") if value else ""
