"""Put a counted list of places into use, instead of the one before."""

from datetime import datetime

from django.db import connection

from evenhand.core.actions import action
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import OPERATOR, Principal
from evenhand.domain.organisations.counting_places import Counted, NotAListOfPostcodes
from evenhand.domain.organisations.events import PlacesLoaded
from evenhand.domain.organisations.models import PlaceList, PostcodePlace, SquarePlace

AT_ONCE = 5_000


@action
def load_places(*, source: str, credit: str, counted: Counted, at: datetime, by: Principal) -> None:
    """Replace the list of places, all of it or nothing. Only the operator may.

    `credit` is what its licence asks to have said beside each answer. Whoever asks meanwhile is answered from the old
    list. Raises NotAListOfPostcodes for one without a postcode.
    """
    if by.name != OPERATOR:
        raise NotAllowed("load a list of places")
    if not counted.postcodes:
        raise NotAListOfPostcodes("It has no postcode in a council that is known here.")
    with connection.cursor() as cursor:  # two at once would leave both lists there
        cursor.execute("select pg_advisory_xact_lock(hashtextextended('places', 0))")
    for table in (PlaceList, PostcodePlace, SquarePlace):
        table.objects.all().delete()
    PlaceList.objects.create(source=source, credit=credit, loaded_at=at, postcodes=counted.postcodes)
    PostcodePlace.objects.bulk_create(
        (
            PostcodePlace(area=area, local_authority_id=code or None, nation=nation, postcodes=number)
            for (area, (code, nation)), number in counted.areas.items()
        ),
        batch_size=AT_ONCE,
    )
    SquarePlace.objects.bulk_create(
        (
            SquarePlace(
                latitude=latitude,
                longitude=longitude,
                local_authority_id=code or None,
                nation=nation,
                postcodes=number,
            )
            for (latitude, longitude, (code, nation)), number in counted.squares.items()
        ),
        batch_size=AT_ONCE,
    )
    record(PlacesLoaded(source=source, postcodes=counted.postcodes))
