"""Choose how a provider reads the law where it can be read in more than one way."""

from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Max

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NotAllowed, Refused
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.identity import access as identity
from evenhand.domain.identity.roles import Permission
from evenhand.domain.law.events import ReadingChosen
from evenhand.domain.law.in_use import law_of
from evenhand.domain.law.models import ChosenReading
from evenhand.statute.choices_in_words import IN_WORDS
from evenhand.statute.readings import SWITCHES


class NoSuchReading(Refused):
    """The switch is no organisation's to set, or it has no such reading, or nobody said why."""


@action
def choose_reading(
    *, provider_id: UUID, switch: str, reading: str, why: str, at: datetime, by: Principal
) -> None:
    """Read one switch in one way from now on; every open case of the provider is counted again, one by one.

    Choosing what is chosen already changes nothing. Raises NoSuchReading.
    """
    identity.require(by, Permission.CHOOSE_READINGS, provider_id=provider_id)
    if by.user_id is None:
        raise NotAllowed(Permission.CHOOSE_READINGS.value)
    if switch not in IN_WORDS or reading not in {one.value for one in SWITCHES[switch]}:
        raise NoSuchReading(
            "Nothing was chosen.",
            "The law has no such question, or no such answer to it.",
            "Choose from the list.",
        )
    if not why.strip():
        raise NoSuchReading(
            "Nothing was chosen.", "A choice that moves families’ dates needs a reason.", "Write why."
        )
    _one_at_a_time(provider_id)
    before = getattr(law_of(provider_id).readings, switch).value
    if before == reading:
        already_done()
        return
    own = ChosenReading.objects.filter(provider_id=provider_id)
    ChosenReading.objects.create(
        provider_id=provider_id,
        number=(own.aggregate(last=Max("number"))["last"] or 0) + 1,
        switch=switch,
        reading=reading,
        why=why.strip(),
        chosen_at=at,
        chosen_by=by.user_id,
    )
    record(ReadingChosen(provider_id=provider_id, switch=switch, before=before, reading=reading))


def _one_at_a_time(provider_id: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"readings {provider_id}"])
