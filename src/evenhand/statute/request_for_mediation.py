"""What a family that wants mediation must tell the council: no time is set for it, and no form.

Source: Children and Families Act 2014 s.52(3) and (4); SI 2014/1530 regs 32(e) and 35(2)(b).
"""

from enum import StrEnum


class ToTell(StrEnum):
    """What s.52 asks the family to say, besides that it wants mediation."""

    ISSUES = "mediation_issues"
    HEALTH_PROVISION = "health_care_provision_wanted"


def missing_from_request(
    has_issues: bool, health_issues: bool, no_health_provision: bool, provision_stated: bool
) -> tuple[ToTell, ...]:
    """Return what is missing. A complaint that a plan holds no (or no such) health provision names the one wanted."""
    missing = [] if has_issues else [ToTell.ISSUES]
    if health_issues and no_health_provision and not provision_stated:
        missing.append(ToTell.HEALTH_PROVISION)
    return tuple(missing)
