"""Disagreement resolution is not mediation: another service, open at other times, that changes no date.

Source: Children and Families Act 2014 s.57. Taking part is voluntary. It never leads to a certificate and never gives
or takes time for an appeal, so nothing in this package counts a day from it.
"""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from evenhand.statute.sources import Source

S57 = Source("Children and Families Act 2014", "s.57", date(2026, 5, 15))


class Matter(StrEnum):
    """What it can be about."""

    HOW_DUTIES_ARE_DONE = "how_duties_are_done"
    PROVISION_IN_A_SETTING = "provision_in_a_setting"
    BETWEEN_COUNCIL_AND_HEALTH = "between_council_and_health_body"


class Against(StrEnum):
    """Who the other side can be."""

    COUNCIL = "local_authority"
    GOVERNING_BODY = "governing_body"
    PROPRIETOR = "proprietor"
    HEALTH_BODY = "health_body"


class Resolution(NamedTuple):
    """What s.57 offers about a matter. The last three are the same for every matter: they set it apart."""

    matter: Matter
    against: tuple[Against, ...]
    sentence: str
    source: Source = S57
    has_time_limit: bool = False
    gives_certificate: bool = False
    changes_appeal_time: bool = False


_ON_TOP = "It gives no certificate, and it never changes the time you have to appeal."
RESOLUTIONS: dict[Matter, Resolution] = {
    Matter.HOW_DUTIES_ARE_DONE: Resolution(
        Matter.HOW_DUTIES_ARE_DONE,
        tuple(Against),
        f"Disagreement resolution is open to you at any time, about how a body does what it must do. {_ON_TOP}",
    ),
    Matter.PROVISION_IN_A_SETTING: Resolution(
        Matter.PROVISION_IN_A_SETTING,
        (Against.COUNCIL, Against.GOVERNING_BODY, Against.PROPRIETOR),
        f"Disagreement resolution is open to you at any time, about the help that a school or college gives. {_ON_TOP}",
    ),
    Matter.BETWEEN_COUNCIL_AND_HEALTH: Resolution(
        Matter.BETWEEN_COUNCIL_AND_HEALTH,
        (Against.COUNCIL, Against.HEALTH_BODY),
        "A council and a health body can use disagreement resolution between themselves. "
        "It changes no date of a family's.",
    ),
}
