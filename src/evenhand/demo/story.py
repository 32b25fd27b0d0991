"""What a story is: a family, its letter, and steps that are played through the service's own actions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import wraps
from hashlib import sha256
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from evenhand.core.principals import Principal
from evenhand.domain.people.actions.set_contact_details import Safety
from evenhand.domain.people.person_roles import PersonRole
from evenhand.statute.routes import Decision, Section
from evenhand.statute.working_days import ENGLAND

P = ParamSpec("P")


@dataclass(frozen=True)
class Family:
    """Who asks, for whom, and how to reach and meet them. An empty `child` is a young person asking for themselves."""

    holder: str
    child: str = ""
    age: int = 9
    email: str = ""
    telephone: str = ""
    address: str = ""
    postcode: str = ""
    is_protected: bool = False
    safety: Safety = field(default_factory=Safety)
    needs: tuple[str, ...] = ()
    other_needs: str = ""
    interpreter: str = ""
    supporter: str = ""
    asks_as: str = "parent"
    helper: str = ""
    """Of a family for which a helper asks: the helper's name."""
    who_decides: str = "not_sure"
    """Asked only about a child who is past compulsory school age."""

    @property
    def role(self) -> PersonRole:
        """Return whose right it is."""
        return PersonRole.PARENT if self.child else PersonRole.YOUNG_PERSON

    def born_on(self, today: date) -> date:
        """Return a birthday that makes them their age today, the same at every loading."""
        spread = int.from_bytes(sha256(self.holder.encode()).digest()[:2]) % 300
        return today.replace(year=today.year - self.age, day=1) - timedelta(days=spread)


@dataclass(frozen=True)
class Letter:
    """The council's decision letter: its days are counted back from the day on which the family asks."""

    decision: Decision
    days_old: int = 14
    sent_after: int | None = 0
    """Days after its date on which it was sent; None when the family does not know."""
    came_after: int | None = 3
    disputed: tuple[Section, ...] = ()
    words: str = ""
    provision_wanted: str = ""
    hoped_for: str = ""

    def days(self, asked_on: date) -> tuple[date, date | None, date | None]:
        """Return the day on the letter, and when it was sent and came if known. A council writes on working days."""
        dated = ENGLAND.on_or_before(asked_on - timedelta(days=self.days_old))
        sent, came = (
            None if after is None else min(dated + timedelta(days=after), asked_on)
            for after in (self.sent_after, self.came_after)
        )
        return dated, sent, came


class Who(StrEnum):
    """Who takes a step."""

    STRANGER = "a family that has not signed in"
    FAMILY = "the family, signed in"
    ADVISER = "the story's adviser"
    CASEWORKER = "the story's caseworker"
    COLLEAGUE = "a caseworker of another team"
    MANAGER = "the provider's manager"
    SECOND_MANAGER = "the provider's second manager"
    OFFICER = "an officer of the council"
    HEALTH_OFFICER = "an officer of the health body"
    MEDIATOR = "the county's mediator"
    LEAD = "the provider's safeguarding lead"
    HELPER = "whoever reads the address that the family gave"


@dataclass(frozen=True)
class Step:
    """One thing that happens, so many working days before today."""

    ago: int
    who: Who
    does: "Callable[[Cue], None]"
    is_evening: bool = False
    email: str = ""
    """Of a step of somebody whom the family asked for help: their address."""


@dataclass(frozen=True)
class Story:
    """One case from its first contact to where it stands now."""

    council: str
    adviser: str
    caseworker: str
    family: Family
    letter: Letter
    steps: tuple[Step, ...]

    @property
    def key(self) -> str:
        """Return the name by which a step finds its story again."""
        return self.family.holder

    @property
    def browser_key(self) -> str:
        """Return the key of the browser in which the family asks."""
        return sha256(self.key.encode()).hexdigest()


@dataclass
class Cue:
    """What a step is given: its story, its moment, and who is on stage."""

    story: Story
    at: datetime
    today: date
    by: Principal
    staff: Mapping[str, Principal]
    opened: UUID | None = None

    @property
    def case_id(self) -> UUID:
        """Return the story's case."""
        if self.opened is None:
            raise LookupError(f"The story of {self.story.key} does not begin with somebody asking.")
        return self.opened


def step(
    who: Who,
) -> Callable[[Callable[Concatenate[Cue, P], None]], Callable[Concatenate[int, P], Step]]:
    """Make what happens a step: call it with how many working days ago, and what else it needs."""

    def make(act: Callable[Concatenate[Cue, P], None]) -> Callable[Concatenate[int, P], Step]:
        @wraps(act)
        def on(ago: int, *args: Any, **told: Any) -> Step:
            evening, email = bool(told.get("evening")), str(told.get("email", ""))
            return Step(ago, who, lambda cue: act(cue, *args, **told), evening, email)

        return on  # type: ignore[return-value]

    return make
