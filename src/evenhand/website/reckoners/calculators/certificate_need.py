"""Whether an appeal needs a certificate, and what is open: Children and Families Act 2014 ss.51, 52, 55 and 57."""

from collections.abc import Iterable
from datetime import date

from evenhand.domain.law.in_use import Law
from evenhand.domain.requests.answers import SOMETHING_ELSE
from evenhand.statute.routes import EDUCATION, PLACEMENT, Decision, Instead, Section, gateway
from evenhand.website.reckoners.calculators.calculator import (
    IN_WORDS,
    YES_OR_NO,
    Calculator,
    Reads,
    Worked,
    yes_no,
)
from evenhand.website.reckoners.rules import Kind, Subject, Values

DECISIONS = tuple(decision.value for decision in Decision)
NOTHING_ELSE = "none"
INSTEAD = (NOTHING_ELSE, *(instead.value.replace("_", "-") for instead in Instead))


def work(values: Values, today: date, law: Law) -> Worked:
    """Return what a family may and must do. What is not known is taken the safe way: a certificate is needed."""
    parts = _parts(values)
    is_known = Section.OTHER not in parts or bool(parts & (EDUCATION | PLACEMENT))
    # “Something else” may be a part that can be appealed: it is taken as what is not known.
    found = gateway(_decision(values), parts if is_known else frozenset())
    instead = found.instead.value.replace("_", "-") if found.instead else NOTHING_ELSE
    return Worked(
        {
            "needed": yes_no(found.certificate_required),
            "appeal": yes_no(found.appeal_right),
            "mediation": yes_no(found.mediation_right),
            "placement-only": yes_no(found.placement_only),
            "parts-known": yes_no(is_known),
            "instead": instead,
            "why": found.why,
        }
    )


def _decision(values: Values) -> Decision | None:
    named = values.get("decision")
    if named == SOMETHING_ELSE:
        named = values.get("other_matter") or values.get("matter")
    return Decision(named) if named in DECISIONS else None


def _parts(values: Values) -> frozenset[Section]:
    """Return the parts of a plan that were ticked. “I am not sure” is no part."""
    ticked: Iterable[str] = values.get("disputed") or values.get("parts") or ()
    known = {section.value: section for section in Section}
    return frozenset(known[each] for each in ticked if each in known)


CERTIFICATE_NEED = Calculator(
    "certificate-need",
    "Whether an appeal needs a certificate. Reads “decision”, “matter”, and “disputed” or “parts”.",
    work,
    reads={
        "decision": Reads(Kind.ONE, (*DECISIONS, SOMETHING_ELSE), needed=True),
        "matter": Reads(Kind.ONE, DECISIONS),
        "other_matter": Reads(Kind.ONE, DECISIONS),
        "disputed": Reads(Kind.SEVERAL),
        "parts": Reads(Kind.SEVERAL),
    },
    gives={
        "needed": YES_OR_NO,
        "appeal": YES_OR_NO,
        "mediation": YES_OR_NO,
        "placement-only": YES_OR_NO,
        "parts-known": YES_OR_NO,
        "instead": Subject(Kind.ONE, INSTEAD),
        "why": IN_WORDS,
    },
)
