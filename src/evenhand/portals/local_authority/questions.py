"""What stands around each form that a council or a health body answers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    """What stands around one form."""

    title: str
    button: str
    intro: tuple[str, ...] = ()
    kind: str = "primary"


OFFER = Question(
    "Offer a date",
    "Offer this date",
    (
        "Offer as many as you can. The family chooses with the mediation service.",
        "Somebody who can decide must be free then. The family hears of the day at least five working days before.",
    ),
)
DECISION_MAKER = Question(
    "Who can decide for you?",
    "Record this name",
    (
        "The law asks you to send somebody with authority to resolve the issues (regulation 37(1)).",
        "The family sees name and job title before the day.",
    ),
)
DEPUTY = Question(
    "Who decides if that person is away?",
    "Record this deputy",
    ("A meeting should not fall through because one person is ill. Name somebody with the same authority.",),
)
PAPER = Question(
    "Add a paper",
    "Add it",
    (
        "The family, you and the mediator can open it. What is said and shown in mediation stays in it.",
        "It is checked first, and hidden details are taken out of it. For one minute only you see it, so that you can "
        "take it back. If it seems to be about another child, it waits until you have looked.",
    ),
)
HEALTH_BODY = Question(
    "Send the health body its notice",
    "Send the notice",
    (
        "The family disagrees with health care in the plan. Within three working days you must tell each health body "
        "that is responsible, with the issues and the provision that the family wants (regulation 35(2)).",
        "It gets the notice in its own inbox, sees the health issue and nothing else, and an e-mail tells it.",
    ),
)
CANNOT_ARRANGE = Question(
    "We cannot arrange it in time",
    "Tell the mediation service",
    (
        "You must say so as soon as you know (regulation 39(2)). You cannot decline: the duty to arrange stays.",
        "The mediation service must then issue the family’s certificate within three working days, as if the family "
        "had taken part. The family can go to the Tribunal with it, and can still mediate with you.",
    ),
    kind="grave",
)
