"""Set how to reach somebody, and how it is safe to."""

from dataclasses import asdict, dataclass
from datetime import datetime, time
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.people.events import ContactDetailsChanged
from evenhand.domain.people.models import ContactDetails, Person, ProtectedDetails, SafeContact
from evenhand.domain.people.vouching import require_vouched


@dataclass(frozen=True)
class Reach:
    """Ways to reach somebody."""

    email: str = ""
    telephone: str = ""
    address: str = ""
    postcode: str = ""


@dataclass(frozen=True)
class Safety:
    """Which of those ways are safe, and when."""

    may_email: bool = True
    may_call: bool = True
    may_leave_voicemail: bool = False
    may_text: bool = False
    may_post: bool = True
    call_times: tuple[str, ...] = ()
    safe_from: time | None = None
    safe_until: time | None = None
    note: str = ""
    mailbox_is_shared: bool = False


@action
def set_contact_details(
    *,
    case_id: UUID,
    person_id: UUID,
    reach: Reach,
    safety: Safety,
    protected: bool,
    by: Principal,
    email_proved_at: datetime | None = None,
) -> None:
    """Set how to reach somebody. Protected details live in a table of their own and nowhere else.

    The e-mail address counts as theirs from `email_proved_at`, or not yet; see prove_email.
    """
    require_vouched(by, case_id, "change contact details")
    person = Person.objects.get(id=person_id, case_id=case_id)
    here, elsewhere = (ProtectedDetails, ContactDetails) if protected else (ContactDetails, ProtectedDetails)
    elsewhere.objects.filter(person=person).delete()
    whose = {"case_id": case_id, "user_id": person.user_id}
    ways = asdict(reach) | {"email_proved_at": email_proved_at}
    here.objects.update_or_create(person=person, defaults=whose | ways)
    safe = asdict(safety) | {"call_times": list(safety.call_times)}
    SafeContact.objects.update_or_create(person=person, defaults=whose | safe)
    record(ContactDetailsChanged(case_id=case_id, person_id=person_id))
