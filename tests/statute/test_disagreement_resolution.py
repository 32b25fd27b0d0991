"""Disagreement resolution: open almost always, and never a way to a certificate or to more time."""

from datetime import date

import pytest

from evenhand.statute.clocks import clocks
from evenhand.statute.disagreement_resolution import RESOLUTIONS, Against, Matter
from evenhand.statute.facts import Facts
from evenhand.statute.routes import Decision, Instead, gateway


@pytest.mark.parametrize("matter", Matter)
def test_it_has_no_time_limit_no_certificate_and_no_effect_on_an_appeal(matter: Matter) -> None:
    found = RESOLUTIONS[matter]
    assert found.matter is matter and found.against and set(found.against) <= set(Against)
    assert not (found.has_time_limit or found.gives_certificate or found.changes_appeal_time)
    assert str(found.source) == "Children and Families Act 2014, s.57" and found.sentence.endswith(".")


@pytest.mark.parametrize("decision", Decision)
def test_a_gateway_offers_it_wherever_the_dispute_is_one_of_this_law(decision: Decision) -> None:
    opened = gateway(decision)
    outside = decision in (Decision.TRANSPORT, Decision.DISCRIMINATION)
    assert (opened.resolution is None) is outside
    if opened.instead is Instead.DISAGREEMENT_RESOLUTION:
        assert opened.resolution is not None


def test_support_in_school_is_about_provision_and_is_against_the_school() -> None:
    found = gateway(Decision.SCHOOL_SUPPORT).resolution
    assert found is RESOLUTIONS[Matter.PROVISION_IN_A_SETTING] and Against.HEALTH_BODY not in found.against


def test_a_dispute_that_only_it_can_settle_starts_no_clock() -> None:
    facts = Facts(
        decision=Decision.SCHOOL_SUPPORT, notice_sent=date(2025, 1, 10), first_contact=date(2025, 1, 10)
    )
    assert clocks(facts) == ()
