"""The rows of a case page: people, what they disagree with, facts, contacts, notes, messages, certificates."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from evenhand.core.clock import london_day
from evenhand.design.models import Link, Row, Tag
from evenhand.design.words import day, listed, moment
from evenhand.domain.cases.companions import Beside
from evenhand.domain.cases.facts import ADDABLE, CORRECTABLE, Evidence, FactKind, decided
from evenhand.domain.cases.states import CaseState
from evenhand.domain.casework import details
from evenhand.domain.casework.kinds import Channel, Direction, Way
from evenhand.domain.casework.wording import duty_title
from evenhand.domain.identity.roles import Permission as P
from evenhand.domain.meetings.states import MeetingState
from evenhand.domain.organisations.queries import local_authority_name
from evenhand.domain.people import queries as people_queries
from evenhand.domain.people.kinds import Stopped
from evenhand.domain.referrals.states import ReferralState
from evenhand.portals.caseworker.case import reaching_rows, right_rows
from evenhand.portals.caseworker.case.reading import Read
from evenhand.portals.caseworker.letters.steps import ways_on

CORRECT = {kind.value for kind in CORRECTABLE}
# Decided and disputed as they are: a council may have been told, or nothing is left to do.
FOR_GOOD = (CaseState.WANTS_MEDIATION, CaseState.WITHDRAWN)
_ENDED = (CaseState.CLOSED,)


def decision_in_words(case: Any) -> str:
    """Return what was decided and what is disputed."""
    return decided_in_words(case.decision, case.disputed)


def decided_in_words(decided: str, disputed: Iterable[str]) -> str:
    """Return some decision, and the parts of a plan that are disputed."""
    decision = decided.replace("_", " ").capitalize()
    sections = [section.replace("section_", "section ").replace("_", " ") for section in disputed]
    return f"{decision}. Disputed: {listed(sections)}." if sections else f"{decision}."


def flags(read: Read) -> tuple[Tag, ...]:
    """Return what to know before ringing."""
    found = []
    needs = read.holder.needs
    if read.case.waits_for_family:
        found.append(Tag("Sent by somebody else: speak with the family", "late"))
    if needs and needs.interpreter_language:
        found.append(Tag(f"Interpreter: {needs.interpreter_language}", "soon"))
    if needs and needs.needs:
        found.append(Tag("Has access needs", "soon"))
    if read.holder.safety is not None and read.holder.is_protected:
        found.append(Tag("Protected contact details", "late"))
    found += [Tag(f"No contact {Stopped(each.what).label}", "late") for each in read.holder.stops.standing]
    return tuple(found)


def people(read: Read) -> list[tuple[Any, tuple[Row, ...], str]]:
    """Return everybody on the case with their rows, the person whose right it is first."""
    order = sorted(read.people, key=lambda person: (person.id != read.case.holder_id, person.role))
    return [_person(person, read) for person in order]


def _person(person: Any, read: Read) -> tuple[Any, tuple[Row, ...], str]:
    rows = [Row("Born", day(person.date_of_birth))] if person.date_of_birth else []
    beside = {each.person_id for each in read.beside}
    if person.id != read.case.holder_id and person.id not in beside:
        return person, tuple(rows), ""
    known = read.holder if person.id == read.case.holder_id else people_queries.reachable(person.id)
    if known.safety is None:
        # The right passed to somebody whom nobody has asked yet.
        return person, (*rows, Row("How to reach them", "Nobody asked yet", missing=True)), ""
    protected, reach = known.is_protected, known.reach
    if not protected:
        ways = {"Telephone": reach.telephone, "E-mail": reach.email, "Address": _address(reach)}
        rows += [Row(key, value) for key, value in ways.items() if value]
    rows += reaching_rows.stopped(known.stops)
    rows += reaching_rows.leads_on(person, read)
    if person.id in beside:
        may = protected and P.SEE_SAFETY in read.permissions
        return person, tuple(rows), f"/cases/{read.case.id}/details/{person.id}" if may else ""
    if read.case.waits_for_family:
        rows.append(
            Row(
                "Who wrote this",
                "Whoever sent the request: it may be how to reach them, and not the family. Nothing is sent there.",
            )
        )
    elif not known.email_is_proved and read.case.state not in _ENDED:
        rows.append(
            Row(
                "E-mail proved",
                "No. The case opens to nobody by e-mail, and nothing is sent there, until the family types our code "
                "or you read the address back.",
                (Link("Confirm", f"/cases/{read.case.id}/email", hidden="the e-mail address"),)
                if P.CORRECT_FACTS in read.permissions
                else (),
            )
        )
    if not read.case.waits_for_family and (waits := details.waiting(read.case.id)):
        rows.append(
            Row(
                "Not changed yet",
                "Other contact details wait for a second person.",
                (
                    Link(
                        "Decide",
                        f"/cases/{read.case.id}/reach/{waits.id}",
                        hidden="about other contact details",
                    ),
                )
                if P.CORRECT_FACTS in read.permissions
                else (),
            )
        )
    rows += reaching_rows.safe_ways(known.safety, known.stops)
    rows += reaching_rows.needs_of(known.needs)
    reveals = protected and P.SEE_SAFETY in read.permissions
    return person, tuple(rows), f"/cases/{read.case.id}/details/{person.id}" if reveals else ""


def _address(reach: Any) -> str:
    return "\n".join(part for part in (reach.address, reach.postcode) if part)


def past_dates(read: Read) -> tuple[Row, ...]:
    """Return each date that no longer runs, and why: none ever goes without a reason."""
    return tuple(
        Row(
            duty_title(duty.deadline.rule),
            f"{day(duty.deadline.due_on)}\nUntil {day(duty.closed_on or duty.deadline.due_on)}: "
            f"{duty.closed_because}",
            missing=True,
        )
        for duty in read.past_duties
    )


def pieces(read: Read, today: date) -> list[tuple[str, tuple[Row, ...], str, Link | None]]:
    """Return the titled lists of the page, in their order."""
    base, may = f"/cases/{read.case.id}", read.permissions

    def add(permission: P, text: str, page: str) -> Link | None:
        return Link(text, f"{base}/{page}") if permission in may and read.case.state not in _ENDED else None

    return [
        ("Whose right it is", right_rows.rows(read, today), "", None),
        ("What the family disagrees with", _issues(read), "Nothing was written down yet.", None),
        ("Facts", _facts(read), "No fact yet.", None),
        ("Meetings", meetings(read), "None yet.", None),
        (
            "At the family’s side",
            _beside(read),
            "Nobody. The family asks supporters on its own page.",
            add(P.ADD_PARENT, "Add the other parent", "parent"),
        ),
        ("Information and advice", _information(read), "Not given yet.", None),
        ("Certificates", _certificates(read), "None yet.", Link("Open certificates", f"{base}/certificate/")),
        ("Council and health bodies", _bodies(read), "They are told once the family wants mediation.", None),
        ("Documents", _documents(read), "None yet.", add(P.ADD_DOCUMENT, "Add a document", "document")),
        ("Messages", _messages(read), "Nothing was sent yet.", None),
        (
            "Contacts",
            contacts(read),
            "No contact beside the request.",
            add(P.RECORD_CONTACT, "Record a contact", "contact"),
        ),
        (
            "Notes",
            noted(read),
            "No notes. The family does not see them.",
            Link("Write a note", f"{base}/note") if P.WRITE_NOTES in may else None,
        ),
    ]


def _issues(read: Read) -> tuple[Row, ...]:
    return tuple(
        Row(
            issue.section.replace("_", " ").capitalize(),
            "\n".join(part for part in (issue.words, issue.provision_wanted) if part) or "No words given",
        )
        for issue in read.issues
    )


def meetings(read: Read) -> tuple[Row, ...]:
    """Return the meetings of a case."""
    return tuple(
        Row(
            meeting.when,
            f"{meeting.state.label.capitalize()}. {meeting.why_not}\n{meeting.where}\n{meeting.mediator_name}"
            + "".join(f"\nInterprets: {one.name}, {one.language}" for one in _interpreters(meeting, read)),
            _interpreting(meeting, read)
            if meeting.state == MeetingState.BOOKED and P.ARRANGE_MEETING in read.permissions
            else (),
        )
        for meeting in read.meetings
    )


def _interpreting(meeting: Any, read: Read) -> tuple[Link, ...]:
    page = f"/cases/{read.case.id}/meeting/{meeting.id}/interpreter"
    named = [
        Link("Release the interpreter", f"{page}/{one.id}/end", hidden=one.name)
        for one in _interpreters(meeting, read)
    ]
    return (Link("Name an interpreter", page), *named)


def _interpreters(meeting: Any, read: Read) -> Iterable[Any]:
    return (one for one in read.interpreters if one.meeting_id == meeting.id)


def _beside(read: Read) -> tuple[Row, ...]:
    """Return who stands beside the family, what of it they may see, and until when; staff part two parents."""
    return tuple(_companion(each, read) for each in read.beside)


def _companion(one: Beside, read: Read) -> Row:
    lines = [f"{one.kind.label}. {one.state.label.capitalize()}"]
    if one.is_there:
        lines += [f"May {each.label.replace('my ', 'the family’s ')}" for each in one.allowed]
        lines += [f"Until {day(one.until)}"] if one.until else []
    else:
        lines.append(one.ended_because.capitalize())
    url = f"/cases/{read.case.id}/parent/{one.id}/end"
    may_end = one.is_parent and one.is_there and P.ADD_PARENT in read.permissions
    links = (Link("Keep apart", url, hidden=one.name),) if may_end else ()
    return Row(one.name, "\n".join(lines), links, missing=not one.is_there)


def _facts(read: Read) -> tuple[Row, ...]:
    base = f"/cases/{read.case.id}"
    may = read.case.state not in _ENDED and P.CORRECT_FACTS in read.permissions
    rows = []
    for fact in sorted(read.facts, key=lambda fact: (fact.recorded_at, str(fact.id))):
        kind = FactKind(fact.kind)
        replaced = hasattr(fact, "replaced_by")
        said = day(fact.happened_on) if fact.happened_on else fact.value or "Recorded"
        if kind is FactKind.DECISION:
            said = decided_in_words(*decided(fact))
        if kind is FactKind.COUNCIL:
            since = f"\nThe plan was transferred on {day(fact.happened_on)}" if fact.happened_on else ""
            said = f"{local_authority_name(fact.value)}{since}"
        how = Evidence(fact.evidence).label if fact.evidence in Evidence.values else fact.evidence
        was_sender = fact.recorded_by in (None, read.case.sender_id)
        by = read.name_of(fact.recorded_by) or (read.whoever_asked if was_sender else "the family")
        lines = [said, f"{how.capitalize()}; {by}, {day(fact.recorded_at)}"]
        if fact.correction:
            lines.append(f"Why corrected: {fact.correction.reason}")
        if replaced:
            lines.append("Corrected since")
        change = Link("Correct", f"{base}/correct/{fact.id}")
        actions = (change,) if may and not replaced and fact.kind in CORRECT else ()
        rows.append(Row(kind.label.capitalize(), "\n".join(lines), actions, missing=replaced))
    known = {fact.kind for fact in read.facts}
    if FactKind.DECISION not in known:
        rows.insert(0, Row(FactKind.DECISION.label.capitalize(), decision_in_words(read.case)))
    if may and read.case.state not in FOR_GOOD:
        row = next(row for row in rows if row.key == FactKind.DECISION.label.capitalize() and not row.missing)
        link = Link("Correct", f"{base}/decision", hidden="what was decided")
        rows[rows.index(row)] = replace(row, actions=(link,))
    rows += [
        Row(kind.label.capitalize(), "Not known", (Link("Add", f"{base}/add/{kind.value}"),), missing=True)
        for kind in ADDABLE
        if kind.value not in known and may
    ]
    return tuple(rows)


def _information(read: Read) -> tuple[Row, ...]:
    return tuple(
        Row(
            day(given.given_on),
            f"{Way(given.way).label.capitalize()}, {Channel(given.channel).label.lower()}."
            f"\nText {given.script_version}, {len(given.ticked)} points.",
        )
        for given in read.information
    )


def _certificates(read: Read) -> tuple[Row, ...]:
    link = f"/cases/{read.case.id}/certificate/"
    return tuple(
        Row(one.number, f"{one.state.label.capitalize()}, {day(one.issued_on)}", (Link("Open", link),))
        for one in read.certificates
    )


def _bodies(read: Read) -> tuple[Row, ...]:
    """Return who was told that the family wants mediation and what they answered; staff write down what they say."""
    return tuple(
        Row(
            asked.body_name,
            f"{asked.state.label.capitalize()}\nTold on {day(london_day(asked.handed_over_at))}",
            (Link("Open", f"/inbox/{asked.case_id}/{asked.id}/", hidden=asked.body_name),)
            if asked.state != ReferralState.ENDED and P.ANSWER_REFERRAL in read.permissions
            else (),
            missing=asked.state == ReferralState.ENDED,
        )
        for asked in read.referrals
    )


def _documents(read: Read) -> tuple[Row, ...]:
    return tuple(
        Row(
            document.kind_words.capitalize(),
            "\n".join(p for p in (document.name, document.state_words.capitalize(), document.why) if p),
            (Link("Open", f"/cases/{read.case.id}/documents/{document.id}", hidden=document.name),)
            if document.can_be_opened
            else (),
        )
        for document in read.documents
    )


def _messages(read: Read) -> tuple[Row, ...]:
    base = f"/cases/{read.case.id}/letter"
    return tuple(
        Row(
            day(message.created_at),
            "\n".join(
                p
                for p in (message.title.capitalize(), message.state_words.capitalize(), message.held_words)
                if p
            ),
            (
                Link("Read", f"{base}/{message.id}", hidden=message.title),
                *(ways_on(message) if P.SEND_PRINT in read.permissions else ()),
            ),
        )
        for message in read.messages
    )


def contacts(read: Read) -> tuple[Row, ...]:
    """Return every try to reach, the newest first."""
    rows = []
    for contact in read.contacts:
        through = "" if contact.reached else "\nNot reached."
        counts = "\nCounts as first contact." if contact.fact_id else ""
        how = f"{Direction(contact.direction).label}, {Channel(contact.channel).label.lower()}."
        note = f"\n{contact.note}" if contact.note else ""
        rows.append(Row(moment(contact.happened_at), how + through + counts + note))
    return tuple(rows)


def noted(read: Read) -> tuple[Row, ...]:
    """Return what staff wrote down, the newest first."""
    return tuple(
        Row(moment(note.written_at), f"{note.words}\n{read.name_of(note.written_by)}") for note in read.notes
    )
