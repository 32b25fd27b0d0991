"""Small reckoners for tests."""

from datetime import date

from evenhand.website.reckoners.definition import Answer, Card, Definition, Example, Question
from evenhand.website.reckoners.rules import Kind

TODAY = date(2026, 11, 30)
WRITTEN = """
title = "Do I need this?"
summary = "See whether you need it."
intro = "It takes a minute."
looked_after_by = "Service manager"
checked_on = 2026-11-30
review_every_months = 6
keep_days = 30
calculator = "certificate-need"
sources = ["Children and Families Act 2014, section 55"]

[[questions]]
key = "decision"
ask = "What did the council decide?"
short = "What was decided"
kind = "one"
missing = "Choose what was decided."
fills = "decision"
[[questions.answers]]
key = "refusal_to_assess"
words = "Not to assess"
[[questions.answers]]
key = "final_plan"
words = "What is in a plan"
[[questions.answers]]
key = "transport"
words = "Travel to school"

[[questions]]
key = "disputed"
ask = "What in the plan do you not agree with?"
short = "What you do not agree with"
kind = "several"
when = "decision is final_plan"
missing = "Tick what you do not agree with."
none = "not_sure"
fills = "disputed"
[[questions.answers]]
key = "section_F"
words = "The help"
[[questions.answers]]
key = "section_I_named_school"
words = "The school"
[[questions.answers]]
key = "not_sure"
words = "I am not sure"

[[questions]]
key = "age"
ask = "How old is your child?"
short = "Age"
kind = "number"
missing = "Write how old your child is."
optional = true

[[cards]]
key = "needed"
title = "You need a certificate"
text = "We give it to you within [[law:reg34_1.certificate_no_mediation]]."
when = "result:needed is yes"
main = true
action = "ask"

[[cards]]
key = "not-needed"
title = "You do not need a certificate"
text = "[[result:why]]"
when = \"\"\"
result:needed is no and result:appeal is yes
result:mediation is no
\"\"\"
main = true

[[cards]]
key = "older"
title = "Your child may decide"
text = "From 16 the right may be theirs."
when = "age at least 16"
sources = ["Children and Families Act 2014, section 83"]

[[cards]]
key = "always"
title = "You can talk with us"
text = "Call us."

[[examples]]
says = "Refused an assessment"
on = 2026-11-30
answers = { decision = "refusal_to_assess", age = 17 }
shows = ["needed", "older"]
hides = ["not-needed"]

[[examples]]
says = "Only the school"
on = 2026-11-30
answers = { decision = "final_plan", disputed = ["section_I_named_school"] }
shows = ["not-needed", "always"]
hides = ["needed", "older"]
"""


def one(key: str, *answers: str, **more: object) -> Question:
    """Return a question with one answer of a few."""
    made = tuple(Answer(answer, answer.capitalize()) for answer in answers)
    return Question(key, f"{key}?", key, **{"kind": Kind.ONE, "missing": "Choose.", "answers": made, **more})  # type: ignore[arg-type]


def asks(key: str, kind: Kind, **more: object) -> Question:
    """Return a question without answers of its own."""
    return Question(key, f"{key}?", key, **{"kind": kind, "missing": "Say it.", **more})  # type: ignore[arg-type]


def card(key: str, when: str = "", *, main: bool = True, **more: object) -> Card:
    """Return a card."""
    return Card(key, key.capitalize(), "Words.", when, main, **more)  # type: ignore[arg-type]


def reckoner(
    *questions: Question,
    cards: tuple[Card, ...] = (card("yes"),),
    calculator: str = "",
    examples: tuple[Example, ...] = (),
) -> Definition:
    """Return a reckoner of these questions and cards."""
    return Definition("trial", "Trial", "A trial.", "Words.", 30, calculator, (), questions, cards, examples)
