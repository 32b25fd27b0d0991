"""What can be asked about the people on a case. The database shows each answer by compartment."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.people.kinds import Stopped
from evenhand.domain.people.models import (
    ContactDetails,
    ContactStop,
    Needs,
    Person,
    ProtectedDetails,
    SafeContact,
)
from evenhand.domain.people.person_roles import PersonRole
from evenhand.domain.people.states import KEPT, StopState
from evenhand.domain.people.stopping import Stops


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


def who_asked(case_id: UUID, child_id: UUID) -> UUID | None:
    """Return who asked for a child or a young person, or None where the young person asked themselves."""
    others = Person.objects.filter(
        case_id=case_id, role__in=(PersonRole.PARENT, PersonRole.ALTERNATIVE_PERSON)
    )
    return others.exclude(id=child_id).order_by("id").values_list("id", flat=True).first()


def is_anothers(case_id: UUID, person_id: UUID, *, email: str, user_id: UUID | None = None) -> bool:
    """Tell whether an e-mail address, or who signs in with it, is somebody else on a case: nobody is two people."""
    others = {"case_id": case_id, "email__iexact": email}
    signs_in = Person.objects.filter(case_id=case_id, user_id=user_id).exclude(id=person_id)
    return (user_id is not None and signs_in.exists()) or any(
        details.objects.filter(**others).exclude(person_id=person_id).exists()
        for details in (ContactDetails, ProtectedDetails)
    )


def wants_no_email(case_id: UUID, *, email: str, user_id: UUID) -> bool:
    """Tell whether whoever signs in so, or has this address, asked us on a case to write to them no longer."""
    of_them = Q(user_id=user_id) | Q(
        id__in=ContactDetails.objects.filter(case_id=case_id, email__iexact=email).values("person_id")
    )
    of_them |= Q(
        id__in=ProtectedDetails.objects.filter(case_id=case_id, email__iexact=email).values("person_id")
    )
    asked = Person.objects.filter(of_them, case_id=case_id).values("id")
    return ContactStop.objects.filter(
        case_id=case_id, person_id__in=asked, state__in=KEPT, what__in=(Stopped.EMAIL, Stopped.EVERYTHING)
    ).exists()


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


@dataclass(frozen=True)
class Reachable:
    """How somebody is reached, and what they need, as one page asks for it."""

    reach: Reach
    is_protected: bool
    email_is_proved: bool
    safety: SafeContact | None
    """How it is safe; None while nobody asked."""
    needs: Needs | None
    stops: Stops


def reachable(person_id: UUID) -> Reachable:
    """Return how somebody is reached; what is protected is there only for whoever may see it."""
    open_to_staff = ContactDetails.objects.filter(person_id=person_id).first()
    found = open_to_staff or ProtectedDetails.objects.filter(person_id=person_id).first()
    return Reachable(
        reach=Reach(found.email, found.telephone, found.address, found.postcode) if found else Reach(),
        is_protected=open_to_staff is None,
        email_is_proved=found is not None and found.email_proved_at is not None,
        safety=safety(person_id),
        needs=needs(person_id),
        stops=stops(person_id),
    )


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


def stops(person_id: UUID) -> Stops:
    """Return in which ways somebody asked not to be contacted, as it stands now."""
    standing = ContactStop.objects.filter(person_id=person_id, state__in=KEPT)
    return Stops(tuple(standing.order_by("stopped_at", "id")))


def stop(stop_id: UUID) -> ContactStop | None:
    """Return one wish not to be contacted, or None when there is nothing to see."""
    return ContactStop.objects.filter(id=stop_id).first()


def stops_asked_back() -> QuerySet[ContactStop]:
    """Return the wishes not to be contacted that are to be taken back, and a second person decides."""
    return ContactStop.objects.filter(state=StopState.ASKED_BACK)


def own_person(case_id: UUID, user_id: UUID | None) -> Person | None:
    """Return who somebody is on a case, when they sign in."""
    found = Person.objects.filter(case_id=case_id, user_id=user_id) if user_id else Person.objects.none()
    return found.order_by("id").first()
