"""The lives of an agreement and of what is agreed, as tables, and the codes that their rows hold."""

from django.db import models

from evenhand.core.states import Lifecycle, Move


class AgreementState(models.TextChoices):
    """How far an agreement has come."""

    DRAFT = "draft", "being written"
    OFFERED = "offered", "waiting for signatures"
    SIGNED = "signed", "signed by everybody"
    GIVEN_UP = "given_up", "not made"


S = AgreementState
AGREEMENT = Lifecycle(
    thing="agreement",
    initial=(S.DRAFT,),
    moves=(
        Move("change_terms", (S.DRAFT,), S.DRAFT),
        Move("offer", (S.DRAFT,), S.OFFERED),
        Move("sign", (S.OFFERED,), S.OFFERED),
        # A changed text is another text: whoever had signed signs again.
        Move("take_back", (S.OFFERED,), S.DRAFT),
        Move("complete", (S.OFFERED,), S.SIGNED),
        Move("give_up", (S.DRAFT, S.OFFERED), S.GIVEN_UP),
        Move("take_up_again", (S.GIVEN_UP,), S.DRAFT),
    ),
)
# In which states a signature stands.
BINDING = (S.OFFERED, S.SIGNED)


class ActionState(models.TextChoices):
    """Whether something that was agreed has been done: one side says so, the other confirms it or does not."""

    TO_DO = "to_do", "to be done"
    SAID_DONE = "said_done", "said to be done"
    DONE = "done", "done"
    NOT_DONE = "not_done", "not done"
    NOT_NEEDED = "not_needed", "not needed any more"


A = ActionState
ACTION = Lifecycle(
    thing="agreed action",
    initial=(A.TO_DO,),
    moves=(
        Move("say_done", (A.TO_DO, A.NOT_DONE), A.SAID_DONE),
        Move("confirm", (A.TO_DO, A.SAID_DONE, A.NOT_DONE), A.DONE),
        Move("say_not_done", (A.TO_DO, A.SAID_DONE), A.NOT_DONE),
        # After an assessment the council sends a plan or says that there will be none: one ends the other.
        Move("make_needless", (A.TO_DO, A.NOT_DONE), A.NOT_NEEDED),
    ),
)


class Side(models.TextChoices):
    """Who is to do something, and who signs."""

    FAMILY = "family", "the family"
    COUNCIL = "council", "the council"
    HEALTH_BODY = "health_body", "the health body"


class Way(models.TextChoices):
    """How somebody signed."""

    ONLINE = "online", "signed in and signed on our website"
    ON_PAPER = "on_paper", "on paper"
    BY_TELEPHONE = "by_telephone", "by telephone, after the whole text was read out"


class GivenUp(models.TextChoices):
    """Why there is no agreement after all."""

    NOT_AGREED = "not_agreed", "Somebody does not agree to the text after all"
    NO_POWER = "no_power", "Nobody with power to agree signs for the council or health body"
    NO_ANSWER = "no_answer", "Somebody does not answer"
    OTHER = "other", "Another reason"
