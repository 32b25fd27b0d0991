"""Every calculator, by the name that a reckoner chooses it by."""

from datetime import date

from evenhand.domain.law.in_use import Law
from evenhand.website.reckoners.calculators.agreement_kept import AGREEMENT_KEPT
from evenhand.website.reckoners.calculators.calculator import NOTHING, Calculator, Worked
from evenhand.website.reckoners.calculators.certificate_need import CERTIFICATE_NEED
from evenhand.website.reckoners.calculators.thirty_days import THIRTY_DAYS
from evenhand.website.reckoners.calculators.who_decides import WHO_DECIDES
from evenhand.website.reckoners.rules import Values

CALCULATORS: dict[str, Calculator] = {
    each.name: each for each in (CERTIFICATE_NEED, WHO_DECIDES, THIRTY_DAYS, AGREEMENT_KEPT)
}


def worked(name: str, values: Values, today: date, law: Law) -> Worked:
    """Return what a calculator makes of the answers that count; nothing where there is none of that name."""
    calculator = CALCULATORS.get(name)
    return calculator.work(values, today, law) if calculator else NOTHING
