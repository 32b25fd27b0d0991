"""Who may be a mediator or a mediation adviser: whose employee they must not be, and what a mediator must know.

Source: Children and Families Act 2014 ss.53(5), 54(3) and 56(3); SI 2014/1530 reg 40. The law asks about employment
and nothing else. A service may ask for more, such as no tie to either side; that is its own standard.
"""

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from evenhand.statute.bodies import health_commissioner, national_commissioner
from evenhand.statute.in_force import in_force
from evenhand.statute.verdicts import Reason, Verdict


class Employer(StrEnum):
    """An employer that the Act names. Who works for nobody else has none of them."""

    LOCAL_AUTHORITY = "local_authority_in_england"
    HEALTH_COMMISSIONER = "health_commissioner"
    NATIONAL_COMMISSIONER = "national_commissioner"


class Field(StrEnum):
    """The three fields of law that reg 40 asks a mediator to know."""

    SPECIAL_NEEDS = "special_educational_needs"
    HEALTH = "health"
    SOCIAL_CARE = "social_care"


_EMPLOYERS = tuple(Employer)
_IN_WORDS = {
    Field.SPECIAL_NEEDS: "special educational needs",
    Field.HEALTH: "health",
    Field.SOCIAL_CARE: "social care",
}


def mediator_is_independent(employers: Collection[Employer], health_in_issue: bool, on: date) -> Verdict:
    """Tell whether somebody may mediate on `on`, and every reason if not.

    No council in England may employ a mediator, in any case. Where health is in issue, no health body that
    commissions care may either; where it is not, the Act leaves that open. Raises NotInForce before the law.
    """
    barred = _EMPLOYERS if health_in_issue else (Employer.LOCAL_AUTHORITY,)
    return _not_employed_by(barred, employers, "mediator", on)


def adviser_is_independent(employers: Collection[Employer], on: date) -> Verdict:
    """Tell whether somebody may be a mediation adviser on `on`: no employee of any of the three, in any case."""
    return _not_employed_by(_EMPLOYERS, employers, "adviser", on)


def mediator_knows_enough(known: Collection[Field], on: date) -> Verdict:
    """Tell whether a mediator has the knowledge that reg 40 asks for, and each field that is not shown.

    How much is sufficient is a matter of evidence. The law asks for none of an adviser, and keeps no register.
    """
    source = in_force("reg40.knowledge", on).source
    reasons = tuple(
        Reason(
            f"{field.value}_not_shown",
            f"Enough knowledge of the law on {_IN_WORDS[field]} is not shown.",
            source,
        )
        for field in Field
        if field not in known
    )
    return Verdict(not reasons, reasons)


def employer_in_words(employer: Employer, on: date) -> str:
    """Return what an employer was called on `on`. Raises NotInForce before the law."""
    if employer is Employer.LOCAL_AUTHORITY:
        return "a council in England"
    if employer is Employer.HEALTH_COMMISSIONER:
        term = health_commissioner(on).term
        return f"{'an' if term[0] in 'aeiou' else 'a'} {term}"
    term = national_commissioner(on).term
    return f"the {term}" if term.endswith("Board") else term


def _not_employed_by(
    barred: Collection[Employer], employers: Collection[Employer], role: str, on: date
) -> Verdict:
    source = in_force(f"independence.{role}", on).source
    reasons = tuple(
        Reason(
            f"employed_by_{employer.value}",
            f"The {role} is employed by {employer_in_words(employer, on)}, and the Act does not allow that.",
            source,
        )
        for employer in Employer
        if employer in barred and employer in employers
    )
    return Verdict(not reasons, reasons)
