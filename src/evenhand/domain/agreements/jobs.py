"""Background entry points of agreements: copies, reminders, and whether what was agreed is done."""

from datetime import timedelta
from uuid import UUID

from django.db import connection

from evenhand.core import clock
from evenhand.core.crashpoints import crashpoint
from evenhand.core.files import Storage
from evenhand.core.jobs import every, job
from evenhand.core.outside import adapter
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.agreements.actions.keep_copy import keep_copy, promise_copies
from evenhand.domain.agreements.actions.remind import ASKED_AFTER, REMINDERS, ask_whether_done, remind_signers
from evenhand.domain.agreements.copying import words_of
from evenhand.domain.agreements.models import AgreedAction, Copy, MediationAgreement
from evenhand.domain.agreements.ports import SHELF, Printer
from evenhand.domain.agreements.states import ActionState, AgreementState
from evenhand.domain.casework.actions.add_task import add_task
from evenhand.domain.casework.states import TaskKind
from evenhand.domain.law.in_use import calendars_in_use


@job(queue="messages")
def make_copy(event_id: str, case_id: str) -> None:
    """Print, keep and promise the copy of each signed agreement of a case that has none yet."""
    by = worker(UUID(case_id))
    with acting_as(by):
        signed = list(MediationAgreement.objects.filter(case_id=case_id, state=AgreementState.SIGNED))
    for agreement in signed:
        _copy(agreement.id, UUID(case_id))


def _copy(agreement_id: UUID, case_id: UUID) -> None:
    by = worker(case_id)
    with acting_as(by):
        agreement = MediationAgreement.objects.get(id=agreement_id)
        text = agreement.texts.get(number=agreement.text_number)
        kept = Copy.objects.filter(text=text).exists()
        printed = words_of(text)
    if not kept:
        printer: Printer = adapter("printer")
        files: Storage = adapter("storage")(SHELF)
        crashpoint("copy.before-print")
        at = agreement.signed_at or clock.now()
        sha256 = files.keep(printer(printed, at))
        crashpoint("copy.file-kept")
        keep_copy(agreement_id=agreement_id, sha256=sha256, at=clock.now(), by=by)
    promise_copies(agreement_id=agreement_id, at=clock.now(), by=by)


@every("*/5 * * * *", queue="duties", at_start=True)
def finish_copies() -> None:
    """Ask again for each signed agreement whose copy is not on its way."""
    with acting_as(worker()), connection.cursor() as cursor:
        cursor.execute("select case_id from evenhand_agreements_without_copy()")
        for (case_id,) in cursor.fetchall():
            make_copy.later(event_id="", case_id=case_id)


@every("17 * * * *", queue="duties", at_start=True)
def scan_agreements() -> None:
    """Ask the data which texts wait for signatures, and which agreed days have come, and follow each up."""
    with acting_as(worker()), connection.cursor() as cursor:
        today = clock.today()
        cursor.execute("select agreement_id, case_id, offered_on from evenhand_agreements_waiting()")
        for agreement_id, case_id, offered_on in cursor.fetchall():
            number = sum(
                calendars_in_use().regulations.after(offered_on, days) <= today for days in REMINDERS
            )
            if number:
                chase_signatures.later(agreement_id=agreement_id, case_id=case_id, number=number)
        cursor.execute("select action_id, case_id, due_on from evenhand_agreed_actions_due(%s)", [today])
        for action_id, case_id, due_on in cursor.fetchall():
            days = max(days for days in ASKED_AFTER if due_on + timedelta(days=days) <= today)
            chase_action.later(action_id=action_id, case_id=case_id, days=days)


@job(queue="duties")
def chase_signatures(agreement_id: str, case_id: str, number: str) -> None:
    """Remind whoever has not signed."""
    remind_signers(
        agreement_id=UUID(agreement_id), number=int(number), at=clock.now(), by=worker(UUID(case_id))
    )


@job(queue="duties")
def ask_to_ring_signers(event_id: str, case_id: str) -> None:
    """Put "ring whoever has not signed" on the list."""
    _raise(case_id, TaskKind.AGREEMENT_UNSIGNED, event_id)


@job(queue="duties")
def chase_action(action_id: str, case_id: str, days: str) -> None:
    """Ask both sides whether something agreed is done."""
    ask_whether_done(action_id=UUID(action_id), days=int(days), at=clock.now(), by=worker(UUID(case_id)))


@job(queue="duties")
def ask_for_confirmation(event_id: str, case_id: str) -> None:
    """Put "confirm the signature" on the list when the mediator wrote one down."""
    by = worker(UUID(case_id))
    with acting_as(by):
        waits = MediationAgreement.objects.filter(
            case_id=case_id,
            signatures__user_id=None,
            signatures__confirmed_at=None,
            state=AgreementState.OFFERED,
        ).exists()
    if waits:
        _raise(case_id, TaskKind.SIGNATURE_TO_CONFIRM, event_id)


@job(queue="duties")
def ask_to_call_about(event_id: str, case_id: str) -> None:
    """Put "call the family: something agreed was not done" on the list."""
    by = worker(UUID(case_id))
    with acting_as(by):
        still = AgreedAction.objects.filter(case_id=case_id, state=ActionState.NOT_DONE).exists()
    if still:
        _raise(case_id, TaskKind.AGREEMENT_NOT_KEPT, event_id)


def _raise(case_id: str, kind: TaskKind, event_id: str) -> None:
    add_task(
        case_id=UUID(case_id),
        kind=kind,
        due_on=calendars_in_use().regulations.on_or_after(clock.today()),
        event_id=int(event_id),
        at=clock.now(),
        by=worker(UUID(case_id)),
    )
