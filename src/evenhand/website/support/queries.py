"""What pages, the search and the feed ask about support. Only what is published is ever answered."""

from datetime import date

from django.db.models import Q

from evenhand.domain.organisations import queries as organisations
from evenhand.website.support.models import Support


def every() -> list[Support]:
    """Return every entry, by name."""
    return list(Support.objects.filter(live=True))


def helping(council: str) -> list[Support]:
    """Return who helps the families of a council, whether or not they help elsewhere too."""
    theirs = Support.objects.filter(councils=council).values("pk")
    return list(Support.objects.filter(live=True).filter(Q(all_england=True) | Q(pk__in=theirs)))


def everywhere() -> list[Support]:
    """Return who helps in all of England."""
    return list(Support.objects.filter(live=True, all_england=True))


def councils_helped(today: date) -> list[tuple[str, str]]:
    """Return code and name of each council that has the duty on a day, and whose families somebody helps."""
    helped = Support.objects.filter(live=True, all_england=False).values_list("councils", flat=True)
    codes = set(helped)
    return [(code, name) for code, name in organisations.councils(today) if code in codes]
