"""Say that one is worried about somebody's safety."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NoSuchThing
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.said import require_words
from evenhand.domain.identity.queries import safeguarding_leads
from evenhand.domain.safeguarding.access import place_of
from evenhand.domain.safeguarding.events import ConcernRaised
from evenhand.domain.safeguarding.models import Concern
from evenhand.domain.safeguarding.states import AtRisk, Worry


@dataclass(frozen=True)
class Told:
    """What somebody tells."""

    worry: Worry
    at_risk: AtRisk
    in_danger: bool
    seen: str
    done: str = ""
    about_user_id: UUID | None = None
    """A safeguarding lead whom it is about, who must not read it."""


@action
def raise_concern(*, case_id: UUID, concern_id: UUID, told: Told, at: datetime, by: Principal) -> None:
    """Tell the safeguarding leads of the case's provider. Whoever works on the case may, or ever mediated in it.

    It takes no lock on the case and changes nothing of it, so nothing there can stand in the way. It returns nothing:
    whoever tells never reads it again. `concern_id` is made with the page, so that two clicks are one concern.
    Raises NothingSaid without words.
    """
    place = place_of(case_id, by)
    if place is None or by.user_id is None:
        raise NoSuchThing
    leads = {one.user_id for one in safeguarding_leads(place.provider_id)}
    if told.about_user_id is not None and told.about_user_id not in leads:
        raise NoSuchThing
    seen = require_words(told.seen, "What you saw or heard")
    done = require_words(told.done, "What was done", may_be_empty=True)
    try:
        with transaction.atomic():
            Concern.objects.create(
                id=concern_id,
                case_id=place.case_id,
                provider_id=place.provider_id,
                raised_by=by.user_id,
                raised_at=at,
                worry=told.worry,
                at_risk=told.at_risk,
                in_danger=told.in_danger,
                seen=seen,
                done=done,
                about_user_id=told.about_user_id,
            )
    except IntegrityError:
        already_done()
        return
    record(ConcernRaised(case_id=case_id, concern_id=concern_id))
