"""Questions about what is wanted, how to reach somebody safely, and what they need."""

from typing import Any

from evenhand.design.fields import (
    CheckboxesField,
    DateField,
    RadiosField,
    TextAreaField,
    TextField,
    YesNoField,
)
from evenhand.design.forms import Form
from evenhand.domain.people.kinds import CallTime, Need
from evenhand.domain.requests import journey
from evenhand.domain.requests.kinds import ChildHeard, Mode, Shared
from evenhand.website.letter_questions import is_under_this_law

NONE = "none"
EMAIL, TELEPHONE, VOICEMAIL, TEXT, POST = "email", "telephone", "voicemail", "text", "post"
YES, NO, NOT_SURE = "yes", "no", "not_sure"


class WordsForm(Form):
    """What is wrong and what is hoped for, in one's own words."""

    what_is_wrong = TextAreaField(
        label="What do you disagree with, in your own words?",
        short="In your own words",
        hint="A few sentences are enough. You and our staff read this; the council does not, unless you agree.",
        rows=5,
        required=False,
    )
    hoped_for = TextAreaField(label="What do you hope for?", rows=4, required=False)


class ProvisionForm(Form):
    """The health or social care provision that is wanted."""

    provision_wanted = TextAreaField(
        label="Which help from health or social care do you want?",
        short="Health or social care wanted",
        hint="For example speech and language therapy, or short breaks. If it is mediated about, "
        "the law asks you to say it.",
        rows=5,
        required=False,
    )


class SafeWaysForm(Form):
    """Which ways of reaching somebody are safe."""

    safe_ways = CheckboxesField(
        label="How may we reach you?",
        short="Ways that are safe",
        hint="Tick every way that is safe for you. We use no other.",
        choices={
            EMAIL: "E-mail",
            TELEPHONE: "Telephone call",
            VOICEMAIL: "Voicemail",
            TEXT: "Text message",
            POST: "Letter",
        },
        missing="Tick at least one way that is safe for you.",
    )
    safe_note = TextAreaField(
        label="Is there anything else we must know to reach you safely?",
        short="To reach you safely",
        hint="For example: withhold your number, or do not say where you call from.",
        rows=3,
        max_length=1000,
        required=False,
    )


class MailboxForm(Form):
    """Whether somebody else may read the e-mail."""

    mailbox = RadiosField(
        label="Could anybody else read your e-mail?",
        short="Somebody else may read the e-mail",
        hint="If so, we send nothing there and reach you in another way that you ticked. To sign in here you then need "
        "an access code too: we read it out when we call you, or send it by post.",
        choices={NO: "No", YES: "Yes", NOT_SURE: "I am not sure"},
        missing="Choose yes, no or “I am not sure”.",
    )


class ProtectedForm(Form):
    """Whether somebody must not learn where they are."""

    protected = YesNoField(
        label="Must anybody on the other side, or in your family, not learn where you are or how to reach you?",
        short="Contact details are protected",
        hint="If yes, we keep your address, telephone number and e-mail apart. Nobody but the staff who need them "
        "sees them, and each look is noted.",
        yes="Yes, protect my details",
        no="No",
        missing="Choose yes or no.",
    )


class TimesForm(Form):
    """When calls suit."""

    call_times = CheckboxesField(
        label="When may we call you?",
        short="Times for calls",
        choices={**dict(CallTime.choices), NONE: "Do not call me"},
        none=NONE,
        both="You ticked “Do not call me” and times for calls. Untick one or the other.",
        missing="Tick the times that suit you, or “Do not call me”.",
    )


class NeedsForm(Form):
    """Access and communication needs."""

    needs = CheckboxesField(
        label="Is there anything that you need from us, to take part?",
        short="What you need",
        hint="We ask once and use it in every letter, call and meeting. You do not have to say why.",
        choices={**dict(Need.choices), NONE: "Nothing of this"},
        none=NONE,
        both="You ticked “Nothing of this” and things that you need. Untick one or the other.",
        missing="Tick what you need, or “Nothing of this”.",
    )
    other_needs = TextField(label="Anything else", short="Also needed", required=False)


class InterpreterForm(Form):
    """An interpreter."""

    interpreter = YesNoField(
        label="Do you want an interpreter or a translator?",
        short="Interpreter",
        yes="Yes",
        no="No",
        reveals={"yes": "interpreter_language"},
        missing="Choose yes or no.",
    )
    interpreter_language = TextField(
        label="Which language?",
        short="Language",
        hint="Also British Sign Language.",
        missing="Write the language.",
    )


class SupporterForm(Form):
    """Somebody who supports the family."""

    supporter = YesNoField(
        label="Will somebody support you?",
        short="Supporter",
        hint="You may bring one person of your choice, a lawyer too. You can decide later.",
        yes="Yes",
        no="No, or I do not know yet",
        reveals={"yes": "supporter_name"},
        missing="Choose yes or no.",
    )
    supporter_name = TextField(label="Their name", short="Name of the supporter", missing="Write their name.")


class ViewsForm(Form):
    """How the child's views will be heard."""

    views = RadiosField(
        label="How would your child or young person like to be heard?",
        short="How the child is heard",
        hint="The mediator must try to learn what they think. You can change this later.",
        choices=tuple(ChildHeard.choices),
        missing="Choose one, or “I do not know yet”.",
    )


class MeetingForm(Form):
    """How and when to meet, if there is a meeting."""

    mode = RadiosField(
        label="If there is a meeting, how would you like to meet?",
        short="Way of meeting",
        hint="You do not have to want one. This only saves a question later.",
        choices=tuple(Mode.choices),
        missing="Choose one, or “I do not know yet”.",
    )
    cannot_do = TextAreaField(
        label="Days and times in the next three months that you cannot do",
        short="Not possible",
        rows=3,
        max_length=1000,
        required=False,
    )


class TriedForm(Form):
    """An earlier try to reach us."""

    tried_before = YesNoField(
        label="Have you tried to reach us about this before today?",
        short="Tried before",
        hint="A call that nobody answered, a voicemail or an e-mail counts as contact from that day.",
        yes="Yes",
        no="No",
        reveals={"yes": "first_tried_on"},
        missing="Choose yes or no.",
    )
    first_tried_on = DateField(
        label="The first day that you tried",
        short="First tried",
        past="That day is in the future. Check the day, the month and the year.",
        missing="Write the day, as near as you remember.",
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a day before this law: it would count as contact about a decision that could not exist."""
        cleaned = super().clean()
        tried = cleaned.get("first_tried_on")
        if tried and "first_tried_on" not in self.errors and not is_under_this_law(tried):
            self.add_error("first_tried_on", "This law began on 1 September 2014. Check the year.")
        return cleaned


class RouteForm(Form):
    """Which way, if it is known already."""

    route = RadiosField(
        label="Do you know yet which way you want to go?",
        short="Way",
        hint="The order of these says nothing. Either way you can still appeal, and you can change your mind.",
        choices={
            journey.CALL_ME: "Tell me about it first",
            journey.MEDIATION: "Mediation",
            journey.NO_MEDIATION: "A certificate without mediation",
        },
        required=False,
    )


class RecordRouteForm(Form):
    """Whether the way counts as said now."""

    record_route = RadiosField(
        label="Is this your choice from today?",
        short="Counts from today",
        choices={YES: "Yes, record it today", NO: "Not yet. Talk to me first"},
        missing="Choose whether we record it today.",
    )


class ShareForm(Form):
    """What the council may read."""

    share = CheckboxesField(
        label="What may we pass on to the council when we tell it that you want mediation?",
        short="The council may read",
        hint="The law asks that the council learns that you want mediation and what it is about. "
        "The rest is your choice.",
        choices=tuple(Shared.choices),
        none=Shared.NOTHING,
        both="You ticked “Nothing beyond what the law asks” and other things. Untick one or the other.",
        missing="Tick what we may pass on, or “Nothing beyond what the law asks”.",
    )


class HeardForm(Form):
    """How they heard of us."""

    heard = RadiosField(
        label="How did you hear of us?",
        choices={
            "letter": "From the council’s letter",
            "iass": "From the information and advice service (SENDIASS)",
            "school": "From a school or college",
            "search": "I searched for it",
            "friend": "From somebody I know",
            "other": "Another way",
        },
        required=False,
    )
