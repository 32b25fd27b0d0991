"""The record of what is done with personal data, as UK GDPR, Article 30 asks for it.

Written for whoever runs the service, who is the controller and decides. What is kept and for how long comes from the
models, so that it cannot differ from them; a test insists that every table that says something about a person is in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps

# Children and Families Act 2014; a function that an enactment confers is a task in the public interest (DPA 2018, s 8).
TASK = "A task in the public interest: Children and Families Act 2014, sections 52 to 56 (UK GDPR, Article 6(1)(e))"
HEALTH = (
    "Substantial public interest, statutory purposes: UK GDPR, Article 9(2)(g); Data Protection Act 2018, Schedule 1, "
    "paragraph 6. It needs an appropriate policy document of your own (Schedule 1, Part 4)"
)
SAFEGUARDING = (
    "Safeguarding of children and of individuals at risk: UK GDPR, Article 9(2)(g); "
    "Data Protection Act 2018, Schedule 1, paragraph 18"
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
        "Staff of the provider; the council and health bodies what the family agreed to share, if it chooses mediation",
        apps=("cases", "casework", "people", "requests", "referrals"),
        tables=("meetings_support",),
    ),
    Processing(
        "Mediation",
        "To hold a meeting, to prepare it, and to write down what was agreed and see that it is kept.",
        TASK,
        HEALTH,
        "Families, officers, mediators, interpreters, and whoever comes with them",
        "Everybody who takes part, each what is theirs; a mediator’s notes and each side’s own notes go to nobody",
        apps=("meetings", "agreements", "preparing"),
    ),
    Processing(
        "Certificates",
        "To issue the certificate without which no appeal can be made, and to let anybody check one that they hold.",
        TASK,
        "None: no certificate says why, or what was said",
        "Parents and young people",
        "The family; whoever has the number and the code of a certificate",
        apps=("certificates",),
    ),
    Processing(
        "Messages and papers",
        "To write to people in the ways that are safe for them, and to keep what they send.",
        TASK,
        HEALTH,
        "Families, officers, mediators",
        "The one person each message is to; whoever delivers e-mail and post",
        apps=("correspondence", "documents"),
    ),
    Processing(
        "Worries about somebody’s safety",
        "To act where somebody may come to harm.",
        f"{TASK}; the duty to safeguard",
        SAFEGUARDING,
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
        NONE,
        "Mediators",
        "Managers of the provider; families and councils, the name alone",
        apps=("panel",),
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


def personal() -> dict[str, Any]:
    """Return every model that says something about a person, by its table."""
    found = {model._meta.db_table: model for model in apps.get_models() if not model._meta.proxy}
    return {table: model for table, model in found.items() if getattr(_privacy(model), "personal", None)}


def tables_of(one: Processing) -> Iterator[str]:
    """Yield the tables of one thing that is done: those that it names, and the rest of its apps."""
    named = {table for each in RECORD for table in each.tables}
    for table, model in sorted(personal().items()):
        if table in one.tables or (model._meta.app_label in one.apps and table not in named):
            yield table


def page() -> str:
    """Return the record as a document."""
    parts = [
        "# What is done with personal data\n",
        "A draft of your record of processing activities (UK GDPR, Article 30), made from the code. You are the "
        "controller: hold it with your data protection officer, add who you are, and decide. This service asks no "
        "other company for anything but to deliver e-mail, through the server that you name, and decides about nobody "
        "by itself (Article 22). What can go wrong for people is weighed in [what we do with people’s data, and what "
        "can go wrong](../explanation/data-protection.md). Every column is in [every table](data.md).",
    ]
    for one in RECORD:
        models = [personal()[table] for table in tables_of(one)]
        says = sorted({str(each) for model in models for each in _privacy(model).personal.values()})
        kept = sorted({str(_privacy(model).kept) for model in models})
        rows = (
            ("Why", one.why),
            ("On what ground", one.basis),
            ("Health and disability", one.special),
            ("About whom", one.people),
            ("What", "; ".join(says)),
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


def _privacy(model: Any) -> Any:
    return getattr(model, "Privacy", None)
