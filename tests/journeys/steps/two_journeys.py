"""The two journeys of whoever comes for the first time, from the home page: as a person would tell them to another."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from tests.build import world
from tests.build.results import MY_DATES, REQUEST

FOLLOW, PRESS, CHOOSE, WRITE = "follow", "press", "choose", "write"
HOME = "When you and the council do not agree"
BORN = "When was the child or young person born?"


@dataclass(frozen=True)
class Act:
    """One thing that a person does: with a link, a button, a choice or a box, by the name that it shows."""

    how: str
    name: str
    text: str = ""
    group: str = ""


@dataclass(frozen=True)
class Stop:
    """One page: the words by which one knows it, what one does there, and how one goes on."""

    shows: str
    does: tuple[Act, ...] = ()
    goes_on: Act = field(default=Act(PRESS, "Continue"))


@dataclass(frozen=True)
class Journey:
    """A way through the website: its pages, and the words of the page where it ends."""

    name: str
    stops: tuple[Stop, ...]
    ends_at: str


def choosing(shows: str, *names: str) -> Stop:
    """Return a page on which one chooses these and goes on."""
    return Stop(shows, tuple(Act(CHOOSE, name) for name in names))


def writing(shows: str, **boxes: str) -> Stop:
    """Return a page on which one writes into boxes, by what their labels say, and goes on."""
    return Stop(shows, tuple(Act(WRITE, label, text) for label, text in boxes.items()))


def dating(shows: str, group: str, day: date) -> Stop:
    """Return a page on which one writes a day into the three boxes of a group."""
    parts = {"Day": day.day, "Month": day.month, "Year": day.year}
    return Stop(shows, tuple(Act(WRITE, part, str(value), group) for part, value in parts.items()))


def passing(shows: str) -> Stop:
    """Return a page that one leaves as it is."""
    return Stop(shows)


def what_was_decided() -> Stop:
    """Return the question that the first lines of the letter answer: a refusal to assess."""
    return choosing("What has the council decided?", "Not to carry out an EHC needs assessment")


def date_on_the_letter() -> Stop:
    """Return the question for the date on the letter: three weeks ago."""
    day = world.today() - timedelta(days=21)
    return dating("What is the date on the letter?", "Date on the letter", day)


def my_dates() -> Journey:
    """Return the shortest way from the home page to one's own dates, with the letter in one's hand."""
    return Journey(
        MY_DATES,
        (
            Stop(HOME, goes_on=Act(FOLLOW, "Work out my dates")),
            Stop("Work out my dates", goes_on=Act(PRESS, "Start")),
            what_was_decided(),
            replace(date_on_the_letter(), goes_on=Act(PRESS, "Show my dates now")),
        ),
        "Contact us by",
    )


def a_request(council: str, email: str) -> Journey:
    """Return the way from the home page to a request for mediation that is sent."""
    return Journey(
        REQUEST,
        (
            Stop(HOME, goes_on=Act(FOLLOW, "Ask us")),
            Stop("Ask for mediation or a certificate", goes_on=Act(PRESS, "Start")),
            choosing("Who are you?", "A parent"),
            choosing("Which council sent the decision?", council),
            what_was_decided(),
            date_on_the_letter(),
            choosing("When was the letter sent?", "On the date that is on the letter"),
            choosing("When did it come to you?", "I do not know"),
            passing("Add the council’s letter now, or later"),
            writing(
                "In your own words", **{"What do you disagree with": "Nobody came to see him at school."}
            ),
            writing(
                "What is the child’s or young person’s name?", **{"young person’s name": "Alex Holloway"}
            ),
            dating(BORN, BORN, date(2016, 3, 9)),
            passing("Which school or college is it about?"),
            writing("What is your name?", **{"What is your name?": "Sam Holloway"}),
            writing("How can we reach you?", **{"E-mail address": email, "Telephone number": "07700 900123"}),
            passing("What is your address?"),
            choosing("How may we reach you?", "E-mail", "Telephone call"),
            choosing("Could anybody else read your e-mail?", "No"),
            choosing("Must anybody on the other side", "No"),
            choosing("When may we call you?", "Weekday evenings, 5pm to 8pm"),
            choosing("What do you need to take part?", "Nothing of this"),
            choosing("Do you want an interpreter or a translator?", "No"),
            choosing("Will somebody support you?", "No, or I do not know yet"),
            choosing("How would your child or young person like to be heard?", "I do not know yet"),
            choosing("If there is a meeting", "I do not know yet"),
            choosing("Have you tried to reach us about this before today?", "No"),
            choosing("Do you know yet which way you want to go?", "Mediation"),
            choosing("Is this your choice from today?", "Yes, record it today"),
            choosing("What may we pass on to the council", "Nothing beyond what the law asks"),
            passing("How did you hear of us?"),
            Stop("Check your answers", goes_on=Act(PRESS, "Send this request")),
        ),
        "We have your request",
    )
