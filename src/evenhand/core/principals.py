"""On whose behalf something is done: a person, nobody yet, or the service itself for one case."""

from dataclasses import dataclass, replace
from uuid import UUID


@dataclass(frozen=True)
class Principal:
    """Whoever acts. The database shows rows by these three values and nothing else."""

    name: str
    user_id: UUID | None = None
    case_id: UUID | None = None
    browser_key: str = ""

    def for_case(self, case_id: UUID) -> "Principal":
        """Return the same principal, at work on one case that it is opening or was sent to do a job on."""
        return replace(self, case_id=case_id)

    @property
    def is_service(self) -> bool:
        """Tell whether the service itself acts: a background job or an operator's command."""
        return self.name in (WORKER, OPERATOR)


PERSON, ANONYMOUS, WORKER, OPERATOR = "person", "anonymous", "worker", "operator"


def person(user_id: UUID, browser_key: str = "") -> Principal:
    """Return a signed-in person."""
    return Principal(PERSON, user_id=user_id, browser_key=browser_key)


def anonymous(browser_key: str = "") -> Principal:
    """Return somebody who has not signed in, with the key that their browser holds, if any."""
    return Principal(ANONYMOUS, browser_key=browser_key)


def worker(case_id: UUID | None = None) -> Principal:
    """Return the service itself, doing a job on one case."""
    return Principal(WORKER, case_id=case_id)


def operator() -> Principal:
    """Return whoever runs commands on the machine: opens providers, appoints the first manager."""
    return Principal(OPERATOR)
