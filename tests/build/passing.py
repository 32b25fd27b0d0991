"""A family whose child comes of age, and the service's clock around that day."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection

from evenhand.core import clock
from evenhand.core.clock import LONDON
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.cases.actions.open_case import AskedIssue
from evenhand.domain.cases.actions.record_consent import record_consent
from evenhand.domain.cases.deciding import Matter, Scope
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.cases.models import Case
from evenhand.domain.casework.actions.invite_young_person import invite_young_person
from evenhand.domain.identity.roles import Permission
from evenhand.domain.people.actions.set_contact_details import Reach, Safety
from evenhand.statute.capacity import Acts
from evenhand.statute.rights_holder import compulsory_school_age_ends
from evenhand.statute.routes import Section
from tests.build import world

BORN = date(2010, 3, 9)
THE_DAY = compulsory_school_age_ends(BORN) + timedelta(days=1)
SECOND = timedelta(seconds=1)
Clock = Callable[[datetime], None]


def midnight(day: date) -> datetime:
    """Return 00:00 in London of a day."""
    return datetime.combine(day, time(), LONDON)


@contextmanager
def clock_of(owner: Any) -> Iterator[Clock]:
    """Give what sets the service's clock to a moment exactly, for a test in one transaction; put it right after."""

    def set_to(moment: datetime) -> None:
        with connection.cursor() as cursor:
            cursor.execute("select transaction_timestamp()")
            (began,) = cursor.fetchone()
        owner.execute("update core_clock set shift = %s", [moment - began])

    try:
        yield set_to
    finally:
        owner.execute("update core_clock set shift = interval '0'")


def an_issue(words: str) -> AskedIssue:
    """Return something that a parent disagrees with, in their own words."""
    return AskedIssue(Section.F, words)


@dataclass
class Family:
    """A parent who asked for a child of 16, the child's case, and two colleagues who look after it."""

    case: Case
    parent: Principal
    adviser: Principal
    colleague: Principal
    young: Principal | None = None
    on: dict[str, Any] = field(default_factory=dict)

    def may(self, by: Principal | None = None) -> frozenset[Permission]:
        """Return what the parent, or somebody else, may do on the case now."""
        with acting_as(by or self.parent):
            return access.permissions(by or self.parent, self.fresh())

    def sees(self, by: Principal | None = None) -> bool:
        """Tell whether the parent, or somebody else, sees the case, as Python says it."""
        with acting_as(by or self.parent):
            return access.visible_to(by or self.parent).filter(id=self.case.id).exists()

    def sees_by_the_walls(self, by: Principal | None = None) -> bool:
        """Tell the same as the database says it, asked without any condition."""
        with acting_as(by or self.parent):
            return Case.objects.filter(id=self.case.id).exists()

    def fresh(self) -> Case:
        """Return the case as staff see it now."""
        return world.again(self.case, self.adviser)

    def consents(self, scope: Scope = Scope.READ, by: Principal | None = None) -> Any:
        """Record the young person's consent."""
        return record_consent(
            case_id=self.case.id,
            scope=scope,
            said_on=today(),
            evidence=Evidence.TOLD_IN_WRITING,
            at=world.now(),
            by=by or self.adviser,
        )

    def capacity(self, about: Matter = Matter.CHOICE, acts: Acts = Acts.PARENT, days: int = 90) -> Any:
        """Record who acts for one decision."""
        from evenhand.domain.cases.actions.record_capacity import record_capacity

        return record_capacity(
            case_id=self.case.id,
            about=about,
            acts=acts,
            said_on=today(),
            ends_on=today() + timedelta(days=days),
            evidence=Evidence.TOLD_IN_WRITING,
            at=world.now(),
            by=self.adviser,
        )

    def invited(self, address: str = "alex@young.example") -> Principal:
        """Let the young person in: their own address was read back to them."""
        invite_young_person(
            case_id=self.case.id,
            reach=Reach(email=address),
            safety=Safety(),
            protected=False,
            read_back=True,
            at=world.now(),
            by=self.adviser,
        )
        self.young = world.family_of(self.case, address)
        return self.young


def today() -> date:
    """Return the service's own day, to the second."""
    from evenhand.core.principals import operator

    with acting_as(operator()):
        return clock.today()


def a_family(
    set_clock: Clock, *, born: date = BORN, before: timedelta = timedelta(days=9), **changes: Any
) -> Family:
    """Let a parent ask some days before the right passes, and leave the clock there."""
    day = compulsory_school_age_ends(born) + timedelta(days=1)
    set_clock(midnight(day) - before + timedelta(hours=12))
    service = world.a_service()
    adviser, colleague = world.a_colleague(service), world.a_colleague(service)
    changes.setdefault("reach", Reach(email="sam@holloway.example"))
    case = world.a_case(service, date_of_birth=born, **changes)
    parent = world.family_of(case, changes["reach"].email)
    return Family(case, parent, adviser, colleague)
