"""The tables that chapters begin with: doors, amounts, what sets s.57 apart, and the names of bodies."""

from collections.abc import Callable

from evenhand.statute.bodies import BODIES, Body
from evenhand.statute.disagreement_resolution import RESOLUTIONS
from evenhand.statute.in_force import PARAMETERS
from evenhand.statute.reference.entries import versions_table
from evenhand.statute.reference.markdown import day, table
from evenhand.statute.routes import Decision, Gateway, Section, gateway

# What is decided or disputed, the notice regulation, and the limb of s.51(2).
_DOORS: tuple[tuple[str, str, str, Decision, frozenset[Section]], ...] = (
    ("Refusal to carry out an EHC needs assessment", "5(3)", "(a)", Decision.REFUSAL_TO_ASSESS, frozenset()),
    ("Refusal to issue a plan after assessment", "10(3)", "(b)", Decision.REFUSAL_TO_ISSUE_PLAN, frozenset()),
    ("Final plan, section B or F", "14(2)", "(c)(i), (ii)", Decision.FINAL_PLAN, frozenset({Section.F})),
    ("Final or amended plan, section I only", "14(2), 22(5)", "(c)(iii), (iv)", Decision.FINAL_PLAN,
     frozenset({Section.I})),
    ("Section B or F, and I", "14(2), 22(5)", "(c)", Decision.FINAL_PLAN, frozenset({Section.F, Section.I})),
    ("Education, with recommendations on health or social care", "14(2), 22(5)", "(b) to (f)", Decision.FINAL_PLAN,
     frozenset({Section.F, Section.G})),
    ("Refusal to re-assess", "25(2)", "(d)", Decision.REFUSAL_TO_REASSESS, frozenset()),
    ("Refusal to amend or replace after a review or re-assessment", "20(11), 21(10), 22(5)", "(e)",
     Decision.REFUSAL_TO_AMEND, frozenset()),
    ("Ceasing to maintain a plan", "31(3), 20(11)", "(f)", Decision.CEASE_TO_MAINTAIN, frozenset()),
    ("A plan, health only (C, G)", "14(2), 22(5)", "none", Decision.FINAL_PLAN, frozenset({Section.C, Section.G})),
    ("A plan, social care only (D, H)", "14(2), 22(5)", "none", Decision.FINAL_PLAN,
     frozenset({Section.D, Section.H})),
    ("Draft plan", "none", "none", Decision.DRAFT_PLAN, frozenset()),
    ("Proposal to amend, after a review", "none", "none", Decision.PROPOSAL_TO_AMEND, frozenset()),
    ("Delay; no decision", "none", "none", Decision.NO_DECISION_YET, frozenset()),
    ("Support in school without a plan", "none", "none", Decision.SCHOOL_SUPPORT, frozenset()),
    ("Travel to school", "none", "none", Decision.TRANSPORT, frozenset()),
    ("Disability discrimination claim", "none", "none", Decision.DISCRIMINATION, frozenset()),
)  # fmt: skip


def _gateways() -> str:
    rows = []
    for label, notice, limb, decision, about in _DOORS:
        opened = gateway(decision, about)
        rows.append(
            [
                label,
                notice,
                limb,
                "yes" if opened.mediation_right else "no",
                "yes" if opened.appeal_right else "no",
                _certificate(opened),
                opened.instead.value.replace("_", " ") if opened.instead else "",
            ]
        )
    return table(["What", "Notice, reg", "s.51(2)", "Mediation", "Appeal", "Certificate", "Instead"], rows)


def _certificate(opened: Gateway) -> str:
    if opened.certificate_required:
        return "**needed**"
    return "not needed" if opened.appeal_right else "no appeal here"


def _expenses() -> str:
    named = [name for name in PARAMETERS if name.startswith("reg41.") and name != "reg41.expenses"]
    return versions_table(tuple(row for name in named for row in PARAMETERS[name]))


def _resolution() -> str:
    rows = [
        [
            found.matter.value.replace("_", " "),
            ", ".join(each.value.replace("_", " ") for each in found.against),
            "yes" if found.has_time_limit else "none",
            "yes" if found.gives_certificate else "never",
            "yes" if found.changes_appeal_time else "never",
        ]
        for found in RESOLUTIONS.values()
    ]
    return table(
        ["About", "With", "Time limit", "Gives a certificate", "Changes the time for appealing"], rows
    )


def _bodies() -> str:
    return table(
        ["Body", "Called", "In force", "Law", "Read", "Checked"],
        [_body(kind, row) for kind, rows in BODIES.items() for row in rows],
    )


def _body(kind: str, row: Body) -> list[str]:
    held = f"from {day(row.from_on)}" + (f" to {day(row.until)}" if row.until else "")
    source = row.source
    return [kind.replace("_", " "), row.term, held, str(source), source.read, day(source.checked_on)]


TABLES: dict[str, Callable[[], str]] = {
    "gateways": _gateways,
    "expenses": _expenses,
    "resolution": _resolution,
    "bodies": _bodies,
}
