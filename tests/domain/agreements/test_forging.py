"""What somebody with a hand in the tables cannot make: a signature, a text or an agreement that is not one."""

import pytest
from django.db import DatabaseError, transaction

from evenhand.core.transactions import acting_as
from evenhand.domain.agreements.actions.offer_agreement import take_back_agreement
from evenhand.domain.agreements.actions.sign_agreement import ask_for_change
from evenhand.domain.agreements.actions.witness_signature import confirm_signature, witness_signature
from evenhand.domain.agreements.models import ChangeWish, MediationAgreement, Signature, Term, Text
from evenhand.domain.agreements.states import Side, Way
from evenhand.domain.agreements.wording import hash_of
from tests.build import agreements, world


def signature(room, text, **changes):
    usual = {
        "agreement_id": text.agreement_id,
        "text_id": text.id,
        "text_number": text.number,
        "case_id": room.case.id,
        "seat": "family",
        "name": "Robin Reed",
        "way": Way.ONLINE,
        "sha256": text.sha256,
        "signed_at": room.at,
        "user_id": room.family.user_id,
        "recorded_by": room.family.user_id,
    }
    return usual | changes


def paper(room, text, **changes):
    return signature(room, text, way=Way.ON_PAPER, user_id=None, recorded_by=room.mediator.user_id, **changes)


def refused(by, match):
    return pytest.raises(DatabaseError, match=match), acting_as(by), transaction.atomic()


def test_a_signature_is_bound_to_a_text_of_its_own_case(room, service, adviser, manager, officer, owner):
    room.write()
    text = room.offer()
    other = agreements.a_room(service, adviser, manager, officer, owner)
    other.write()
    elsewhere = other.offer()
    bound = {"text_id": text.id, "sha256": text.sha256}
    rows = (
        signature(other, elsewhere, **bound),
        signature(other, elsewhere, **bound, agreement_id=text.agreement_id),
        signature(other, elsewhere, text_number=7),
    )
    for row in rows:
        raises, acting, part = refused(other.family, "does not stand to be signed")
        with raises, acting, part:
            Signature.objects.create(**row)
    with acting_as(other.family):
        Signature.objects.create(**signature(other, elsewhere))


def test_working_on_a_case_is_not_enough_to_sign_for_a_party_of_it(room):
    room.write()
    text = room.offer()
    writer = room.adviser.for_case(room.case.id)
    own = {"user_id": room.adviser.user_id, "recorded_by": room.adviser.user_id}
    for changes, why in (
        (own, "nobody signs for somebody else"),
        (own | {"seat": str(room.body_id), "body_id": room.body_id}, "nobody signs for somebody else"),
        (own | {"user_id": None, "way": Way.ON_PAPER}, "written down by the mediator"),
    ):
        raises, acting, part = refused(writer, why)
        with raises, acting, part:
            Signature.objects.create(**signature(room, text, **changes))


def test_one_person_cannot_be_both_who_writes_a_signature_down_and_who_confirms_it(room):
    room.write()
    text = room.offer()
    for changes in ({"recorded_by": None}, {"recorded_by": room.adviser.user_id}):
        raises, acting, part = refused(room.mediator, "nobody signs for somebody else")
        with raises, acting, part:
            Signature.objects.create(**paper(room, text) | changes)
    with acting_as(room.mediator):
        written = Signature.objects.create(**paper(room, text))
    for who in (room.mediator, room.mediator.for_case(room.case.id), room.family.for_case(room.case.id)):
        raises, acting, part = refused(who, "a second person confirms it")
        with raises, acting, part:
            Signature.objects.filter(id=written.id).update(
                confirmed_at=room.at, confirmed_by=who.user_id, recorded_by=written.recorded_by
            )
    raises, acting, part = refused(room.adviser.for_case(room.case.id), "does not stand")
    with raises, acting, part:
        Signature.objects.filter(id=written.id).update(
            confirmed_at=room.at, confirmed_by=room.adviser.user_id, text_number=2
        )
    confirm_signature(signature_id=written.id, at=room.at, by=room.adviser)


def test_a_person_of_another_provider_confirms_nothing(room):
    room.write()
    text = room.offer()
    written = witness_signature(
        agreement_id=text.agreement_id,
        text_id=text.id,
        seat="family",
        way=Way.ON_PAPER,
        name="Robin Reed",
        at=room.at,
        by=room.mediator,
    )
    stranger = world.a_colleague(world.a_service())
    raises, acting, part = refused(stranger.for_case(room.case.id), "a second person confirms it")
    with raises, acting, part:
        Signature.objects.filter(id=written.id).update(confirmed_at=room.at, confirmed_by=stranger.user_id)


def test_an_agreement_begins_as_a_draft_of_a_meeting_of_its_case(
    room, service, adviser, manager, officer, owner
):
    other = agreements.a_room(service, adviser, manager, officer, owner)
    row = {"agreed_on": room.at.date(), "drafted_at": room.at}
    for changes, why in (
        ({"meeting": room.meeting, "state": "signed", "signed_at": room.at}, "begins as a draft"),
        ({"meeting": room.meeting, "text_number": 1}, "begins as a draft"),
        ({"meeting": other.meeting}, "meeting_id_of_case"),
    ):
        raises, acting, part = refused(room.mediator.for_case(room.case.id), why)
        with raises, acting, part:
            MediationAgreement.objects.create(case=room.case, **row, **changes)


def test_a_text_is_known_by_its_own_hash_and_signed_by_both_sides(room):
    agreement_id = room.write().agreement_id
    usual = {
        "agreement_id": agreement_id,
        "case_id": room.case.id,
        "number": 1,
        "html": "<p>One</p>",
        "sha256": hash_of("<p>One</p>"),
        "content": {},
        "seats": ["family", str(room.body_id)],
        "offered_at": room.at,
    }
    for changes, why in (
        ({"sha256": hash_of("<p>Two</p>")}, "not the hash"),
        ({"seats": []}, "for both sides"),
        ({"seats": ["family"]}, "for both sides"),
        ({"seats": [str(room.body_id), "council"]}, "for both sides"),
        ({"number": 2}, "made of the draft"),
    ):
        raises, acting, part = refused(room.mediator, why)
        with raises, acting, part:
            Text.objects.create(**usual | changes)
    with acting_as(room.mediator):
        Text.objects.create(**usual)


def test_a_text_that_was_taken_back_never_stands_to_be_signed_again(room):
    room.write()
    text = room.offer()
    room.sign(Side.FAMILY, text)
    take_back_agreement(agreement_id=text.agreement_id, at=room.at, by=room.mediator)
    for changes in (
        {"state": "offered"},
        {"state": "signed", "signed_at": room.at},
        {"state": "draft", "text_number": 2},
    ):
        raises, acting, part = refused(room.mediator, "another text|all have signed")
        with raises, acting, part:
            MediationAgreement.objects.filter(id=text.agreement_id).update(**changes)


@pytest.mark.parametrize("who", ["family", "officer"])
def test_whoever_reads_a_draft_cannot_take_a_term_out(room, who):
    term = room.write()
    with acting_as(getattr(room, who)):
        assert Term.objects.filter(id=term.id).exists(), "it is in the shared room"
        assert Term.objects.filter(id=term.id).delete()[0] == 0
    with acting_as(room.mediator):
        assert Term.objects.filter(id=term.id).delete()[0] == 1


def test_a_wish_for_a_change_is_ones_own(room):
    room.write()
    text = room.offer()
    row = {"text_id": text.id, "case_id": room.case.id, "seat": "family", "words": "No", "asked_at": room.at}
    for who in (room.mediator, room.officer):
        raises, acting, part = refused(who, "row-level security")
        with raises, acting, part:
            ChangeWish.objects.create(**row, asked_by=who.user_id)
    for seat, who in (("family", room.family), (str(room.body_id), room.officer)):
        ask_for_change(
            agreement_id=text.agreement_id, text_id=text.id, seat=seat, words="Twice", at=room.at, by=who
        )
