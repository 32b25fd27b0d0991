"""Holding a complaint as whoever made it or as who answers it."""

from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from evenhand.core.errors import NoSuchThing, NotAllowed
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.complaints.models import Complaint
from evenhand.domain.complaints.states import COMPLAINT
from evenhand.domain.identity import access as identity
from evenhand.domain.identity.roles import Permission
from evenhand.domain.people import queries as people


def hold_own(complaint_id: UUID, by: Principal) -> Complaint:
    """Return a held complaint of somebody's own. Raises NoSuchThing to anybody else, the same as for none."""
    if by.user_id is None:
        raise NotAllowed(Permission.SEE_OWN_CASE.value)
    found = Complaint.objects.select_for_update().filter(id=complaint_id).first()
    if found is None or found.person_id not in own_persons(found.case_id):
        raise NoSuchThing
    return found


def own_persons(case_id: UUID) -> list[UUID]:
    """Return as whom the present person stands on a case; also a parent whose right has passed."""
    with connection.cursor() as cursor:
        cursor.execute("select evenhand_my_persons(%s)", [case_id])
        return [each for (each,) in cursor.fetchall()]


def hold_to_answer(complaint_id: UUID, by: Principal) -> Complaint:
    """Return a held complaint for a manager who may answer it. Raises NoSuchThing."""
    if by.user_id is None:
        raise NotAllowed(Permission.ANSWER_COMPLAINTS.value)
    found = visible_to(by).select_for_update(of=("self",)).filter(id=complaint_id).first()
    if found is None:
        raise NoSuchThing
    return found


def visible_to(by: Principal) -> QuerySet[Complaint]:
    """Return the complaints that somebody answers as a manager: of their providers, and none about their own case.

    Those about a case that they have or had, and those that they wrote down, the database does not show them
    (`evenhand_answers_complaints`).
    """
    providers = identity.providers(by, Permission.ANSWER_COMPLAINTS)
    cases = access.of_providers(providers, by).values("id")
    return Complaint.objects.filter(case_id__in=cases).select_related("case")


def has_page(complaint: Complaint) -> bool:
    """Tell whether whoever complained reads the answer on a page of their own."""
    person = people.one(complaint.person_id) if complaint.person_id else None
    return person is not None and person.user_id is not None


def is_written_to(complaint: Complaint) -> bool:
    """Tell whether whoever complained is told what is new: whose right the case is, where they have a page.

    Whose it is no longer is not written to: whose it is now knows nothing of the complaint.
    """
    return complaint.person_id == complaint.case.holder_id and has_page(complaint)


def move(complaint: Complaint, name: str, *also: str) -> None:
    """Move a held complaint as its life allows; `also` names columns that change with it. Raises NotNow."""
    complaint.state = COMPLAINT.after(name, complaint.state)
    complaint.save(update_fields=["state", *also])
