"""Answers on a family's expenses: SI 2014/1530 reg 41."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from evenhand.statute import expenses
from evenhand.statute.answers.arranging import HEALTH, HEALTH_BODY, LOCAL_AUTHORITY
from evenhand.statute.answers.stating import Results, states
from evenhand.statute.arrange import arranging_body
from evenhand.statute.expenses import Night
from evenhand.statute.facts import Facts
from evenhand.statute.readings import Readings
from evenhand.statute.rules import Owner

# Examples of claims name no day, so the amounts are those of the law as it was last read.
_AS_READ = date(2026, 5, 15)
_DRIVEN = frozenset({"car", "motorcycle", "motorbike"})
_FARES = frozenset({"public_transport", "train", "bus", "tram", "underground", "taxi"})
_COVERED = frozenset(
    {"travel", "loss_of_earnings", "overnight", "accommodation", "carer", "registered_carer"}
)
_NOT_COVERED = ("supporter", "lawyer", "solicitor", "advocate", "representative", "meal", "food", "fee")
# The first row whose word occurs in the name of a place is meant; any other place but London is elsewhere.
_NIGHTS = (
    ("famil", Night.FAMILY_OR_FRIENDS),
    ("friend", Night.FAMILY_OR_FRIENDS),
    ("outside", Night.ELSEWHERE),
    ("outer", Night.ELSEWHERE),
    ("inner", Night.INNER_LONDON),
)

Amount = str | int | float


@states("reg41.expenses", "loss_of_earnings")
def expenses_payable(
    readings: Readings,
    issues: Sequence[str] | None = None,
    claim: str | None = None,
    claimed: Amount | None = None,
    miles: Amount | None = None,
    mode: str | None = None,
    registered_carer_hours: Amount | None = None,
    children: int | None = None,
    loss_of_earnings_claimed: Amount | Sequence[Amount] | None = None,
    overnight: str | None = None,
    supporter_travel: Amount | None = None,
) -> Results:
    """State what reg 41 pays, and who pays it. Several things claimed at once are added up."""
    paid: list[Decimal] = []
    asked = None if claimed is None else _pounds(claimed)
    if miles is not None:
        paid += [expenses.mileage(_pounds(miles), _AS_READ)] if _is_driven(mode) else []
    elif mode is not None and asked is not None:
        paid += [] if _is_driven(mode) else [expenses.fares(asked)]
    if registered_carer_hours is not None:
        cared_for = 1 if children is None else children
        paid.append(expenses.registered_carer(_pounds(registered_carer_hours), cared_for, _AS_READ))
    if loss_of_earnings_claimed is not None:
        paid.append(expenses.loss_of_earnings(_days(loss_of_earnings_claimed), _AS_READ, readings))
    if overnight is not None:
        paid.append(expenses.overnight(_night(overnight), asked, _AS_READ))
    uncovered = supporter_travel is not None or _is_not_covered(claim)
    if not paid and asked is not None and claim is not None and not uncovered:
        paid += _named(claim, asked, readings)
    return {
        "payable_gbp": str(sum(paid, Decimal("0.00"))) if paid or uncovered else None,
        "payer": _payer(issues),
        "statutory": bool(paid) or not uncovered,
    }


def _payer(issues: Sequence[str] | None) -> str:
    only_health = bool(issues) and set(issues or ()) == {HEALTH}
    return HEALTH_BODY if arranging_body(Facts(health_only=only_health)) is Owner.ICB else LOCAL_AUTHORITY


def _named(claim: str, asked: Decimal, readings: Readings) -> list[Decimal]:
    if claim == "loss_of_earnings":
        return [expenses.loss_of_earnings([asked], _AS_READ, readings)]
    # For the other claims the amount alone does not say what is due: miles, hours or the place would.
    return [expenses.fares(asked)] if claim == "travel" or claim in _FARES else []


def _is_driven(mode: str | None) -> bool:
    if mode not in _DRIVEN | _FARES:
        raise ValueError(f"the mode {mode!r} is not in the regulation: {sorted(_DRIVEN | _FARES)}")
    return mode in _DRIVEN


def _is_not_covered(claim: str | None) -> bool:
    if claim is None or claim in _COVERED or claim in _FARES:
        return False
    if any(word in claim for word in _NOT_COVERED):
        return True
    raise ValueError(f"the claim {claim!r} is not known")


def _night(place: str) -> Night:
    for word, night in _NIGHTS:
        if word in place.lower():
            return night
    if "london" in place.lower():
        raise ValueError(f"{place!r} may be inner London or not")
    return Night.ELSEWHERE


def _days(claimed: Amount | Sequence[Amount]) -> list[Decimal]:
    return [_pounds(claimed)] if isinstance(claimed, str | int | float) else [_pounds(day) for day in claimed]


def _pounds(given: Amount) -> Decimal:
    return Decimal(str(given))
