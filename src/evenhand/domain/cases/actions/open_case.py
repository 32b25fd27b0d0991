"""Open a case for a family that asked."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from evenhand.core import clock, references
from evenhand.core.actions import action
from evenhand.core.errors import Refused
from evenhand.core.events import record
from evenhand.core.principals import OPERATOR, Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import right
from evenhand.domain.cases.actions.grant_access import grant_access
from evenhand.domain.cases.actions.let_right_pass import write_to_holder
from evenhand.domain.cases.actions.record_capacity import note_capacity_said
from evenhand.domain.cases.deciding import Matter
from evenhand.domain.cases.events import CaseOpened
from evenhand.domain.cases.facts import Evidence, FactKind
from evenhand.domain.cases.holding import initials, note_fact, work_out_dates
from evenhand.domain.cases.models import Case, Issue
from evenhand.domain.identity import access as identity
from evenhand.domain.identity.queries import own_address, user_for_address
from evenhand.domain.identity.roles import HOLDER, Permission
from evenhand.domain.organisations.queries import service_for
from evenhand.domain.people.actions.add_person import add_person
from evenhand.domain.people.actions.set_contact_details import Reach, Safety, set_contact_details
from evenhand.domain.people.actions.set_needs import set_needs
from evenhand.domain.people.person_roles import PersonRole
from evenhand.statute.routes import Decision, Section


class NoServiceHere(Refused):
    """No provider serves this council's families here, or none that whoever asks for a family works for."""


@dataclass(frozen=True)
class AskedIssue:
    """One thing the family disagrees with."""

    section: Section
    words: str = ""
    provision_wanted: str = ""


@dataclass(frozen=True)
class Asked:
    """What a family told us when it asked: everything a case starts from. Dates are None when not known."""

    local_authority: str
    decision: Decision
    holder_role: PersonRole
    holder_name: str
    child_name: str
    reach: Reach
    date_of_birth: date | None = None
    disputed: tuple[Section, ...] = ()
    issues: tuple[AskedIssue, ...] = ()
    notice_dated: date | None = None
    notice_sent: date | None = None
    notice_received: date | None = None
    # The day of an earlier try that did not get through; it counts as contact.
    earlier_attempt_on: date | None = None
    safety: Safety = field(default_factory=Safety)
    protected: bool = False
    needs: tuple[str, ...] = ()
    other_needs: str = ""
    interpreter_language: str = ""
    supporter_name: str = ""
    channel: str = "online"
    # Typed in by staff for a family; otherwise whoever signed in asks for themselves.
    on_behalf: bool = False
    # Of a young person for whom somebody acts: what they cannot decide, each by itself, and until which day.
    cannot_decide: tuple[Matter, ...] = ()
    cannot_until: date | None = None
    # Somebody else than the family wrote this for it: nobody sees the case before we have spoken with the family.
    sent_by_helper: bool = False
    # Whoever typed this in for the family read the e-mail address back to it, letter by letter.
    email_read_back: bool = False


@action
def open_case(*, asked: Asked, at: datetime, by: Principal) -> Case:
    """Open a case from what a family told us, on its own or through an adviser who typed it in.

    Its first contact is today: a form counts. Nobody sees the case by an e-mail address that nobody has proved:
    see casework's claim_case and confirm_email. Raises NoServiceHere when nobody serves the council's families,
    or staff of another service ask for one: they would be taken for the family.
    """
    service = service_for(asked.local_authority, clock.london_day(at))
    if service is None:
        raise NoServiceHere(
            "We cannot take this request.",
            "No mediation service here works for the council that you named.",
            "Check the name of the council on the decision letter: it also says whom to contact.",
        )
    on_behalf = identity.may(by, Permission.OPEN_CASE, provider_id=service.provider_id)
    if asked.on_behalf and not on_behalf:
        raise NoServiceHere(
            "You cannot send this request for the family.",
            f"Another service works for this council: {service.provider_name}.",
            f"Ask the family to call it: {service.telephone}. Every day counts.",
        )
    case_id = uuid4()
    opener = by.for_case(case_id)
    with acting_as(opener):
        user_id = _whose(asked, by, on_behalf)
        proved_at = at if _is_proved(asked, by, on_behalf) else None
        holder, child = _people(asked, case_id, user_id, proved_at, opener)
        case = Case.objects.create(
            id=case_id,
            reference=references.new(2, 4),
            provider_id=service.provider_id,
            team_id=service.team_id,
            local_authority_id=asked.local_authority,
            holder_id=holder,
            child_id=child,
            child_initials=initials(asked.child_name),
            decision=asked.decision,
            disputed=[section.value for section in asked.disputed],
            right_passes_on=None
            if child == holder
            else right.passing_day(asked.date_of_birth, service.provider_id, clock.london_day(at)),
            opened_at=at,
            caseworker_id=by.user_id if on_behalf else None,
            sent_by_helper=asked.sent_by_helper,
            sender_id=by.user_id if asked.sent_by_helper and _asks_online(by, on_behalf) else None,
        )
        for issue in asked.issues:
            Issue.objects.create(
                case=case,
                user_id=user_id,
                section=issue.section,
                words=issue.words,
                provision_wanted=issue.provision_wanted,
            )
        record(CaseOpened(case_id=case_id, channel=asked.channel, on_behalf=on_behalf))
        _facts(case, asked, at, opener, on_behalf)
        if asked.holder_role == PersonRole.ALTERNATIVE_PERSON and not asked.sent_by_helper:
            said = Evidence.TOLD_BY_TELEPHONE if on_behalf else Evidence.TOLD_ONLINE
            note_capacity_said(
                case,
                holder,
                asked.cannot_decide,
                asked.cannot_until,
                evidence=said,
                at=at,
                by=opener,
            )
        if user_id:
            grant_access(
                case_id=case_id,
                user_id=user_id,
                person_id=holder,
                role=HOLDER.code,
                evidence="own request",
                at=at,
                by=opener,
            )
        work_out_dates(case, because="the request came in", at=at)
        if asked.sent_by_helper and right.has_passed(case, clock.london_day(at)):
            # Whoever staff speak with first is the one whose right it is by law, whatever the sender said.
            write_to_holder(case)
    return case


def _whose(asked: Asked, by: Principal, on_behalf: bool) -> UUID | None:
    """Return the user whom the case is shown to, or None: whoever signed in to ask, or whose address was read back.

    A mailbox that others read opens nothing alone, whoever proved it: see casework's give_access_code. What somebody
    else sent for a family opens to nobody: see casework's hear_family.
    """
    if asked.sent_by_helper:
        return None
    proved = _is_proved(asked, by, on_behalf)
    if proved and asked.safety.mailbox_is_shared:
        return None
    if _asks_online(by, on_behalf):
        return by.user_id
    return user_for_address(asked.reach.email) if proved else None


def _is_proved(asked: Asked, by: Principal, on_behalf: bool) -> bool:
    """Tell whether the address that was given is known to be the family's."""
    if not asked.reach.email or asked.sent_by_helper:
        return False
    if _asks_online(by, on_behalf):
        return own_address(by.user_id).lower() == asked.reach.email.lower()
    return on_behalf and asked.email_read_back


def _asks_online(by: Principal, on_behalf: bool) -> bool:
    return by.user_id is not None and not on_behalf and by.name != OPERATOR


def _people(
    asked: Asked, case_id: UUID, user_id: UUID | None, proved_at: datetime | None, by: Principal
) -> tuple[UUID, UUID]:
    holder = add_person(
        case_id=case_id,
        role=asked.holder_role,
        name=asked.holder_name,
        date_of_birth=asked.date_of_birth if asked.holder_role == PersonRole.YOUNG_PERSON else None,
        user_id=user_id,
        by=by,
    )
    child = holder
    if asked.holder_role != PersonRole.YOUNG_PERSON:
        role = (
            PersonRole.YOUNG_PERSON
            if asked.holder_role == PersonRole.ALTERNATIVE_PERSON
            else PersonRole.CHILD
        )
        child = add_person(
            case_id=case_id, role=role, name=asked.child_name, date_of_birth=asked.date_of_birth, by=by
        )
    if asked.supporter_name:
        add_person(case_id=case_id, role=PersonRole.SUPPORTER, name=asked.supporter_name, by=by)
    set_contact_details(
        case_id=case_id,
        person_id=holder.id,
        reach=asked.reach,
        safety=asked.safety,
        protected=asked.protected,
        email_proved_at=proved_at,
        by=by,
    )
    set_needs(
        case_id=case_id,
        person_id=holder.id,
        needs=asked.needs,
        other=asked.other_needs,
        interpreter_language=asked.interpreter_language,
        by=by,
    )
    return holder.id, child.id


def _facts(case: Case, asked: Asked, at: datetime, by: Principal, on_behalf: bool) -> None:
    said = Evidence.TOLD_BY_TELEPHONE if on_behalf else Evidence.TOLD_ONLINE
    dates = {
        FactKind.NOTICE_DATED: asked.notice_dated,
        FactKind.NOTICE_SENT: asked.notice_sent,
        FactKind.NOTICE_RECEIVED: asked.notice_received,
        FactKind.DATE_OF_BIRTH: asked.date_of_birth,
        FactKind.CONTACT: asked.earlier_attempt_on,
    }
    for kind, day in dates.items():
        if day is not None:
            note_fact(case, kind, happened_on=day, at=at, by=by, evidence=said)
    names = {FactKind.HOLDER_NAME: asked.holder_name}
    if case.child_id != case.holder_id:
        names[FactKind.CHILD_NAME] = asked.child_name
    for kind, name in names.items():
        note_fact(case, kind, value=name, at=at, by=by, evidence=said)
    note_fact(
        case, FactKind.CONTACT, happened_on=clock.london_day(at), at=at, by=by, evidence=Evidence.OWN_RECORD
    )
