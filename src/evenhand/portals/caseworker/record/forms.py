"""What staff are asked when they record something."""

from evenhand.core.said import LONGEST
from evenhand.design.fields import (
    CheckboxesField,
    DateField,
    EmailField,
    FileField,
    HiddenField,
    RadiosField,
    SelectField,
    TelephoneField,
    TextAreaField,
    TextField,
    TimeField,
    YesNoField,
)
from evenhand.design.forms import Form
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.cases.states import WhyReopened
from evenhand.domain.casework.events import REASONS
from evenhand.domain.casework.kinds import Channel, Direction, WhyCouncil
from evenhand.domain.casework.script import Script
from evenhand.domain.complaints.states import About
from evenhand.domain.documents.states import DocumentKind
from evenhand.domain.identity.states import Checked
from evenhand.portals.once import OnceField
from evenhand.statute.in_plain_words import (
    DECISIONS,
    SECTIONS,
    SOMETHING_ELSE,
    decision_in_words,
    section_in_words,
)

SAID = {
    value.value: value.label.capitalize()
    for value in (Evidence.TOLD_BY_TELEPHONE, Evidence.TOLD_IN_WRITING, Evidence.TOLD_IN_PERSON)
}
HOW = {value.value: value.label.capitalize() for value in Evidence if value != Evidence.OWN_RECORD}
HOLDERS = "holder"
AHEAD = "This day lies ahead. Write the day on which it happened."


class Reopening(Form):
    """Why a closed case is taken up again."""

    why = RadiosField(
        label="Why is it taken up again?",
        choices=tuple((each.value, each.label.capitalize()) for each in WhyReopened),
        missing="Choose why.",
    )


class Email(Form):
    """An e-mail address, and that it was read back."""

    email = EmailField(label="E-mail address", autocomplete="off", missing="Write the e-mail address.")
    read_back = CheckboxesField(
        label="How do we know?",
        choices=(("yes", "I read it back to the family, letter by letter, and they said that it is right"),),
        missing="Read the address back to the family first. If you have, tick this.",
    )


class ChangeReach(Form):
    """How to reach a family from now on; what is empty stays."""

    email = EmailField(label="E-mail address", required=False, autocomplete="off")
    telephone = TelephoneField(label="Telephone number", required=False, autocomplete="off")
    address = TextAreaField(label="Address", required=False, rows=3, max_length=400, autocomplete="off")
    postcode = TextField(label="Postcode", required=False, width="10", max_length=10, autocomplete="off")
    protected = RadiosField(
        label="Must nobody else on the case learn where they are?",
        choices=(("yes", "Yes, their details are protected"), ("no", "No")),
        missing="Choose one.",
    )
    how_checked = RadiosField(
        label="How do we know that it is them?",
        hint="A birthday, a school or a reference is no check: others know them too.",
        choices=tuple(Checked.choices),
        missing="Choose how. If you have not checked, call them back on the number that we had before.",
    )


class DecideReach(Form):
    """Whether a change of contact details is made, by the second person."""

    decision = RadiosField(
        label="What do you decide?",
        choices=(
            ("confirm", "It is right: I have called the family myself, and they spelled it out"),
            ("call_off", "It is not right, or nobody is sure: keep what we have"),
        ),
        missing="Choose one.",
    )


class Reveal(Form):
    """Why protected details are needed."""

    heads_the_page = False
    reason = RadiosField(
        label="Why do you need them?",
        choices={code: words.capitalize() for code, words in REASONS.items()},
        missing="Choose why you need these details.",
    )


class Contact(Form):
    """One try to reach."""

    heads_the_page = False
    once = OnceField()
    direction = RadiosField(
        label="Who reached out?", choices=tuple(Direction.choices), missing="Choose who reached out."
    )
    channel = RadiosField(label="How?", choices=tuple(Channel.choices), missing="Choose how.")
    reached = YesNoField(
        label="Did you speak or write with each other?",
        hint="A voicemail or a failed call from the family is contact all the same: choose no.",
        missing="Say whether you reached each other.",
    )
    happened_on = DateField(label="On which day?", missing="Write the day.", past=AHEAD)
    happened_at = TimeField(label="At what time?", hint="Like 14:30", width="5", missing="Write the time.")
    note = TextAreaField(
        label="What was it about?",
        hint="Colleagues read this. The family’s page does not show it.",
        required=False,
        rows=4,
    )


def information_form(script: Script) -> type[Form]:
    """Return the form of the adviser's checklist: every point of one wording."""

    class Information(Form):
        heads_the_page = False
        once = OnceField()
        version = HiddenField()
        ticked = CheckboxesField(
            label="Tick each point once it was said",
            hint="In any order, in your own words. All of them are needed.",
            choices={point.code: point.tick for point in script.points},
            hints={point.code: point.say for point in script.points},
            missing="Tick each point once it was said.",
        )
        channel = RadiosField(
            label="How did you speak?",
            choices=tuple(pair for pair in Channel.choices if pair[0] != Channel.VOICEMAIL),
            missing="Choose how you spoke.",
        )
        given_on = DateField(label="On which day?", missing="Write the day.", past=AHEAD)

    return Information


class ToldChoice(Form):
    """When and how the family said it."""

    heads_the_page = False
    shown_for = HiddenField()
    told_on = DateField(
        label="On which day did the family say so?",
        hint="The law counts from this day. For example, 27 3 2026",
        missing="Write the day.",
        past=AHEAD,
    )
    evidence = RadiosField(label="How did it say so?", choices=SAID, missing="Choose how the family said so.")


class ToldWish(ToldChoice):
    """The same, and whether the council may read the family's own words."""

    share = RadiosField(
        label="May the council read the family’s own words?",
        hint="Ask the family, and read the words above to it. The law asks for no more than the other lines.",
        choices=(("yes", "Yes, it may read them"), ("no", "No, only what the law asks")),
        missing="Ask the family whether the council may read its words.",
    )


class CorrectDay(Form):
    """A day in the place of a wrong or unknown one."""

    heads_the_page = False
    shown_for = HiddenField()
    happened_on = DateField(label="What is the right day?", missing="Write the right day.", past=AHEAD)
    evidence = RadiosField(label="How do we know?", choices=HOW, missing="Choose how we know.")
    reason = TextAreaField(
        label="Why is it corrected?",
        hint="The family sees that it was corrected. It may ask why.",
        missing="Write why it is corrected.",
        rows=3,
        max_length=500,
    )


class CorrectDecision(Form):
    """What was really decided, and what the family disagrees with."""

    heads_the_page = False
    shown_for = HiddenField()
    decision = RadiosField(
        label="What was decided?",
        choices={each.value: decision_in_words(each) for each in (*DECISIONS, *SOMETHING_ELSE)},
        missing="Choose what was decided.",
    )
    disputed = CheckboxesField(
        label="If it is a plan: what does the family disagree with?",
        choices={each.value: section_in_words(each) for each in SECTIONS},
        required=False,
    )
    evidence = RadiosField(label="How do we know?", choices=HOW, missing="Choose how we know.")
    reason = TextAreaField(
        label="Why is it corrected?",
        hint="The family sees that it was corrected. It may ask why.",
        missing="Write why it is corrected.",
        rows=3,
        max_length=500,
    )


class CorrectName(Form):
    """A name in the place of a wrong one."""

    heads_the_page = False
    value = TextField(label="What is the right name?", missing="Write the right name.")
    evidence = RadiosField(label="How do we know?", choices=HOW, missing="Choose how we know.")
    reason = TextAreaField(
        label="Why is it corrected?", missing="Write why it is corrected.", rows=3, max_length=500
    )


class Document(Form):
    """One file and what it is."""

    heads_the_page = False
    kind = RadiosField(
        label="What is it?", choices=tuple(DocumentKind.choices), missing="Choose what the file is."
    )
    file = FileField(
        label="The file",
        hint="A PDF, or a picture (JPEG, PNG or WebP). At most 10 MB.",
        accept=".pdf,.jpg,.jpeg,.png,.webp",
        missing="Choose the file.",
    )


class WhyAnotherCouncil(Form):
    """Why a case has another council."""

    why = RadiosField(
        label="Why is the council another?",
        hints={
            WhyCouncil.MISTAKE.value: "This council never had anything to do with the family.",
            WhyCouncil.MOVED.value: "It had, until the plan went to the council of the family’s new home.",
        },
        choices=tuple(WhyCouncil.choices),
        missing="Choose why.",
    )


def council_form(why: WhyCouncil, councils: list[tuple[str, str]], *, silent: bool) -> type[Form]:
    """Return the form that asks for another council, and for what each reason has to say.

    `silent` asks of a family that moved what it wants while the council before arranged nothing.
    """

    class AnotherCouncil(Form):
        heads_the_page = False
        shown_for = HiddenField()
        council = SelectField(
            label="Which council is right?" if why == WhyCouncil.MISTAKE else "Which council is it now?",
            choices=(("", "Choose a council"), *councils),
            missing="Choose the council.",
        )

    class Mistaken(AnotherCouncil):
        evidence = RadiosField(label="How do we know?", choices=HOW, missing="Choose how we know.")
        reason = TextAreaField(
            label="How did the mistake come about?",
            hint="Colleagues read this. The councils and the family’s page do not show it.",
            missing="Write how the mistake came about.",
            rows=3,
            max_length=500,
        )

    class Moved(AnotherCouncil):
        transferred_on = DateField(
            label="On which day was the plan transferred?",
            hint="The new council is responsible from that day (regulation 15). It is not the day of the move.",
            missing="Write the day on which the plan was transferred.",
            past=AHEAD,
        )
        evidence = RadiosField(label="How do we know?", choices=HOW, missing="Choose how we know.")

    class MovedInSilence(Moved):
        wants_certificate = RadiosField(
            label="Does the family want its certificate, because the council arranged nothing?",
            hint="Ask the family. With another council it cannot ask for it any more.",
            choices=(
                ("yes", "Yes, it wants the certificate"),
                ("no", "No, it was asked and does not want it"),
            ),
            missing="Ask the family whether it wants its certificate.",
        )

    if why == WhyCouncil.MISTAKE:
        return Mistaken
    return MovedInSilence if silent else Moved


class Said(Form):
    """How the family said that it wants something done."""

    heads_the_page = False
    evidence = RadiosField(label="How did the family say so?", choices=SAID, missing="Choose how it said so.")


class Complaint(Form):
    """What a family complained of, written down for it."""

    heads_the_page = False
    once = OnceField()
    who = RadiosField(
        label="Who complained?",
        choices=((HOLDERS, "Whose case it is: the parent, or the young person"), ("other", "Somebody else")),
        hint="What somebody else said stands on no page of the family.",
        missing="Choose who complained.",
    )
    about = RadiosField(
        label="What is it about?", choices=tuple(About.choices), missing="Choose what it is about."
    )
    words = TextAreaField(
        label="What went wrong, and what do they want?",
        hint="In the family’s own words, as near as you can.",
        missing="Write down what they said.",
        rows=8,
        max_length=LONGEST,
    )


class Nothing(Form):
    """Nothing is asked but to confirm."""

    heads_the_page = False


class Note(Form):
    """A note for colleagues."""

    heads_the_page = False
    once = OnceField()
    words = TextAreaField(
        label="Note",
        hint="Colleagues on this case read it. The family’s page and the council do not show it.",
        missing="Write the note.",
        rows=6,
    )


def task_form(colleagues: list[tuple[str, str]]) -> type[Form]:
    """Return the form of a task, for one of these colleagues or whoever has the case."""

    class Task(Form):
        heads_the_page = False
        once = OnceField()
        words = TextField(label="What is to be done?", missing="Write what is to be done.")
        due_on = DateField(
            label="By which day?",
            missing="Write the day.",
            future="This day has passed. Write a day to come.",
        )
        for_user = SelectField(
            label="Who does it?",
            choices=tuple(colleagues),
            first="Whoever has the case",
            required=False,
        )

    return Task


def take_form(colleagues: list[tuple[str, str]]) -> type[Form]:
    """Return the form that gives a case to one of these colleagues."""

    class Take(Form):
        heads_the_page = False
        caseworker = RadiosField(
            label="Who looks after this family?",
            choices=tuple(colleagues),
            missing="Choose a colleague.",
        )

    return Take
