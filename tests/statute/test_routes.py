"""The gateways: the right to mediate and the need for a certificate, decision by decision."""

import pytest

from evenhand.statute.answers.whose_right import gateways
from evenhand.statute.routes import PLACEMENT, REFUSALS, Decision, Instead, Section, gateway


@pytest.mark.parametrize("decision", sorted(REFUSALS))
def test_a_refusal_needs_a_certificate_whatever_it_is_about(decision: Decision) -> None:
    opened = gateway(decision, frozenset({Section.I}))
    assert opened.mediation_right and opened.appeal_right and opened.certificate_required


@pytest.mark.parametrize("section", sorted(PLACEMENT))
def test_placement_alone_needs_no_certificate_and_keeps_mediation(section: Section) -> None:
    opened = gateway(Decision.FINAL_PLAN, frozenset({section}))
    assert opened.mediation_right and opened.appeal_right and opened.placement_only
    assert "only with the school" in opened.why


@pytest.mark.parametrize(
    ("about", "mediation", "appeal", "certificate"),
    [
        ((), True, True, True),
        ((Section.F, Section.I), True, True, True),
        ((Section.B, Section.G), True, True, True),
        ((Section.I, Section.G), True, True, True),
        ((Section.C, Section.G), True, False, False),
        ((Section.D, Section.H), True, False, False),
        ((Section.E,), True, False, False),
    ],
)
def test_a_plan_opens_what_its_disputed_sections_open(
    about: tuple[Section, ...], mediation: bool, appeal: bool, certificate: bool
) -> None:
    opened = gateway(Decision.FINAL_AMENDED_PLAN, frozenset(about))
    found = (opened.mediation_right, opened.appeal_right, opened.certificate_required)
    assert found == (mediation, appeal, certificate)


@pytest.mark.parametrize(
    ("decision", "instead"),
    [
        (Decision.DRAFT_PLAN, Instead.DISAGREEMENT_RESOLUTION),
        (Decision.PROPOSAL_TO_AMEND, Instead.DISAGREEMENT_RESOLUTION),
        (Decision.NO_DECISION_YET, Instead.COMPLAINT),
        (Decision.SCHOOL_SUPPORT, Instead.DISAGREEMENT_RESOLUTION),
        (Decision.TRANSPORT, Instead.COMPLAINT),
        (Decision.DISCRIMINATION, Instead.DISCRIMINATION_CLAIM),
    ],
)
def test_a_closed_door_names_the_open_one(decision: Decision, instead: Instead) -> None:
    opened = gateway(decision)
    assert not (opened.mediation_right or opened.appeal_right or opened.certificate_required)
    assert opened.instead is instead and opened.sources and not opened.placement_only


@pytest.mark.parametrize(
    ("said", "mediation", "certificate"),
    [
        ("refusal_to_issue_plan", True, True),
        ("refusal_to_reassess", True, True),
        ("refusal_to_re_assess", True, True),
        ("refusal_to_amend_after_review", True, True),
        ("ceasing_to_maintain", True, True),
        ("replacement_plan", True, True),
        ("annual_review_proposes_to_amend", False, False),
        ("review_decision_to_amend", False, False),
        ("review_decision_not_to_amend", True, True),
        ("final_amended_plan_after_review", True, True),
        ("home_to_school_transport", False, False),
        ("disability_discrimination_claim", False, False),
    ],
)
def test_decisions_are_recognised_by_the_names_people_use(
    said: str, mediation: bool, certificate: bool
) -> None:
    assert gateways(said) == {"mediation_right": mediation, "certificate_required": certificate}


def test_a_family_that_does_not_mean_to_appeal_needs_no_certificate() -> None:
    opened = gateway(Decision.REFUSAL_TO_ASSESS, frozenset(), means_to_appeal=False)
    assert opened.mediation_right and opened.appeal_right
    assert not opened.certificate_required and not opened.placement_only
    assert gateways("final_plan", [])["certificate_required"] is False


def test_an_unknown_decision_or_section_is_an_error() -> None:
    assert gateways("final_plan", ["section_H1"])["certificate_required"] is False
    assert gateways(Decision.PROPOSAL_TO_AMEND.value)["mediation_right"] is False
    with pytest.raises(ValueError, match="bananas"):
        gateways("bananas")
    with pytest.raises(ValueError, match="section_Z"):
        gateways("final_plan", ["section_Z"])
