"""The copy of a second parent: what stands on their pages under /helping, and nothing that is the family's own."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from evenhand.core.principals import Principal
from evenhand.core.walls import Compartment
from evenhand.design.models import Row
from evenhand.design.words import hours
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.companions import Beside
from evenhand.domain.documents import queries as documents
from evenhand.domain.meetings import queries as meetings
from evenhand.domain.people import queries as people
from evenhand.portals.family.copy import kept
from evenhand.portals.family.copy.parts import Part, Thing
from evenhand.portals.supporter import presenters


def parts(case: Any, one: Beside, by: Principal, at: datetime, today: date) -> tuple[Part, ...]:
    """Return everything that the other parent sees of a case, in the order of their page of it."""
    found = documents.of_case(case.id)
    names = people.names({case.holder_id, case.child_id})
    page = presenters.page(case, one, cases.duties(case.id), None, "", (), (), names, today)
    rows = (
        Row("Reference", page.reference),
        Row("Whose it is", page.title),
        Row("Where it is", page.stands),
        *kept.mediator(case.id),
    )
    own = [each for each in found if each.compartment != Compartment.K5_SHARED_ROOM]
    shared = [each for each in found if each.compartment == Compartment.K5_SHARED_ROOM]
    return (
        Part(
            "case", "The case", (Thing(said=rows),), "The family whose case it is, and the mediator, by name."
        ),
        kept.dates(page.cards, "Dates, as the family reads them: “you” is the family"),
        _meeting(case.id),
        kept.agreement(case, at),
        Part(
            "papers-of-others",
            "Papers for everybody who takes part",
            kept.papers([each for each in shared if each.can_be_opened], by, at),
            "Whoever gave them, and whoever they are about. They were given for the mediation.",
        ),
        Part(
            "shared-with-me",
            "Papers that the family shared with me",
            kept.papers([each for each in own if each.can_be_opened], by, at),
            "The family whose papers they are.",
        ),
        kept.own_notes(case.id, by),
        kept.reached(one.person_id),
    )


def _meeting(case_id: UUID) -> Part:
    """Return the meeting that is booked, as their page has it: when and where."""
    booked = meetings.booked(case_id)
    if booked is None:
        return Part("meeting", "The meeting", ())
    where = "Online" if booked.is_online else "\n".join((booked.where, *booked.access))
    rows = (Row("Where", where), Row("How long", hours(booked.minutes)))
    return Part("meeting", "The meeting", (Thing("Meeting", booked.starts_at, rows),), private=True)
