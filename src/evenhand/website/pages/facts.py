"""Facts that a text may name in double square brackets, put in when the page is read.

An editor writes `[[provider.telephone]]` or `[[law:reg33.contact_adviser]]`. What is shown comes from the contracts
and from the law as it stands that day, so that no page can say something else than the caseworker does.
"""

from dataclasses import dataclass
from datetime import date

from evenhand.design.phrases import ENGLISH, counted, say
from evenhand.design.words import meant, telephone_url
from evenhand.domain.figures.queries import waiting_days
from evenhand.domain.organisations.queries import Service, services
from evenhand.statute.in_force import PARAMETERS, in_force

LAW = "law:"
CONTACT_PAGE = "page:contact-us"
# What each is called, and what stands there while it is not known which service a visitor's family belongs to.
OF_SERVICE = {
    "provider.name": ("who runs the mediation service", "the mediation service for your area", ""),
    "provider.telephone": ("its telephone number", "the number on the page “Contact us”", CONTACT_PAGE),
    "provider.email": ("its e-mail address", "the e-mail address on the page “Contact us”", CONTACT_PAGE),
    "provider.hours": ("when it answers", "the hours on the page “Contact us”", CONTACT_PAGE),
    "provider.address": ("its address for letters", "the address on the page “Contact us”", CONTACT_PAGE),
    "provider.waiting": (
        "how long families lately waited until somebody here talked with them (a whole sentence)",
        "Ask us how long it takes just now until we talk with you.",
        CONTACT_PAGE,
    ),
    "council.name": ("the council", "your council", ""),
}
WAITED = "Lately, half of all families waited {days} or less until we talked with them."
SAME_DAY = "Lately, we talked with half of all families on the day they asked."
# Of a length the law writes "1 weeks"; people say "1 week".
LENGTHS = {"days": "day", "working days": "working day", "weeks": "week", "months": "month"}


class NoSuchFact(LookupError):
    """A text names a fact that there is not; the words name the nearest that there is."""


@dataclass(frozen=True)
class Said:
    """What stands on the page in place of a fact."""

    words: str
    target: str = ""
    opens: bool = False
    """A description in words: the first letter is a capital where it opens a sentence."""


@dataclass(frozen=True)
class Known:
    """One fact, for the editor's list: how to write it, what it is, and what it says today."""

    name: str
    what: str
    says: str


@dataclass(frozen=True)
class Facts:
    """What is known of one visitor's service, on one day."""

    today: date
    service: Service | None
    provider: Service | None
    """Who runs the service, where that is known and the council is not."""
    running: tuple[Service, ...] = ()
    """Of whom it may be one of these, one for a council, by its name."""
    language: str = ENGLISH

    def say(self, name: str) -> Said:
        """Return what stands in place of a fact.

        Raises NoSuchFact.
        """
        require(name)
        if name.startswith(LAW):
            return Said(_of_law(name.removeprefix(LAW), self.today, self.language))
        _, unknown, target = OF_SERVICE[name]
        return self._of_service(name) or Said(say(self.language, unknown), target, opens=True)

    @property
    def waiting(self) -> str:
        """Return how long the service's families lately waited, in a sentence; empty where nobody can say."""
        found = self.service or self.provider
        days = waiting_days(found.provider_id, self.today) if found else None
        if days is None:
            return ""
        return (
            say(self.language, WAITED, days=counted(self.language, days, "day"))
            if days
            else say(self.language, SAME_DAY)
        )

    def _of_service(self, name: str) -> Said | None:
        if name == "council.name":
            return Said(self.service.local_authority_name) if self.service else None
        if name == "provider.waiting":
            return Said(said) if (said := self.waiting) else None
        if (found := self.service or self.provider) is None:
            return None
        return {
            "provider.name": Said(found.provider_name),
            "provider.telephone": Said(found.telephone, telephone_url(found.telephone)),
            "provider.email": Said(found.email, f"mailto:{found.email}"),
            "provider.hours": Said(found.opening_hours),
            "provider.address": Said(", ".join(found.address.splitlines())),
        }[name]


def facts_for(visitor: str, today: date, language: str = ENGLISH) -> Facts:
    """Return the facts for somebody whose council has the code `visitor`; empty where that is not known.

    Where nobody here serves that council, no service is theirs: another one is named to no family as its own.
    """
    running = services(today)
    theirs = [service for service in running if service.local_authority == visitor]
    if visitor and not theirs:
        return Facts(today, None, None, tuple(running), language)
    theirs = theirs or running
    one = theirs[0] if len({service.provider_id for service in theirs}) == 1 else None
    return Facts(today, theirs[0] if len(theirs) == 1 else None, one, tuple(theirs), language)


def require(name: str) -> None:
    """Raise NoSuchFact unless there is a fact of that name."""
    known = names()
    if name in known:
        return
    told = "The list of facts stands beside the text."
    raise NoSuchFact(f"There is no fact “{name}”.{meant(name, known)} {told}")


def names() -> tuple[str, ...]:
    """Return the name of every fact that a text may use."""
    of_law = (
        f"{LAW}{name}"
        for name, rows in sorted(PARAMETERS.items())
        if rows[-1].until is None and _can_be_said(rows[-1].unit)
    )
    return (*OF_SERVICE, *of_law)


def known(facts: Facts) -> tuple[Known, ...]:
    """Return every fact with what it says to a visitor whose service is what `facts` knows."""
    return tuple(Known(f"[[{name}]]", _what(name), facts.say(name).words) for name in names())


def _what(name: str) -> str:
    if name in OF_SERVICE:
        return OF_SERVICE[name][0]
    source = PARAMETERS[name.removeprefix(LAW)][-1].source
    return f"{source.instrument}, {source.provision}"


def _can_be_said(unit: str) -> bool:
    return unit in LENGTHS or unit == "years" or unit.startswith("pence")


def _of_law(name: str, on: date, language: str) -> str:
    """Return a number of the law with its unit: "2 months", "£5.35", and of an age the figure alone."""
    found = in_force(name, on)
    if found.unit in LENGTHS:
        return counted(language, found.value, LENGTHS[found.unit])
    if found.unit == "years":
        return str(found.value)
    pounds, pence = divmod(found.value, 100)
    if not pounds:
        return f"{pence}p"
    return f"£{pounds}.{pence:02}" if pence else f"£{pounds}"
