"""The life of a concern, as a table, and the choices that its rows hold, in plain words."""

from django.db import models

from evenhand.core.states import Lifecycle, Move


class ConcernState(models.TextChoices):
    """How far a concern has come."""

    RAISED = "raised", "nobody has taken it yet"
    LOOKED_AT = "looked_at", "being looked at"
    PASSED_ON = "passed_on", "it is decided who hears of it"
    CLOSED = "closed", "closed"


S = ConcernState
CONCERN = Lifecycle(
    thing="concern",
    initial=(S.RAISED,),
    moves=(
        # Another lead may take it over, when the first is ill or away.
        Move("take", (S.RAISED, S.LOOKED_AT), S.LOOKED_AT),
        # To children's services and to the police, one after the other.
        Move("pass_on", (S.LOOKED_AT, S.PASSED_ON), S.PASSED_ON),
        Move("close", (S.PASSED_ON,), S.CLOSED),
    ),
)


class Worry(models.TextChoices):
    """What kind of thing it is."""

    HURT = "hurt", "Somebody is hit, hurt or handled roughly"
    NEGLECT = "neglect", "Somebody is not looked after: food, warmth, medicine or care"
    SEXUAL = "sexual", "Something sexual is done to somebody, or shown to them"
    HOME = "home", "Violence, threats or control at home"
    SELF = "self", "Somebody may hurt themselves"
    TAKEN = "taken", "Somebody may be taken away, hidden, or made to marry"
    WORKER = "worker", "Something that somebody did who works with children or adults in need of care"
    OTHER = "other", "Something else that worries me"


class AtRisk(models.TextChoices):
    """Whose safety it is about."""

    CHILD = "child", "A child"
    YOUNG_PERSON = "young_person", "A young person, 16 to 25"
    ADULT = "adult", "An adult"
    SOMEBODY_ELSE = "somebody_else", "Somebody else, or I do not know"


class PassedTo(models.TextChoices):
    """Who hears of a concern outside the service."""

    CHILDRENS_SERVICES = "childrens_services", "The council’s children’s services"
    ADULTS_SERVICES = "adults_services", "The council’s adult social care"
    POLICE = "police", "The police"
    NOBODY = "nobody", "Nobody"


class NoteKind(models.TextChoices):
    """What a note was written about."""

    DONE = "done", "Noted"
    PASSED_ON = "passed_on", "Who hears of it"
    CLOSED = "closed", "Closed"


class OpenedBecause(models.TextChoices):
    """Why a case was opened for an hour."""

    DANGER = "danger", "Somebody is in danger now"
    CONCERN = "concern", "To look into a worry about somebody’s safety"
    AUTHORITIES = "authorities", "Children’s services, adult social care or the police need it"
    REACH = "reach", "We must reach somebody safely"
    DISCLOSED = "disclosed", "Something may have been told to the wrong person"


class NoticeKind(models.TextChoices):
    """What a neutral e-mail was sent for. The e-mail itself does not say it."""

    CONCERN = "concern", "a concern waits to be taken"
    APPOINT = "appoint", "the service has no safeguarding lead"
    OPENING = "opening", "a case was opened for an hour"
