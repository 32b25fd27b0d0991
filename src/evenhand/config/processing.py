"""The record of what is done with personal data, as UK GDPR, Article 30 asks for it.

Written for whoever runs the service, who is the controller and decides. What is kept and for how long comes from the
models, so that it cannot differ from them; a test insists that every table that is about people stands in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps

from evenhand.core.walls import Compartment

# Children and Families Act 2014; a function that an enactment confers is a task in the public interest (DPA 2018, s 8).
TASK = "A task in the public interest: Children and Families Act 2014, sections 52 to 56 (UK GDPR, Article 6(1)(e))"
HEALTH = (
    "Substantial public interest, statutory purposes: UK GDPR, Article 9(2)(g); Data Protection Act 2018, Schedule 1, "
    "paragraph 6. It needs an appropriate policy document of your own (Schedule 1, Part 4)"
)
SAFEGUARDING = (
    "Safeguarding of children and of individuals at risk, where nobody can be asked to agree: UK GDPR, Article "
    "9(2)(g); Data Protection Act 2018, Schedule 1, paragraph 18. It needs the policy document too"
)
CRIMES = (
    "What somebody is said to have done, or a criminal record check: UK GDPR, Article 10, and a condition of "
    "Schedule 1 for each of them, which you name"
)
INTEREST = "A legitimate interest (UK GDPR, Article 6(1)(f))"
NONE = "None is meant to be in it"


@dataclass(frozen=True)
class Processing:
    """One thing that is done with personal data."""

    title: str
    why: str
    basis: str
    special: str
    """On what ground details about health and disability are in it."""
    people: str
    recipients: str
    apps: tuple[str, ...] = ()
    """Apps all of whose tables belong here, unless another names one of them."""
    tables: tuple[str, ...] = ()


RECORD = (
    Processing(
        "Requests and cases of families",
        "To answer a family, give information and advice, record its choice, and work out by when who must do what.",
        TASK,
        HEALTH,
        "Parents, young people, children; whoever helps them",
        "Staff of the provider; if the family chooses mediation, the council and health bodies what it agreed to "
        "share; the mediator, an interpreter, another parent and whoever it asked for help, each what is theirs",
        apps=("cases", "casework", "people", "requests", "referrals", "cover"),
        tables=("meetings_support",),
    ),
    Processing(
        "Mediation",
        "To hold a meeting, to prepare it, and to write down what was agreed and see that it is kept.",
        TASK,
        HEALTH,
        "Families, officers, mediators, interpreters, and whoever comes with them",
        "Everybody who takes part, each what is theirs; a mediator’s notes go to nobody, and a side’s own note to the "
        "mediator alone, if that side shows it",
        apps=("meetings", "agreements", "preparing"),
    ),
    Processing(
        "Certificates",
        "To issue the certificate without which no appeal can be made, and to let anybody check one that they hold.",
        TASK,
        f"No word of it; but that a child has such a case tells of a need. {HEALTH}",
        "Parents, young people and children",
        "The family; whoever has the number and the code of a certificate",
        apps=("certificates",),
    ),
    Processing(
        "Messages and papers",
        "To write to people in the ways that are safe for them, and to keep what they send.",
        TASK,
        HEALTH,
        "Families, officers, mediators",
        "The one person whom a message is to, and staff; whoever delivers e-mail and post; a paper of the meeting goes "
        "to everybody there, and to whoever the family lets read it",
        apps=("correspondence", "documents"),
    ),
    Processing(
        "Worries about somebody’s safety",
        "To act where somebody may come to harm.",
        f"{TASK}; and the law by which you must protect children and adults, which you name",
        f"{SAFEGUARDING}. {CRIMES}",
        "Whoever is on a case, and whoever is near them",
        "Safeguarding leads of the provider; whom they must tell",
        apps=("safeguarding",),
    ),
    Processing(
        "Accounts and signing in",
        "To know who somebody is, and to let nobody in whom it is not.",
        f"{TASK}; for staff, the contract of employment (Article 6(1)(b))",
        NONE,
        "Everybody who signs in",
        "An organisation that signs its own people in, who signed in when",
        apps=("identity",),
    ),
    Processing(
        "Mediators of the panel",
        "To know who may mediate and until when, and that nothing stands in the way of it.",
        "The contract with each mediator (UK GDPR, Article 6(1)(b))",
        CRIMES,
        "Mediators",
        "Managers of the provider; families and councils, the name alone",
        apps=("panel",),
    ),
    Processing(
        "Complaints about the service",
        "To answer whoever complains, and to do better.",
        f"{TASK}; complaints about data: Data Protection Act 2018, section 164A",
        HEALTH,
        "Families; staff and mediators of whom they complain",
        "Whoever complained; managers who never had the case; the colleague who wrote it down, what was said",
        apps=("complaints",),
    ),
    Processing(
        "Who did what, and who looked",
        "To show that nobody looked or changed anything without cause, and to find out if somebody did.",
        f"{TASK}; security (UK GDPR, Article 32)",
        NONE,
        "Everybody who signs in, staff above all; whose case it was",
        "A family, of its own case; auditors and managers of the provider",
        apps=("core", "oversight"),
    ),
    Processing(
        "How the law is read and which days are holidays",
        "To show why a date was counted as it was.",
        INTEREST,
        NONE,
        "Managers who decided so",
        "Staff of the provider",
        apps=("law",),
    ),
    Processing(
        "The public website",
        "To improve pages, and to have their law checked by somebody else than their editor.",
        INTEREST,
        NONE,
        "Readers, as nobody; editors",
        "Editors and managers",
        apps=("feedback", "reckoners"),
    ),
)


def about_people() -> dict[str, Any]:
    """Return every model that is about people, by its table: it says something of somebody, or who did what."""
    return {
        model._meta.db_table: model
        for model in apps.get_models()
        if not model._meta.proxy
        and (privacy := _privacy(model))
        and (privacy.personal or _is_walled(privacy))
    }


def tables_of(one: Processing) -> Iterator[str]:
    """Yield the tables of one thing that is done: those that it names, and the rest of its apps."""
    named = {table for each in RECORD for table in each.tables}
    for table, model in sorted(about_people().items()):
        if table in one.tables or (model._meta.app_label in one.apps and table not in named):
            yield table


def page() -> str:
    """Return the record as a document."""
    parts = [
        "# What is done with personal data\n",
        "A draft of your record of processing activities (UK GDPR, Article 30), made from the code. You are the "
        "controller: hold it with your data protection officer, add who you are, and decide. This service asks no "
        "other company for anything but to deliver e-mail, through the server that you name, and, where you switch it "
        "on, an organisation’s own sign-in. What can go wrong for people is weighed in [what we do with people’s data, "
        "and what can go wrong](../explanation/data-protection.md). Every column is in [every table](data.md).",
    ]
    for one in RECORD:
        models = [about_people()[table] for table in tables_of(one)]
        says = sorted({str(each) for model in models for each in _privacy(model).personal.values()})
        kept = sorted({str(_privacy(model).kept) for model in models})
        rows = (
            ("Why", one.why),
            ("On what ground", one.basis),
            ("Health and disability", one.special),
            ("About whom", one.people),
            ("What", "; ".join(says) or "who did what, and when"),
            ("Who gets it", one.recipients),
            ("How long", "; ".join(kept)),
            ("Where", ", ".join(f"`{table}`" for table in tables_of(one))),
        )
        parts += [
            f"\n## {one.title}\n",
            "| | |\n|---|---|",
            *(f"| {what} | {words} |" for what, words in rows),
        ]
    return "\n".join(parts) + "\n"


def _is_walled(privacy: Any) -> bool:
    return privacy.compartment not in (Compartment.OPEN, Compartment.MACHINE, Compartment.K10_STATISTICS)


def _privacy(model: Any) -> Any:
    return getattr(model, "Privacy", None)
