"""Ask somebody to look at a certificate after a fact was corrected."""

from datetime import datetime
from uuid import UUID

from evenhand.core import clock
from evenhand.core.actions import action, already_done
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import WORKER, Principal
from evenhand.domain.cases.holding import hold
from evenhand.domain.casework.actions.add_task import add_task
from evenhand.domain.casework.states import TaskKind
from evenhand.domain.certificates.events import CertificateQuestioned
from evenhand.domain.certificates.issuing import standing_certificate
from evenhand.domain.law.in_use import calendars_in_use


@action
def question_certificate(*, case_id: UUID, event_id: int, at: datetime, by: Principal) -> None:
    """Put the certificate in force on somebody's list. It stands, and nothing on it changes, until they decide.

    Called by the service itself when a correction was recorded; `event_id` is that correction.
    """
    if by.name != WORKER:
        raise NotAllowed("question a certificate for the service")
    hold(case_id, by)
    certificate = standing_certificate(case_id)
    if certificate is None:
        already_done()
        return
    add_task(
        case_id=case_id,
        kind=TaskKind.CERTIFICATE_QUESTIONED,
        due_on=calendars_in_use().regulations.on_or_after(clock.london_day(at)),
        words=f"Certificate {certificate.number}: compare it with the corrected fact, then keep, replace or "
        "withdraw it.",
        event_id=event_id,
        at=at,
        by=by,
    )
    record(CertificateQuestioned(case_id=case_id, certificate_id=certificate.id, number=certificate.number))
