"""Asking the Tribunal for leave to appeal without a certificate, after contact came too late.

Source: SI 2014/1530 reg 34(3); HESC Rules rr.5(3)(a), 19 and 20(4). The Tribunal decides; a service
points the way and supplies a factual record of contacts.
"""

from typing import NamedTuple

from evenhand.statute.contact import contact_is_in_time, notice_sent
from evenhand.statute.facts import Facts
from evenhand.statute.limbs import adjusted, limbs
from evenhand.statute.readings import DEFAULT, Readings
from evenhand.statute.working_days import CALENDARS, Calendars

FAILED = "failed_to_comply_with_reg_33"
ELAPSED = "time_for_doing_so_elapsed"
NO_CERTIFICATE = "no_certificate_issued"


class Leave(NamedTuple):
    """Whether leave is needed, the conditions of reg 34(3) that are met, and if more time is needed too."""

    needed: bool
    conditions: tuple[str, ...]
    needs_extension_of_time: bool


def leave(facts: Facts, readings: Readings = DEFAULT, calendars: Calendars = CALENDARS) -> Leave:
    """Return what late contact calls for. Facts without any contact mean that none was ever made.

    An extension of time is needed as well where contact came after the appeal's own last day.
    """
    certificate = () if facts.certificate_issued is not None else (NO_CERTIFICATE,)
    sent = notice_sent(facts)
    if sent is None or not facts.gateway.certificate_required or contact_is_in_time(facts).in_time:
        return Leave(False, certificate, False)
    contact = facts.contact
    last = adjusted(limbs(sent[1], None).notice, readings.r12_double, calendars.tribunal)
    return Leave(bool(certificate), (FAILED, ELAPSED, *certificate), contact is None or contact > last)
