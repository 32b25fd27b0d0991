"""Take an e-mail address for somebody's own."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.people.events import BESIDE_BY_CODE, CompanionEmailProved, EmailProved
from evenhand.domain.people.models import ContactDetails, Needs, Person, ProtectedDetails, SafeContact
from evenhand.domain.people.vouching import require_vouched


@action
def prove_email(
    *, case_id: UUID, person_id: UUID, email: str, user_id: UUID | None, how: str, at: datetime, by: Principal
) -> None:
    """Take `email` for a person's own from now on, and show the person's own rows to `user_id`.

    Without a user nothing opens: the address is right, and others read its mail. `how` says what proved it.
    """
    require_vouched(by, case_id, "prove this address")
    for details in (ContactDetails, ProtectedDetails):
        details.objects.filter(person_id=person_id).update(email=email, email_proved_at=at)
    if user_id is not None:
        Person.objects.filter(id=person_id).update(user_id=user_id)
        for theirs in (ContactDetails, ProtectedDetails, SafeContact, Needs):
            theirs.objects.filter(person_id=person_id).update(user_id=user_id)
    proved = CompanionEmailProved if how == BESIDE_BY_CODE else EmailProved
    record(proved(case_id=case_id, person_id=person_id, how=how))
