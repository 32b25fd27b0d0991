"""What the public pages ask about reckoners. Only what is published is ever answered."""

from typing import Any
from uuid import UUID

from wagtail.models import Locale

from evenhand.website.reckoners.models import FactCheck, Reckoner


def published(locale: Locale) -> list[Reckoner]:
    """Return the published reckoners of a language, in the order of the list."""
    return list(Reckoner.objects.filter(locale=locale, live=True))


def reckoner(locale: Locale, slug: str) -> Reckoner | None:
    """Return the published reckoner of this name."""
    return Reckoner.objects.filter(locale=locale, live=True, slug=slug).first()


def drafted(pk: int) -> Any:
    """Return a reckoner as it was saved last, published or not; None where there is none."""
    found = Reckoner.objects.filter(pk=pk).first()
    return found and found.get_latest_revision_as_object()


def has_written(row: Reckoner, user_id: UUID) -> bool:
    """Tell whether somebody ever saved a reckoner."""
    return bool(row.revisions.filter(user_id=user_id).exists())


def fact_check(pk: int, fingerprint: str) -> FactCheck | None:
    """Return the last check of this state of a reckoner."""
    return FactCheck.objects.filter(reckoner_id=pk, fingerprint=fingerprint).first()


def checks(pk: int) -> list[FactCheck]:
    """Return every check of a reckoner, the last one first."""
    return list(FactCheck.objects.filter(reckoner_id=pk))
