"""What can be asked about organisations."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from evenhand.domain.organisations.models import (
    Body,
    BodyKind,
    Commissioning,
    Contract,
    LocalAuthority,
    Provider,
)


@dataclass(frozen=True)
class Service:
    """Who serves a council's families: the provider and how to reach it."""

    provider_id: UUID
    team_id: UUID
    provider_name: str
    telephone: str
    email: str
    address: str
    opening_hours: str
    local_authority: str
    local_authority_name: str
    provider_acts_for_authority: bool


def served_on(today: date) -> list[tuple[str, str]]:
    """Return code and name of each council whose families some provider serves on a day, by name."""
    contracts = _in_force(today).select_related("local_authority").order_by("local_authority__short_name")
    return [(c.local_authority_id, c.local_authority.name) for c in contracts.distinct()]


def served_by(provider_id: UUID, today: date) -> list[tuple[str, str]]:
    """Return code and short name of each council that one provider works for on a day, by name."""
    contracts = _in_force(today).filter(provider_id=provider_id).order_by("local_authority__short_name")
    rows = contracts.values_list("local_authority_id", "local_authority__short_name")
    return list(rows.distinct())


def service_for(local_authority: str, today: date) -> Service | None:
    """Return who serves a council's families on a day, or None when nobody does."""
    contract = (
        _in_force(today)
        .filter(local_authority_id=local_authority)
        .select_related("provider", "local_authority")
        .order_by("starts_on")
        .last()
    )
    return contract and _service(contract)


def service_by(provider_id: UUID, local_authority: str, today: date) -> Service | None:
    """Return how one provider serves a council's families on a day, or None where no contract of theirs is in force."""
    contracts = _in_force(today).filter(provider_id=provider_id, local_authority_id=local_authority)
    contract = contracts.select_related("provider", "local_authority").order_by("starts_on").last()
    return contract and _service(contract)


def first_service_of(provider_id: UUID, today: date) -> Service | None:
    """Return how one provider is reached on a day, whichever council it serves, or None without a contract in force."""
    contracts = _in_force(today).filter(provider_id=provider_id).select_related("provider", "local_authority")
    contract = contracts.order_by("starts_on").first()
    return contract and _service(contract)


def councils(today: date) -> list[tuple[str, str]]:
    """Return code and name of every council that has the duty on a day, by name, whoever serves its families."""
    begun = LocalAuthority.objects.filter(Q(starts_on=None) | Q(starts_on__lte=today))
    still = begun.filter(Q(ends_on=None) | Q(ends_on__gte=today))
    return list(still.order_by("short_name").values_list("code", "name"))


def codes_of_areas(today: date) -> dict[str, str]:
    """Return the code of each council that has the duty on a day, by the code of its area in statistics.

    A fictional council has no such code, and goes by its own.
    """
    having = LocalAuthority.objects.filter(code__in=[code for code, _ in councils(today)])
    return {gss_code or code: code for code, gss_code in having.values_list("code", "gss_code")}


def only_service(today: date) -> Service | None:
    """Return a service of the one provider whose contracts are in force, or None where there is not exactly one.

    What public pages name as theirs: with two, they would send a family to the wrong one.
    """
    running = services(today)
    return running[0] if len({service.provider_id for service in running}) == 1 else None


def services(today: date) -> list[Service]:
    """Return who serves the families of each council on a day, one for a council, by the council's name."""
    contracts = _in_force(today).select_related("provider", "local_authority").order_by("starts_on")
    latest = {contract.local_authority_id: contract for contract in contracts}
    return sorted(map(_service, latest.values()), key=lambda service: service.local_authority_name)


def all_providers() -> list[UUID]:
    """Return every provider here."""
    return list(Provider.objects.order_by("name").values_list("id", flat=True))


def only_provider() -> UUID | None:
    """Return the provider, if there is exactly one here."""
    found = list(Provider.objects.values_list("id", flat=True)[:2])
    return found[0] if len(found) == 1 else None


def provider(provider_id: UUID) -> Provider:
    """Return one provider."""
    return Provider.objects.get(id=provider_id)


def provider_named(name: str) -> UUID | None:
    """Return the provider of this name."""
    return Provider.objects.filter(name=name).values_list("id", flat=True).first()


def body_named(name: str) -> UUID | None:
    """Return the one council or health body of this name, or None where none or more than one has it."""
    found = list(Body.objects.filter(name=name).values_list("id", flat=True)[:2])
    return found[0] if len(found) == 1 else None


def teams(provider_id: UUID) -> list[tuple[UUID, str]]:
    """Return id and name of each team of a provider, by name."""
    return list(Provider.objects.get(id=provider_id).teams.order_by("name").values_list("id", "name"))


def local_authority_name(code: str) -> str:
    """Return a council's full name."""
    return LocalAuthority.objects.values_list("name", flat=True).get(code=code)


def body_of(local_authority: str) -> Body | None:
    """Return a council as a party to mediations, or None while nobody has opened it here."""
    return Body.objects.filter(local_authority_id=local_authority).first()


def body(body_id: UUID) -> Body:
    """Return one council or health body."""
    return Body.objects.get(id=body_id)


def bodies(body_ids: Iterable[UUID]) -> dict[UUID, Body]:
    """Return several councils and health bodies."""
    return {found.id: found for found in Body.objects.filter(id__in=list(body_ids))}


def serving_body(body_id: UUID, today: date) -> set[UUID]:
    """Return the providers that serve a body on a day: its own area, or the areas that it commissions for."""
    councils = set(Body.objects.filter(id=body_id).values_list("local_authority_id", flat=True))
    councils |= set(_commissions(today).filter(body_id=body_id).values_list("local_authority_id", flat=True))
    found = _in_force(today).filter(local_authority_id__in=councils - {None})
    return set(found.values_list("provider_id", flat=True))


def bodies_served_by(provider_ids: Iterable[UUID], today: date) -> list[Body]:
    """Return the councils and health bodies that some providers serve on a day: councils first, by name."""
    contracts = _in_force(today).filter(provider_id__in=list(provider_ids))
    councils = contracts.values("local_authority_id")
    health = _commissions(today).filter(local_authority_id__in=councils).values("body_id")
    found = Body.objects.filter(Q(local_authority_id__in=councils) | Q(id__in=health))
    return sorted(found, key=lambda body: (body.kind != BodyKind.LOCAL_AUTHORITY, body.name))


def contracts(today: date) -> list[Contract]:
    """Return every contract that is in force on a day or ended in the year before it."""
    a_year_ago = today.replace(year=today.year - 1, day=1)
    found = Contract.objects.filter(starts_on__lte=today)
    return list(found.filter(Q(ends_on=None) | Q(ends_on__gte=a_year_ago)).order_by("starts_on", "id"))


def contracts_of(provider_id: UUID) -> list[Contract]:
    """Return every contract that a provider has, had or will have, with its council: the earliest first."""
    found = Contract.objects.filter(provider_id=provider_id).select_related("local_authority")
    return list(found.order_by("starts_on", "local_authority__name"))


def councils_called(name: str) -> list[LocalAuthority]:
    """Return the councils that a name, a short name or a GSS code is of; old ones have some names too."""
    called = Q(name__iexact=name) | Q(short_name__iexact=name) | Q(gss_code__iexact=name)
    return list(LocalAuthority.objects.filter(called).order_by("code"))


def councils_coded(codes: Iterable[str]) -> list[LocalAuthority]:
    """Return the councils of some of our codes that there are."""
    return list(LocalAuthority.objects.filter(code__in=list(codes)).order_by("code"))


def commissioners_of(local_authority: str, today: date) -> list[Body]:
    """Return the health bodies that commission for a council's area on a day, by name."""
    areas = _commissions(today).filter(local_authority_id=local_authority)
    found = Body.objects.filter(kind=BodyKind.COMMISSIONING_BODY, id__in=areas.values("body_id"))
    return list(found.order_by("name"))


def _in_force(today: date):  # type: ignore[no-untyped-def]
    return Contract.objects.filter(starts_on__lte=today).filter(Q(ends_on=None) | Q(ends_on__gte=today))


def _commissions(today: date):  # type: ignore[no-untyped-def]
    return Commissioning.objects.filter(starts_on__lte=today).filter(Q(ends_on=None) | Q(ends_on__gte=today))


def _service(contract: Contract) -> Service:
    provider, authority = contract.provider, contract.local_authority
    return Service(
        provider_id=provider.id,
        team_id=contract.team_id,
        provider_name=provider.name,
        telephone=provider.telephone,
        email=provider.email,
        address=provider.address,
        opening_hours=provider.opening_hours,
        local_authority=authority.code,
        local_authority_name=authority.name,
        provider_acts_for_authority=contract.provider_acts_for_authority,
    )
