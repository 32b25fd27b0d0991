"""The life of a referral, as a table. There is no way to decline one: the council must take part (section 54(2))."""

from django.db import models

from evenhand.core.states import Lifecycle, Move


class ReferralState(models.TextChoices):
    """How far a body has come with what it was asked."""

    HANDED_OVER = "handed_over", "waiting to be opened"
    OPENED = "opened", "opened, no dates yet"
    OFFERED = "offered", "dates offered"
    CANNOT_ARRANGE = "cannot_arrange", "cannot be arranged in time"
    ARRANGED = "arranged", "a date is fixed"
    ENDED = "ended", "no longer wanted"


S = ReferralState
WAITING = (S.HANDED_OVER, S.OPENED, S.OFFERED)
RUNNING = (*WAITING, S.CANNOT_ARRANGE, S.ARRANGED)

REFERRAL = Lifecycle(
    thing="referral",
    initial=(S.HANDED_OVER,),
    moves=(
        Move("open", (S.HANDED_OVER,), S.OPENED),
        Move("offer", (*WAITING, S.CANNOT_ARRANGE), S.OFFERED),
        Move("take_back_offers", (S.OFFERED,), S.OPENED),
        Move("say_cannot_arrange", WAITING, S.CANNOT_ARRANGE),
        # Mediation may still go on after a deemed certificate (regulation 39(3)).
        Move("arrange", (*WAITING, S.CANNOT_ARRANGE), S.ARRANGED),
        Move("lose_date", (S.ARRANGED,), S.OPENED),
        Move("end", RUNNING, S.ENDED),
    ),
)


class OfferState(models.TextChoices):
    """How a date that a body offered stands."""

    OPEN = "open", "offered"
    TAKEN = "taken", "taken"
    WITHDRAWN = "withdrawn", "withdrawn"


OFFER = Lifecycle(
    thing="offered date",
    initial=(OfferState.OPEN,),
    moves=(
        Move("take", (OfferState.OPEN,), OfferState.TAKEN),
        Move("withdraw", (OfferState.OPEN,), OfferState.WITHDRAWN),
        Move("give_back", (OfferState.TAKEN,), OfferState.OPEN),
    ),
)


class CannotArrange(models.TextChoices):
    """Why a council cannot arrange in time (regulation 39(2)). It excuses nothing: the certificate is due."""

    NO_DECISION_MAKER = "no_decision_maker", "Nobody who can decide is free in time"
    NO_DATE = "no_date", "No date suits everybody in time"
    FAMILY_ASKED_LATER = "family_asked_later", "The family asked for a later date"
    NO_CAPACITY = "no_capacity", "The council has nobody to arrange it"
    OTHER = "other", "Another reason"
