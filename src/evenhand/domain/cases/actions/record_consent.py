"""Record that a young person lets a parent read their case, and that they no longer do."""

from datetime import date, datetime
from uuid import UUID

from evenhand.core import clock
from evenhand.core.actions import action, already_done
from evenhand.core.errors import NotAllowed, NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases import access, right
from evenhand.domain.cases.deciding import Scope
from evenhand.domain.cases.events import ConsentEnded, ConsentRecorded
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.cases.holding import hold
from evenhand.domain.cases.models import Case, Consent
from evenhand.domain.cases.passing import require_document
from evenhand.domain.identity.roles import Permission
from evenhand.domain.people import queries as people


@action
def record_consent(
    *,
    case_id: UUID,
    scope: Scope,
    said_on: date,
    evidence: Evidence,
    at: datetime,
    by: Principal,
    document_id: UUID | None = None,
) -> Consent:
    """Record that the young person whose right it is lets the parent who asked read their case.

    They say it on their own page, or staff write down what they said and how. Another scope takes the place of the one
    that stands. It covers reading, or reading and adding papers, and never deciding: that stays theirs.
    """
    case = hold(case_id, by)
    _require_young_person_or_staff(case, by)
    today = clock.london_day(at)
    asked = people.who_asked(case.id, case.child_id)
    if asked is None or not right.has_passed(case, today) or said_on > today:
        raise NotNow(
            "The agreement was not recorded.",
            "A young person agrees to this once the right is their own, for the parent who asked.",
            "Go back to the case and look whose right it is.",
        )
    require_document(document_id, case)
    standing = right.standing_consent(case.id, asked)
    if standing and standing.scope == scope:
        already_done()
        return standing
    if standing:
        _end(standing, evidence, at, by)
    consent = Consent.objects.create(
        case=case,
        person_id=asked,
        scope=scope,
        said_on=said_on,
        evidence=evidence,
        document_id=document_id,
        recorded_at=at,
        recorded_by=by.user_id,
    )
    record(ConsentRecorded(case_id=case.id, consent_id=consent.id, scope=scope, said_on=said_on))
    return consent


@action
def end_consent(*, case_id: UUID, evidence: Evidence, at: datetime, by: Principal) -> None:
    """End the young person's consent: the next statement of their parent sees nothing by it.

    They need give no reason. Staff write down how they said so.
    """
    case = hold(case_id, by)
    _require_young_person_or_staff(case, by)
    standing = Consent.objects.filter(case=case, ended_at=None).select_for_update().first()
    if standing is None:
        already_done()
        return
    _end(standing, evidence, at, by)


def _end(standing: Consent, evidence: str, at: datetime, by: Principal) -> None:
    standing.ended_at, standing.ended_by, standing.ended_evidence = at, by.user_id, evidence
    standing.save(update_fields=["ended_at", "ended_by", "ended_evidence"])
    record(ConsentEnded(case_id=standing.case_id, consent_id=standing.id))


def _require_young_person_or_staff(case: Case, by: Principal) -> None:
    """Raise unless the young person themselves speaks, or staff write down what they said: never the parent."""
    if not (right.is_young_person(case, by) or access.may(by, Permission.RECORD_CAPACITY, case)):
        raise NotAllowed("say this for the young person")
