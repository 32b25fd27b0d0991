"""Everything that can happen in a story. Each step calls the service's own actions as whoever would really act."""

from datetime import timedelta
from uuid import UUID

from evenhand.core.clock import london_day
from evenhand.demo.letters import BROKEN, letter
from evenhand.demo.story import Cue, Who, step
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.actions.close_case import close_case
from evenhand.domain.cases.actions.come_back import come_back
from evenhand.domain.cases.actions.reopen_case import reopen_case
from evenhand.domain.cases.actions.take_case import take_case
from evenhand.domain.cases.actions.withdraw_request import withdraw_request
from evenhand.domain.cases.facts import Evidence, FactKind
from evenhand.domain.cases.states import WhyReopened
from evenhand.domain.casework import queries as casework
from evenhand.domain.casework.actions.add_document import add_document
from evenhand.domain.casework.actions.add_task import add_task
from evenhand.domain.casework.actions.confirm_email import confirm_email
from evenhand.domain.casework.actions.correct_record import correct_record
from evenhand.domain.casework.actions.finish_task import drop_task, finish_task
from evenhand.domain.casework.actions.give_information import confirm_information_read, give_information
from evenhand.domain.casework.actions.record_choice import record_choice
from evenhand.domain.casework.actions.record_contact import record_contact
from evenhand.domain.casework.actions.write_note import write_note
from evenhand.domain.casework.choice import Choice
from evenhand.domain.casework.kinds import Channel, Direction
from evenhand.domain.casework.states import TaskKind
from evenhand.domain.certificates import queries as certificates
from evenhand.domain.certificates.actions.issue_certificate import issue_certificate
from evenhand.domain.certificates.actions.reissue_certificate import reissue_certificate
from evenhand.domain.certificates.actions.withdraw_certificate import withdraw_certificate
from evenhand.domain.correspondence import queries as correspondence
from evenhand.domain.correspondence.actions.mark_posted import mark_posted
from evenhand.domain.correspondence.actions.mark_printed import mark_printed
from evenhand.domain.correspondence.actions.print_instead import print_instead
from evenhand.domain.correspondence.actions.set_aside import set_aside
from evenhand.domain.correspondence.states import MessageState
from evenhand.domain.documents.states import DocumentKind
from evenhand.statute.working_days import ENGLAND


@step(Who.CASEWORKER)
def email_read_back(cue: Cue) -> None:
    """The caseworker calls, reads the e-mail address back letter by letter, and it is right."""
    confirm_email(case_id=cue.case_id, email=cue.story.family.email, at=cue.at, by=cue.by)


@step(Who.CASEWORKER)
def taken(cue: Cue) -> None:
    """The caseworker becomes the family's named caseworker."""
    assert cue.by.user_id
    take_case(case_id=cue.case_id, caseworker_id=cue.by.user_id, by=cue.by)


@step(Who.CASEWORKER)
def rings_in(cue: Cue, note: str, reached: bool = True, days_before: int = 0) -> None:
    """The family calls; not getting through is contact all the same."""
    channel = Channel.TELEPHONE if reached else Channel.VOICEMAIL
    contact(cue, Direction.IN, channel, reached, note, days_before)


@step(Who.CASEWORKER)
def called(cue: Cue, note: str, reached: bool = True, channel: Channel = Channel.TELEPHONE) -> None:
    """Somebody here tries to reach the family."""
    contact(cue, Direction.OUT, channel, reached, note)


@step(Who.ADVISER)
def informed(cue: Cue, channel: Channel = Channel.TELEPHONE) -> None:
    """The adviser goes through the information with the family, point by point."""
    script = casework.script(cue.today)
    give_information(
        case_id=cue.case_id,
        channel=channel,
        given_on=cue.today,
        ticked=script.codes,
        script_version=script.version,
        at=cue.at,
        by=cue.by,
    )


@step(Who.FAMILY)
def reads(cue: Cue, evening: bool = False) -> None:
    """The family reads the information on its own page and confirms it."""
    confirm_information_read(
        case_id=cue.case_id, script_version=casework.script(cue.today).version, at=cue.at, by=cue.by
    )


@step(Who.CASEWORKER)
def says(cue: Cue, choice: Choice, days_before: int = 0) -> None:
    """The family tells us on the telephone what it chooses."""
    record_choice(
        case_id=cue.case_id,
        choice=choice,
        told_on=cue.today - timedelta(days=days_before),
        evidence=Evidence.TOLD_BY_TELEPHONE,
        at=cue.at,
        by=cue.by,
    )


@step(Who.FAMILY)
def chooses(cue: Cue, choice: Choice, evening: bool = False) -> None:
    """The family chooses on its own page."""
    record_choice(
        case_id=cue.case_id,
        choice=choice,
        told_on=cue.today,
        evidence=Evidence.TOLD_ONLINE,
        at=cue.at,
        by=cue.by,
    )


@step(Who.ADVISER)
def certified(cue: Cue) -> None:
    """The adviser issues the certificate."""
    issue_certificate(case_id=cue.case_id, at=cue.at, by=cue.by)


@step(Who.MANAGER)
def certified_by_manager(cue: Cue) -> None:
    """The manager decides, and issues the certificate that an adviser alone may not."""
    issue_certificate(case_id=cue.case_id, at=cue.at, by=cue.by)


@step(Who.ADVISER)
def certificate_withdrawn(cue: Cue, reason_code: str) -> None:
    """The adviser takes the certificate out of force."""
    withdraw_certificate(
        case_id=cue.case_id,
        certificate_id=_certificate(cue),
        reason_code=reason_code,
        at=cue.at,
        by=cue.by,
    )


@step(Who.ADVISER)
def certificate_replaced(cue: Cue, reason_code: str) -> None:
    """The adviser puts a right certificate in the place of a wrong one."""
    reissue_certificate(
        case_id=cue.case_id,
        certificate_id=_certificate(cue),
        reason_code=reason_code,
        at=cue.at,
        by=cue.by,
    )


@step(Who.CASEWORKER)
def date_corrected(cue: Cue, kind: FactKind, days: int, reason: str) -> None:
    """The caseworker corrects a date by so many days."""
    old = _standing(cue, kind)
    correct_record(
        case_id=cue.case_id,
        kind=kind,
        fact_id=old.id,
        happened_on=old.happened_on + timedelta(days=days),
        reason=reason,
        evidence=Evidence.LETTER,
        at=cue.at,
        by=cue.by,
    )


@step(Who.CASEWORKER)
def name_corrected(cue: Cue, kind: FactKind, name: str, reason: str) -> None:
    """The caseworker corrects a name."""
    correct_record(
        case_id=cue.case_id,
        kind=kind,
        value=name,
        reason=reason,
        evidence=Evidence.LETTER,
        at=cue.at,
        by=cue.by,
    )


@step(Who.FAMILY)
def withdraws(cue: Cue) -> None:
    """The family ends its request on its own page."""
    withdraw_request(case_id=cue.case_id, evidence=Evidence.TOLD_ONLINE, at=cue.at, by=cue.by)


@step(Who.CASEWORKER)
def comes_back(cue: Cue) -> None:
    """The family takes its request up again, by telephone."""
    come_back(case_id=cue.case_id, evidence=Evidence.TOLD_BY_TELEPHONE, at=cue.at, by=cue.by)


@step(Who.CASEWORKER)
def closed(cue: Cue) -> None:
    """Nothing is left to do."""
    close_case(case_id=cue.case_id, at=cue.at, by=cue.by)


@step(Who.CASEWORKER)
def reopened(cue: Cue, why: WhyReopened) -> None:
    """The closed case is taken up again."""
    reopen_case(case_id=cue.case_id, why=why, at=cue.at, by=cue.by)


@step(Who.CASEWORKER)
def noted(cue: Cue, words: str) -> None:
    """The caseworker writes a note for colleagues."""
    write_note(case_id=cue.case_id, words=words, at=cue.at, by=cue.by)


@step(Who.CASEWORKER)
def to_do(cue: Cue, words: str, within: int = 2) -> None:
    """The caseworker puts something on the list, due in so many working days."""
    add_task(
        case_id=cue.case_id,
        kind=TaskKind.OTHER,
        words=words,
        due_on=ENGLAND.after(cue.today, within),
        at=cue.at,
        by=cue.by,
    )


@step(Who.CASEWORKER)
def tasks_done(cue: Cue) -> None:
    """The caseworker does what stands on the list."""
    for task in casework.open_tasks(cue.case_id):
        finish_task(case_id=cue.case_id, task_id=task.id, at=cue.at, by=cue.by)


@step(Who.CASEWORKER)
def tasks_dropped(cue: Cue) -> None:
    """The caseworker finds that what stands on the list is no longer needed."""
    for task in casework.open_tasks(cue.case_id):
        drop_task(case_id=cue.case_id, task_id=task.id, at=cue.at, by=cue.by)


@step(Who.CASEWORKER)
def letters_printed(cue: Cue) -> None:
    """The caseworker prints what waits to be printed for the family."""
    for message in _messages(cue, MessageState.TO_PRINT):
        mark_printed(message_id=message, at=cue.at, by=cue.by)


@step(Who.CASEWORKER)
def letters_posted(cue: Cue) -> None:
    """The caseworker takes what is printed to the post."""
    for message in _messages(cue, MessageState.PRINTED):
        mark_posted(message_id=message, at=cue.at, by=cue.by)


@step(Who.CASEWORKER)
def sent_by_post_instead(cue: Cue) -> None:
    """The caseworker sends on paper what could not be delivered."""
    for message in _messages(cue, MessageState.FAILED, MessageState.HELD):
        print_instead(message_id=message, by=cue.by)


@step(Who.CASEWORKER)
def told_otherwise(cue: Cue) -> None:
    """The caseworker has told the family on the telephone what no message may."""
    for message in _messages(cue, MessageState.FAILED, MessageState.HELD):
        set_aside(message_id=message, by=cue.by)


@step(Who.FAMILY)
def sends_letter(cue: Cue) -> None:
    """The family gives us the council's letter."""
    case = cases.one(cue.case_id, cue.by)
    assert case
    drawn = letter(cue.story, london_day(case.opened_at))
    _keep(cue, DocumentKind.DECISION_LETTER, "Letter from the council.pdf", drawn)


@step(Who.FAMILY)
def sends_broken_file(cue: Cue) -> None:
    """The family gives us a file that cannot be read; the check refuses it in words."""
    _keep(cue, DocumentKind.REPORT, "Report.pdf", BROKEN)


def contact(
    cue: Cue, direction: Direction, channel: Channel, reached: bool, note: str, days_before: int = 0
) -> None:
    """Record that somebody reached out, a few minutes before it is written down."""
    record_contact(
        case_id=cue.case_id,
        direction=direction,
        channel=channel,
        reached=reached,
        happened_at=cue.at - timedelta(days=days_before, minutes=4),
        note=note,
        at=cue.at,
        by=cue.by,
    )


def _certificate(cue: Cue) -> UUID:
    return next(one.id for one in certificates.of_case(cue.case_id) if one.state == "issued")


def _standing(cue: Cue, kind: FactKind):  # type: ignore[no-untyped-def]
    return next(fact for fact in reversed(cases.standing_facts(cue.case_id)) if fact.kind == kind)


def _messages(cue: Cue, *states: MessageState) -> list[UUID]:
    return [message.id for message in correspondence.of_case(cue.case_id) if message.state in states]


def _keep(cue: Cue, kind: DocumentKind, name: str, content: bytes) -> None:
    add_document(case_id=cue.case_id, kind=kind, name=name, content=content, at=cue.at, by=cue.by)
