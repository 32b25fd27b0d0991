"""Everybody in the made-up world, and what each of them is to each case, each service and themselves."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from evenhand.core.principals import Principal

# What somebody can be: the columns of the table in docs/explanation/who-may-see-what.md.
FAMILY, STAFF, MANAGER, LEAD, MEDIATOR, ASKED, COUNCIL, HEALTH, COMMISSIONER, AUDITOR, SELF = (
    "Family", "Staff", "Manager", "Lead", "Mediator", "Mediator asked", "Council", "Health body", "Commissioner",
    "Auditor", "Themselves",
)  # fmt: skip
# People beside a family: what every supporter sees, what one sees to whom everything was shown, and two others.
SUPPORTER, SHOWN_ALL, OTHER_PARENT, INTERPRETER = (
    "Supporter", "Supporter shown all", "Other parent", "Interpreter",
)  # fmt: skip
# Of a case whose right passed to the young person: the parent who asked, one who may read it, and the young person.
PASSED, READER, OWNER = "Parent before", "Parent who may read", "Young person after"
# Whoever writes the pages of the website, at any provider.
EDITOR = "Editor"
# Whoever writes a request sees all of it until it is sent.
WRITER = "Writer"


@dataclass
class Somebody:
    """One person with a browser."""

    key: str
    by: Principal
    # What they are, by case, service or person. What is not in it is none of their business.
    is_to: dict[str, set[str]] = field(default_factory=dict)
    # The own case in which everything is named that can be; the first, where none is said.
    whole: str = ""
    # The case of somebody else that is nearest to them: each address is asked about it.
    near: str = ""
    # The secret of their browser, where they wrote something in it without signing in.
    browser: str = ""

    def becomes(self, what: str, *of: str) -> None:
        """Note what somebody is from now on to cases, services and people."""
        for each in of:
            self.is_to.setdefault(each, set()).add(what)


@dataclass
class People:
    """Everybody, by name."""

    of: dict[str, Somebody] = field(default_factory=dict)

    def add(self, key: str, by: Principal, browser: str = "") -> Somebody:
        """Add somebody, or return them if they are there."""
        one = self.of.setdefault(key, Somebody(key, by, browser=browser))
        one.becomes(SELF, key)
        return one

    def __iter__(self) -> Iterator[Somebody]:
        """Go through everybody."""
        return iter(self.of.values())
