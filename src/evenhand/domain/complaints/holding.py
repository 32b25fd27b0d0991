"""Holding a complaint as whoever made it or as who answers it, and what is asked of words."""

from uuid import UUID

from evenhand.core.errors import NoSuchThing, NotAllowed, Refused
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.complaints.models import Complaint
from evenhand.domain.complaints.states import COMPLAINT
from evenhand.domain.identity.roles import Permission

LONGEST = 6_000


class NothingSaid(Refused):
    """There are no words, or far too many."""

    code = "nothing-said"

    def __init__(self, what: str) -> None:
        super().__init__(
            "Nothing was kept.",
            f"{what} is empty, or longer than {LONGEST:,} letters.",
            "Write what matters most, in your own words.",
        )


def require_words(words: str, what: str) -> str:
    """Return words as they are kept. Raises NothingSaid."""
    kept = words.strip()
    if not kept or len(kept) > LONGEST:
        raise NothingSaid(what)
    return kept


def hold_own(complaint_id: UUID, by: Principal) -> Complaint:
    """Return a held complaint of somebody's own. Raises NoSuchThing to anybody else, the same as for none."""
    if by.user_id is None:
        raise NotAllowed(Permission.SEE_OWN_CASE.value)
    found = Complaint.objects.select_for_update().filter(id=complaint_id, made_by=by.user_id).first()
    if found is None:
        raise NoSuchThing
    return found


def hold_to_answer(complaint_id: UUID, by: Principal) -> Complaint:
    """Return a held complaint for a manager who answers it: never whoever has the case. Raises NoSuchThing."""
    if by.user_id is None:
        raise NotAllowed(Permission.ANSWER_COMPLAINTS.value)
    found = (
        Complaint.objects.select_for_update(of=("self",))
        .filter(id=complaint_id)
        .select_related("case")
        .first()
    )
    if found is None or not answers(found, by):
        raise NoSuchThing
    return found


def answers(complaint: Complaint, by: Principal) -> bool:
    """Tell whether somebody may answer a complaint: a manager of its provider who does not have the case."""
    is_of_case = by.user_id in (complaint.case.caseworker_id, complaint.made_by)
    return not is_of_case and access.may(by, Permission.ANSWER_COMPLAINTS, complaint.case)


def move(complaint: Complaint, name: str, *also: str) -> None:
    """Move a held complaint as its life allows; `also` names columns that change with it. Raises NotNow."""
    complaint.state = COMPLAINT.after(name, complaint.state)
    complaint.save(update_fields=["state", *also])
