"""What is pressed twice, late, or after somebody else pressed: nobody is told what is not so."""

import pytest

from evenhand.core.errors import NotNow
from evenhand.domain.agreements.actions.give_up_agreement import give_up_agreement, take_up_again
from evenhand.domain.agreements.actions.offer_agreement import offer_agreement, take_back_agreement
from evenhand.domain.agreements.actions.sign_agreement import ask_for_change
from evenhand.domain.agreements.actions.witness_signature import witness_signature
from evenhand.domain.agreements.refusals import NotASignature, TextHasChanged
from evenhand.domain.agreements.states import AgreementState, GivenUp, Side, Way
from evenhand.domain.cases.actions.admit_body import admit_body
from tests.build import mediation, world


def test_nobody_is_told_that_they_signed_what_the_mediator_wrote_down(room):
    room.write()
    text = room.offer()
    witness_signature(
        agreement_id=text.agreement_id,
        text_id=text.id,
        seat="family",
        way=Way.BY_TELEPHONE,
        name="Robin Reed",
        at=room.at,
        by=room.mediator,
    )
    with pytest.raises(NotASignature, match="The mediator wrote down"):
        room.sign(Side.FAMILY, text)
    ask_for_change(
        agreement_id=text.agreement_id,
        text_id=text.id,
        seat="family",
        words="I did not say yes",
        at=room.at,
        by=room.family,
    )


def test_nobody_is_told_that_they_signed_what_a_colleague_signed(room, service):
    room.write()
    text = room.offer()
    room.sign(Side.COUNCIL, text)
    colleague = mediation.an_officer(mediation.a_body(service))
    with pytest.raises(NotASignature, match="Robin Reed has signed for"):
        room.sign(Side.COUNCIL, text, by=colleague, name="Lee Stone")


def test_signing_again_after_the_text_was_taken_back_is_no_success(room):
    room.write()
    text = room.offer()
    room.sign(Side.FAMILY, text)
    take_back_agreement(agreement_id=text.agreement_id, at=room.at, by=room.mediator)
    with pytest.raises(TextHasChanged):
        room.sign(Side.FAMILY, text)


def test_signing_twice_is_a_success_also_when_the_other_signature_came_between(room):
    text = room.signed()
    assert room.sign(Side.FAMILY, text).seat == "family"


def test_a_button_pressed_twice_is_pressed_once(room):
    room.write()
    about = {"agreement_id": room.offer().agreement_id, "at": room.at, "by": room.mediator}
    for _ in range(2):
        take_back_agreement(**about)
    assert room.shown().state is AgreementState.DRAFT
    for _ in range(2):
        give_up_agreement(**about, because=GivenUp.NOT_AGREED)
    assert room.shown().state is AgreementState.GIVEN_UP
    for _ in range(2):
        take_up_again(**about)
    assert room.shown().state is AgreementState.DRAFT


def test_what_was_given_up_is_not_put_to_be_signed_by_a_page_that_stood_open(room):
    about = {"agreement_id": room.write().agreement_id, "at": room.at, "by": room.mediator}
    give_up_agreement(**about, because=GivenUp.NOT_AGREED)
    with pytest.raises(NotNow):
        offer_agreement(**about)


def test_whoever_came_after_the_text_was_put_is_no_party_to_it(room, service):
    room.write()
    text = room.offer()
    health = world.a_health_body(service)
    admit_body(case_id=room.case.id, body_id=health, at=room.at, by=room.adviser.for_case(room.case.id))
    with pytest.raises(TextHasChanged):
        witness_signature(
            agreement_id=text.agreement_id,
            text_id=text.id,
            seat=str(health),
            way=Way.ON_PAPER,
            name="Nia Wren",
            job_title="Lead nurse",
            at=room.at,
            by=room.mediator,
        )
