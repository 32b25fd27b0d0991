"""The life of a meeting, as a table, and the codes that its rows hold. There is no free text in any of it."""

from django.db import models

from evenhand.core.states import Lifecycle, Move


class MeetingState(models.TextChoices):
    """How a meeting stands."""

    BOOKED = "booked", "booked"
    CANCELLED = "cancelled", "cancelled"
    TOOK_PLACE = "took_place", "took place"
    ADJOURNED = "adjourned", "took place and goes on another day"
    NO_SHOW = "no_show", "not held, because somebody did not come"


S = MeetingState
HELD = (S.TOOK_PLACE, S.ADJOURNED)

MEETING = Lifecycle(
    thing="meeting",
    initial=(S.BOOKED,),
    moves=(
        # A moved meeting is the same one, with a higher sequence in everybody's calendar.
        Move("move", (S.BOOKED,), S.BOOKED),
        Move("cancel", (S.BOOKED,), S.CANCELLED),
        Move("hold", (S.BOOKED,), S.TOOK_PLACE),
        Move("miss", (S.BOOKED,), S.NO_SHOW),
        Move("adjourn", (S.TOOK_PLACE,), S.ADJOURNED),
    ),
)


class Party(models.TextChoices):
    """Who takes part, or by whom something happened."""

    FAMILY = "family", "the family"
    COUNCIL = "council", "the council"
    HEALTH_BODY = "health_body", "the health body"
    PROVIDER = "provider", "the mediation service"


class Cause(models.TextChoices):
    """Why a meeting was cancelled."""

    ILL = "ill", "somebody is ill"
    NOT_FREE = "not_free", "somebody cannot make that time after all"
    NO_MEDIATOR = "no_mediator", "there is no mediator for it"
    NOT_READY = "not_ready", "papers or decisions are not ready"
    NOT_WANTED = "not_wanted", "the mediation is no longer wanted"
    OTHER = "other", "another reason"


class Undecided(models.TextChoices):
    """Why a meeting is booked although nobody was named who can decide about some of the issues."""

    NAMED_LATER = "named_later", "The body names the person before the meeting"
    BY_TELEPHONE = "by_telephone", "Somebody who can decide is reached by telephone during the meeting"
    FAMILY_GOES_ON = "family_goes_on", "The family knows it and wants to meet all the same"


class Premises(models.TextChoices):
    """What a venue is. Council and school premises are not neutral, and so not among them."""

    COMMUNITY = "community", "Community centre or village hall"
    HIRED = "hired", "Hired meeting rooms"
    PROVIDER = "provider", "Our own offices"
    FAITH = "faith", "Rooms of a faith community"
    CHARITY = "charity", "Rooms of a charity"


class Access(models.TextChoices):
    """What a venue has."""

    STEP_FREE = "step_free", "No steps from the street to the room"
    TOILET = "toilet", "Accessible toilet"
    PARKING = "parking", "Parking for disabled people"
    TRANSPORT = "transport", "Near a bus stop or station"
    HEARING_LOOP = "hearing_loop", "Hearing loop"
    QUIET_ROOM = "quiet_room", "A quiet room to rest in"


class HowAsked(models.TextChoices):
    """How the child's or young person's views were asked for (regulation 38(2) and (3))."""

    SPOKE = "spoke", "I spoke with them"
    WRITING = "writing", "They wrote, drew or recorded something"
    SOMEBODY = "somebody", "Somebody they trust told me"
    OBSERVED = "observed", "I met them, and they have no words for it"
    TRIED = "tried", "I tried, and it was not possible"
    DECLINED = "declined", "They did not want to"


class Result(models.TextChoices):
    """What came of one issue."""

    AGREED = "agreed", "Agreed"
    PART = "part", "Agreed in part"
    NONE = "none", "Not agreed"
