"""The copy of whoever's case it is, or who reads it as they do: what stands on the pages under /my, and no more."""

from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from evenhand.core import access_log
from evenhand.core.clock import LONDON
from evenhand.core.principals import Principal
from evenhand.core.walls import Compartment
from evenhand.design.models import Row
from evenhand.design.words import hours
from evenhand.domain.cases import access, companions
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.looks import looks
from evenhand.domain.certificates import queries as certificates
from evenhand.domain.complaints import queries as complained
from evenhand.domain.correspondence import queries as correspondence
from evenhand.domain.documents import queries as documents
from evenhand.domain.meetings import queries as meetings
from evenhand.domain.meetings.interpreting import of_meeting
from evenhand.domain.organisations.queries import local_authority_name
from evenhand.domain.people import queries as people
from evenhand.domain.preparing import papers
from evenhand.domain.referrals import queries as referrals
from evenhand.domain.requests.said import as_sent
from evenhand.portals.family.certificate import presenters as certificate
from evenhand.portals.family.complaints import presenters as complaints
from evenhand.portals.family.copy import kept
from evenhand.portals.family.copy.parts import Paper, Part, Thing
from evenhand.portals.family.layouts import is_young
from evenhand.portals.family.my_case import presenters, so_far
from evenhand.portals.family.my_case.arranging import arranging
from evenhand.portals.family.my_case.passing import as_may, parent_of
from evenhand.portals.family.people import presenters as beside


def parts(case: Any, by: Principal, at: datetime, today: date) -> tuple[Part, ...]:
    """Return everything that somebody sees of their case, in the order of its first page."""
    in_force = certificates.in_force(case.id)
    own = people.own_person(case.id, by.user_id)
    found = documents.of_case(case.id)
    return (
        _case(case, by, at, today),
        kept.dates(presenters.cards(cases.duties(case.id), today, certified=in_force is not None)),
        _certificate(case, at, today),
        _meetings(case.id),
        kept.agreement(case, at),
        _happened(case, by),
        _asked(case.id),
        _documents(found, by, at),
        kept.own_notes(case.id, by),
        _own_papers(case.id, by, at),
        _papers_of_others(found, by, at),
        _messages(case.id),
        _people(case, by, found),
        *((kept.reached(own.id),) if own else ()),
        _looks(case.id, by),
        _complaints(case.id),
    )


def _case(case: Any, by: Principal, at: datetime, today: date) -> Part:
    page = presenters.home(
        case,
        cases.duties(case.id),
        cases.law_facts(case, today),
        certificates.in_force(case.id),
        today,
        young=is_young(case),
    )
    page = as_may(page, access.permissions(by, case))
    council = arranging(referrals.of_case(case.id), referrals.open_offers(case.id, at), today)
    mediator = kept.mediator(case.id)
    rows = (
        Row("Reference", page.reference),
        Row("The decision", page.about),
        Row("The council", local_authority_name(case.local_authority_id)),
        Row("Where it is", page.title),
        Row("What happens next", f"{page.next}\n{page.turn}."),
        Row("Arranging the mediation", "\n".join(council)),
        *mediator,
    )
    things = (Thing(said=tuple(row for row in rows if row.value)),)
    return Part("case", "My case", things, "The mediator, by name." if mediator else "")


def _certificate(case: Any, at: datetime, today: date) -> Part:
    found = certificates.of_case(case.id)
    page = certificate.page(case.id, found, certificates.appeal_of(case, at=at), today)
    things = [Thing(text=sentence) for sentence in page.ended]
    if page.number:
        paper = Paper("certificate.pdf", partial(_pdf, found[0])) if page.pdf_url else None
        text = "\n".join((page.authority, *page.findings))
        things.insert(0, Thing(page.number, found[0].issued_on, page.rows, text, paper=paper))
    return Part("certificate", "My certificate", tuple(things), "The child or young person, by name.")


def _pdf(found: certificates.Shown) -> bytes:
    access_log.looked(found.case_id, f"certificate file {found.number}")
    return certificates.pdf(found)


def _meetings(case_id: UUID) -> Part:
    """Return the meetings of a case. How one is joined is a key, and stays on the page."""
    booked = meetings.booked(case_id)
    found = []
    for each in meetings.of_case(case_id):
        rows = [Row("How it stands", f"{each.state.label.capitalize()}. {each.why_not}".strip())]
        if booked is not None and each.id == booked.id:
            rows.append(Row("Where", "Online" if each.is_online else "\n".join((each.where, *each.access))))
            rows.append(Row("Mediator", each.mediator_name))
            rows += [Row("Interpreter", f"{one.name}: {one.language}") for one in of_meeting(each.id)]
        rows.append(Row("How long", hours(each.minutes)))
        found.append(Thing("Meeting", each.starts_at, tuple(rows)))
    return Part(
        "meeting", "My meeting", tuple(found), "The mediator and an interpreter, by name.", private=True
    )


def _happened(case: Any, by: Principal) -> Part:
    things = tuple(Thing(each.title, _here(each.at)) for each in so_far.of_case(case, by))
    return Part("so-far", "What has happened so far", things, "People who work for us, by name.")


def _asked(case_id: UUID) -> Part:
    sent = as_sent(case_id)
    if sent is None:
        return Part("request", "What I asked", ())
    rows = (
        *((Row("Sent for you by", sent.sender),) if sent.sender else ()),
        *(Row(each.title, each.text) for each in sent.said),
    )
    return Part(
        "request", "What I asked", (Thing("As it was sent", sent.sent_on, rows),),
        "The child, and whoever else the words are about.",
    )  # fmt: skip


def _documents(found: list[documents.Filed], by: Principal, at: datetime) -> Part:
    own = [
        each for each in found if not each.began_private and each.compartment != Compartment.K5_SHARED_ROOM
    ]
    return Part(
        "documents", "My documents", kept.papers(own, by, at), "Whoever a document is about or is by."
    )


def _own_papers(case_id: UUID, by: Principal, at: datetime) -> Part:
    own = [each.filed for each in papers.own_papers(case_id, by)]
    return Part("own-papers", "My papers for the meeting", kept.papers(own, by, at), private=True)


def _papers_of_others(found: list[documents.Filed], by: Principal, at: datetime) -> Part:
    others = [
        each
        for each in found
        if each.compartment == Compartment.K5_SHARED_ROOM
        and not (each.began_private and each.given_by == by.user_id)
        and each.can_be_opened
        and each.is_shown(at)
    ]
    return Part(
        "papers-of-others",
        "Papers from the others in the meeting",
        kept.papers(others, by, at),
        "Whoever gave them, and whoever they are about. They were given for the mediation.",
    )


def _messages(case_id: UUID) -> Part:
    things = tuple(
        Thing(
            each.subject, _here(each.sent_at or each.created_at), (Row("State", each.state_words),), each.text
        )
        for each in correspondence.of_case(case_id)
    )
    return Part("messages", "Messages that were sent to me", things, "People who work for us, by name.")


def _people(case: Any, by: Principal, found: list[documents.Filed]) -> Part:
    letters = {each.id: each.name for each in found}
    things = [
        Thing(each.name, said=(Row("Now", each.state.text), *each.rows))
        for each in beside.people(case.id, companions.of_case(case.id), letters)
    ]
    if asked := parent_of(case, by):
        sees = "Reads my case, because I agreed to it." if asked.reads else "Does not see my case."
        things.append(Thing(asked.name, said=(Row("Who they are", "Asked for me"), Row("Now", sees))))
    return Part("people", "People who help me", tuple(things), "Each of them, by name.", private=True)


def _looks(case_id: UUID, by: Principal) -> Part:
    seen = presenters.seen_by(looks(case_id, by))
    things = tuple(Thing("", on, text="\n".join(sentences)) for on, sentences in seen)
    return Part("looks", "Who has looked", things, "Everybody who looked, by name.", private=True)


def _complaints(case_id: UUID) -> Part:
    """Return what somebody complained of. A copy can be had without it: it may be shown to whoever it is about."""
    found = complaints.complaints(case_id, complained.own(case_id), goes_on=False)
    things = tuple(Thing(each.title, said=each.rows) for each in found)
    return Part("complaints", "My complaints", things, "Whoever it is about, and who answered.", private=True)


def _here(at: datetime | date) -> datetime | date:
    return at.astimezone(LONDON) if isinstance(at, datetime) else at
