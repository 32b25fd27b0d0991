"""What can be asked about the people on a case. The database shows each answer by compartment."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery

from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.people.models import ContactDetails, Needs, Person, ProtectedDetails, SafeContact


@dataclass(frozen=True)
class Listed:
    """Somebody as a list shows them: a name, and what to know before ringing."""

    name: str
    interpreter_language: str
    is_protected: bool


def listed(person_ids: set[UUID]) -> dict[UUID, Listed]:
    """Return several people as a list shows them, in one statement."""
    language = Needs.objects.filter(person=OuterRef("id")).values("interpreter_language")
    rows = (
        Person.objects.filter(id__in=person_ids)
        .annotate(
            language=Subquery(language),
            is_protected=Exists(ProtectedDetails.objects.filter(person=OuterRef("id"))),
        )
        .values_list("id", "name", "language", "is_protected")
    )
    return {row[0]: Listed(row[1], row[2] or "", row[3]) for row in rows}


def on_case(case_id: UUID) -> list[Person]:
    """Return everybody on a case whom the present principal may see."""
    return list(Person.objects.filter(case_id=case_id).order_by("role", "name"))


def one(person_id: UUID) -> Person | None:
    """Return one person, or None when there is nobody to see."""
    return Person.objects.filter(id=person_id).first()


def names(person_ids: set[UUID]) -> dict[UUID, str]:
    """Return names by person."""
    return dict(Person.objects.filter(id__in=person_ids).values_list("id", "name"))


def is_protected(person_id: UUID) -> bool:
    """Tell whether somebody's contact details are protected."""
    return not ContactDetails.objects.filter(person_id=person_id).exists()


def reach(person_id: UUID) -> Reach:
    """Return how to reach somebody: protected details where they are, empty when none may be seen."""
    found = (
        ContactDetails.objects.filter(person_id=person_id).first()
        or ProtectedDetails.objects.filter(person_id=person_id).first()
    )
    if found is None:
        return Reach()
    return Reach(found.email, found.telephone, found.address, found.postcode)


def email_is_proved(person_id: UUID) -> bool:
    """Tell whether somebody showed that the e-mail address we have is theirs."""
    proved = {"person_id": person_id, "email_proved_at__isnull": False}
    return (
        ContactDetails.objects.filter(**proved).exists() or ProtectedDetails.objects.filter(**proved).exists()
    )


def safety(person_id: UUID) -> SafeContact | None:
    """Return how it is safe to reach somebody."""
    return SafeContact.objects.filter(person_id=person_id).first()


def needs(person_id: UUID) -> Needs | None:
    """Return what somebody needs, or None when nobody asked yet."""
    return Needs.objects.filter(person_id=person_id).first()
