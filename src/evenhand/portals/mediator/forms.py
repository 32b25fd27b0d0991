"""What mediators are asked."""

from typing import Any

from django import forms

from evenhand.design.fields import CheckboxesField, DateField, RadiosField, TextAreaField, YesNoField
from evenhand.design.forms import Form
from evenhand.domain.meetings.actions.record_attendance import Came
from evenhand.domain.meetings.attending import Attendee, Consent
from evenhand.domain.meetings.notes import LONGEST
from evenhand.domain.meetings.states import HowAsked, Result
from evenhand.domain.panel.states import Conflict

AHEAD = "This day lies ahead. Write the day on which it happened."
NO_CONFLICT = "none"
SECOND_SUPPORTER = "second_supporter"
PEOPLE = {
    Attendee.FAMILY.value: "The family",
    Attendee.COUNCIL.value: "The council",
    Attendee.COUNCIL_LAWYER.value: "A lawyer of the council",
    Attendee.HEALTH_BODY.value: "The health body",
    Attendee.SUPPORTER.value: "Somebody who supports the family",
    SECOND_SUPPORTER: "Another person who supports the family",
    Attendee.CHILD.value: "The child or young person",
    Attendee.OTHER.value: "Somebody else",
}
FOR_OTHERS = {
    Consent.ALL_PARTIES.value: "All parties",
    Consent.MEDIATOR.value: "I, where not all parties did",
}


class Declaring(Form):
    """Whether something stands in the way of mediating."""

    conflict = RadiosField(
        label="Do you know anybody on this case, or have another link to it?",
        choices=((NO_CONFLICT, "No, nothing stands in the way"), *Conflict.choices),
        divider_before=Conflict.EMPLOYED.value,
        missing="Say whether something stands in the way.",
    )


class Conflicting(Form):
    """What stands in the way after all."""

    conflict = RadiosField(
        label="What stands in the way?", choices=tuple(Conflict.choices), missing="Choose what it is."
    )


def attendance_form(parts: tuple[tuple[str, str], ...]) -> type[Form]:
    """Return the form of who came, for the issues of a case."""

    class Attending(Form):
        heads_the_page = False
        came = CheckboxesField(label="Who came?", choices=PEOPLE, required=False)
        authority = CheckboxesField(
            label="What could those who came for the council or health body decide, without asking anybody?",
            choices=parts,
            required=False,
        )
        child_agreed = CheckboxesField(
            label="If the child or young person came",
            choices=(("yes", "The person whose right it is and I agreed to it"),),
            required=False,
        )
        others_agreed = RadiosField(
            label="If another supporter, a lawyer of the council or somebody else came: who agreed?",
            choices=FOR_OTHERS,
            required=False,
        )
        held = YesNoField(label="Was the meeting held?", missing="Say whether it was held.")

    return Attending


def came_of(said: dict[str, Any]) -> tuple[Came, ...]:
    """Return who came, as the form says."""
    agreed = Consent(said["others_agreed"]) if said["others_agreed"] else Consent.AS_OF_RIGHT
    child = Consent.HOLDER_AND_MEDIATOR if said["child_agreed"] else Consent.AS_OF_RIGHT
    bodies = (Attendee.COUNCIL, Attendee.HEALTH_BODY)
    found = []
    for value in PEOPLE:
        if value in said["came"]:
            who = Attendee.SUPPORTER if value == SECOND_SUPPORTER else Attendee(value)
            consents = {Attendee.CHILD: child, Attendee.COUNCIL_LAWYER: agreed, Attendee.OTHER: agreed}
            consent = consents.get(who, Consent.AS_OF_RIGHT)
            if value == SECOND_SUPPORTER:
                consent = agreed
            found.append(Came(who, consent, tuple(said["authority"]) if who in bodies else ()))
    return tuple(found)


class Asked(Form):
    """How the child's or young person's views were asked for."""

    heads_the_page = False
    how = RadiosField(label="How did you ask?", choices=tuple(HowAsked.choices), missing="Choose how.")
    asked_on = DateField(label="On which day?", missing="Write the day.", past=AHEAD)


def outcome_form(parts: tuple[tuple[str, str], ...]) -> type[Form]:
    """Return the form that asks, for each issue, what came of it."""
    fields: dict[str, forms.Field] = {
        part: RadiosField(label=words, choices=tuple(Result.choices), missing=f"Choose for: {words}.")
        for part, words in parts
    }
    return type(
        "Outcomes", (Form,), {"heads_the_page": False, "__doc__": "What came of each issue.", **fields}
    )


class Ending(Form):
    """On which day a mediation ended."""

    heads_the_page = False
    ended_on = DateField(label="On which day did it end?", missing="Write the day.", past=AHEAD)


class Noting(Form):
    """A note for oneself."""

    heads_the_page = False
    words = TextAreaField(
        label="Your note",
        rows=8,
        max_length=LONGEST,
        missing="Write something, or go back.",
        autocomplete="off",
    )


class Nothing(Form):
    """Nothing is asked but to confirm."""

    heads_the_page = False
