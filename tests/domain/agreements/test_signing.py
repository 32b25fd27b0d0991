"""From terms to an agreement: who writes, who signs, and that everybody signs the same."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from evenhand.core.clock import london_day
from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.agreements import queries
from evenhand.domain.agreements.actions.date_agreement import date_agreement
from evenhand.domain.agreements.actions.give_up_agreement import give_up_agreement, take_up_again
from evenhand.domain.agreements.actions.offer_agreement import offer_agreement, take_back_agreement
from evenhand.domain.agreements.actions.remove_term import remove_term
from evenhand.domain.agreements.actions.sign_agreement import ask_for_change, sign_agreement
from evenhand.domain.agreements.actions.witness_signature import confirm_signature, witness_signature
from evenhand.domain.agreements.actions.write_term import write_term
from evenhand.domain.agreements.models import MediationAgreement, Signature, Text
from evenhand.domain.agreements.refusals import (
    NotASignature,
    NotReadyToSign,
    NotThatTerm,
    TextHasChanged,
)
from evenhand.domain.agreements.states import AgreementState, GivenUp, Side, Way
from evenhand.domain.agreements.wording import hash_of
from evenhand.domain.cases import queries as cases
from evenhand.domain.correspondence.models import Message
from evenhand.domain.meetings.actions.record_outcome import record_outcome
from evenhand.domain.meetings.states import Result
from tests.build import world


def messages(room, purpose):
    with acting_as(room.adviser.for_case(room.case.id)):
        return list(Message.objects.filter(case_id=room.case.id, purpose=purpose))


def test_terms_become_one_text_that_everybody_signs(room):
    room.write()
    room.write(Side.FAMILY, what="Send the last school report", measure="The council has it")
    text = room.offer()
    assert text.sha256 == hash_of(text.html) and text.seats[0] == "family" and len(text.seats) == 2
    assert "Send the last school report" in text.html and "within" not in text.html
    room.sign(Side.FAMILY, text)
    assert room.shown().state == AgreementState.OFFERED
    room.sign(Side.COUNCIL, text)
    found = room.shown()
    assert found.state == AgreementState.SIGNED and all(one.counts for one in found.signatures)
    assert found.sha256 == text.sha256


def test_the_clocks_run_from_the_day_of_agreement_and_not_from_the_last_signature(room):
    room.write(kind="amend_placement", what="Name Mill School in section I", measure="The plan has come")
    text = room.offer()
    room.sign(Side.FAMILY, text)
    late = room.at + timedelta(days=6)
    room.sign(Side.COUNCIL, text, at=late)
    with acting_as(room.adviser):
        duty = next(
            duty for duty in cases.duties(room.case.id) if duty.deadline.rule == "reg44_2_f.amended_section_i"
        )
    agreed_on = london_day(room.at)
    assert duty.deadline.counted_from == agreed_on and duty.deadline.due_on == agreed_on + timedelta(weeks=2)
    (action,) = room.actions()
    assert action.due_on == agreed_on + timedelta(weeks=2)


def test_a_changed_text_is_another_text_and_everybody_signs_again(room):
    room.write()
    first = room.offer()
    room.sign(Side.FAMILY, first)
    with pytest.raises(NotNow):
        room.write(what="Something more")
    take_back_agreement(agreement_id=first.agreement_id, at=room.at, by=room.mediator)
    assert len(messages(room, "agreement_taken_back")) == 1, "whoever had signed hears of it"
    assert not any(one.signature_id for one in room.shown().signatures)
    room.write(what="Something more")
    with pytest.raises(TextHasChanged):
        room.sign(Side.COUNCIL, first)
    second = room.offer()
    with pytest.raises(TextHasChanged):
        room.sign(Side.COUNCIL, first)
    assert second.sha256 != first.sha256
    room.sign(Side.COUNCIL, second)
    assert room.shown().state == AgreementState.OFFERED, "the family's first signature is void"
    room.sign(Side.FAMILY, second)
    assert room.shown().state == AgreementState.SIGNED


def test_signing_twice_is_signing_once(room):
    room.write()
    text = room.offer()
    first, again = room.sign(Side.FAMILY, text), room.sign(Side.FAMILY, text, name="Another Name")
    assert first.id == again.id and again.name == "Robin Reed"


@pytest.mark.parametrize("who", ["mediator", "adviser", "officer"])
def test_nobody_signs_for_a_family(room, who):
    room.write()
    text = room.offer()
    with pytest.raises((NotAllowed, NoSuchThing)):
        room.sign(Side.FAMILY, text, by=getattr(room, who))


@pytest.mark.parametrize("who", ["mediator", "adviser", "family"])
def test_nobody_but_its_officers_signs_for_a_council(room, who):
    room.write()
    text = room.offer()
    with pytest.raises((NotAllowed, NoSuchThing)):
        room.sign(Side.COUNCIL, text, by=getattr(room, who))


@pytest.mark.parametrize("who", ["adviser", "family", "officer"])
def test_only_its_mediator_writes_an_agreement(room, who):
    room.write()
    other, agreement_id = getattr(room, who), room.shown().id
    with pytest.raises((NotAllowed, NoSuchThing)):
        room.write(by=other)
    for act in (offer_agreement, take_back_agreement, take_up_again):
        with pytest.raises((NotAllowed, NoSuchThing)):
            act(agreement_id=agreement_id, at=room.at, by=other)
    with pytest.raises((NotAllowed, NoSuchThing)):
        give_up_agreement(agreement_id=agreement_id, because=GivenUp.OTHER, at=room.at, by=other)


def test_a_draft_is_read_by_those_in_the_room_and_not_by_staff_until_all_have_signed(room):
    room.write()
    text = room.offer()
    with acting_as(room.adviser):
        assert not Text.objects.filter(id=text.id).exists()
        assert queries.terms(text.agreement_id, room.case, room.at) == []
    assert room.shown(room.adviser).html == "" and room.shown(room.adviser).state == AgreementState.OFFERED
    for who in (room.family, room.officer, room.mediator):
        assert room.shown(who).html == text.html
    room.sign(Side.FAMILY, text)
    room.sign(Side.COUNCIL, text)
    assert room.shown(room.adviser).html == text.html


def test_a_stranger_sees_nothing_of_it(room, service):
    room.signed()
    stranger = world.a_colleague(world.a_service())
    with acting_as(stranger):
        assert not MediationAgreement.objects.exists() and not Signature.objects.exists()


def test_the_database_makes_no_agreement_of_signatures_under_two_texts(room):
    room.write()
    first = room.offer()
    room.sign(Side.FAMILY, first)
    take_back_agreement(agreement_id=first.agreement_id, at=room.at, by=room.mediator)
    second = room.offer()
    room.sign(Side.COUNCIL, second)
    writer = room.mediator.for_case(room.case.id)
    with pytest.raises(DatabaseError, match="all have signed one text"), acting_as(writer):
        MediationAgreement.objects.filter(id=first.agreement_id).update(state="signed", signed_at=room.at)
    with pytest.raises(DatabaseError, match="does not stand"), acting_as(room.family):
        Signature.objects.filter(text=first).update(name="Somebody")


def test_the_database_lets_nobody_write_a_signature_of_somebody_else(room):
    room.write()
    text = room.offer()
    row = {
        "agreement_id": text.agreement_id,
        "text": text,
        "text_number": text.number,
        "case_id": room.case.id,
        "seat": "family",
        "name": "Robin Reed",
        "way": Way.ONLINE,
        "sha256": text.sha256,
        "signed_at": room.at,
        "user_id": room.family.user_id,
    }
    for who in (room.mediator, room.officer, room.mediator.for_case(room.case.id)):
        with pytest.raises(DatabaseError), acting_as(who), transaction.atomic():
            Signature.objects.create(**row)
    with pytest.raises(DatabaseError, match="does not stand"), acting_as(room.family), transaction.atomic():
        Signature.objects.create(**row | {"sha256": "0" * 64})


def test_a_signed_agreement_never_changes(room):
    text = room.signed()
    with pytest.raises(NotNow):
        take_back_agreement(agreement_id=text.agreement_id, at=room.at, by=room.mediator)
    with pytest.raises(NotNow):
        give_up_agreement(agreement_id=text.agreement_id, because=GivenUp.OTHER, at=room.at, by=room.mediator)
    with pytest.raises(DatabaseError), acting_as(room.mediator.for_case(room.case.id)):
        MediationAgreement.objects.filter(id=text.agreement_id).update(agreed_on="2020-01-01")


def test_a_signature_on_paper_counts_when_a_second_person_confirms_it(room):
    room.write()
    text = room.offer()
    room.sign(Side.COUNCIL, text)
    said = {"agreement_id": text.agreement_id, "text_id": text.id, "seat": "family", "name": "Robin Reed"}
    with pytest.raises(NotASignature, match="online"):
        witness_signature(**said, way=Way.ONLINE, at=room.at, by=room.mediator)
    with pytest.raises(NotAllowed):
        witness_signature(**said, way=Way.ON_PAPER, at=room.at, by=room.adviser)
    for _ in range(2):
        paper = witness_signature(**said, way=Way.ON_PAPER, at=room.at, by=room.mediator)
    assert room.shown().state == AgreementState.OFFERED
    with acting_as(room.adviser):
        assert [one.id for one in queries.to_confirm(room.case.id)] == [paper.id]
    for who in (room.mediator, room.officer, room.family):
        with pytest.raises((NotAllowed, NotASignature)):
            confirm_signature(signature_id=paper.id, at=room.at, by=who)
    for _ in range(2):
        confirm_signature(signature_id=paper.id, at=room.at, by=room.adviser)
    assert room.shown().state == AgreementState.SIGNED


def test_a_signature_under_a_text_that_was_taken_back_cannot_be_confirmed(room):
    room.write()
    text = room.offer()
    paper = witness_signature(
        agreement_id=text.agreement_id,
        text_id=text.id,
        seat="family",
        name="Robin Reed",
        way=Way.BY_TELEPHONE,
        at=room.at,
        by=room.mediator,
    )
    take_back_agreement(agreement_id=text.agreement_id, at=room.at, by=room.mediator)
    with pytest.raises(TextHasChanged):
        confirm_signature(signature_id=paper.id, at=room.at, by=room.adviser)
    with acting_as(room.adviser):
        assert queries.to_confirm(room.case.id) == []


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"what": "  "}, "what is done"),
        ({"measure": ""}, "how all will know"),
        ({"what": "x" * 2001}, "longer than"),
        ({"kind": "build_a_bridge"}, "what kind of thing"),
        ({"side": Side.FAMILY, "other_date": None}, "counts no time"),
        ({"other_date": "before"}, "before the day"),
    ],
)
def test_a_term_says_who_does_what_by_when(room, changes, why):
    side = changes.pop("side", Side.COUNCIL)
    if changes.get("other_date") == "before":
        changes["other_date"] = london_day(room.at) - timedelta(days=1)
    with pytest.raises(NotThatTerm, match=why):
        room.write(side, **changes)


def test_a_term_about_what_was_not_agreed_is_refused_and_so_is_its_text(room):
    room.write()
    record_outcome(
        meeting_id=room.meeting.id, part="decision", result=Result.NONE, at=room.at, by=room.mediator
    )
    with pytest.raises(NotThatTerm, match="not recorded as agreed"):
        room.write()
    room.write(part="other", what="Ring the family every Friday at four")
    with pytest.raises(NotReadyToSign, match="not recorded as agreed any more"):
        room.offer()


def test_a_term_can_be_changed_and_taken_out_and_an_empty_draft_is_not_signed(room):
    term = room.write()
    write_term(
        meeting_id=room.meeting.id,
        term_id=term.id,
        said=room.said(what="Another thing"),
        at=room.at,
        by=room.mediator,
    )
    with acting_as(room.mediator):
        (shown,) = queries.terms(term.agreement_id, room.case, room.at)
    assert shown.what == "Another thing" and shown.id == term.id
    for _ in range(2):
        remove_term(agreement_id=term.agreement_id, term_id=term.id, at=room.at, by=room.mediator)
    with pytest.raises(NotReadyToSign, match="no term"):
        room.offer()


def test_a_term_of_another_agreement_is_not_found(room, service, adviser, manager, officer, owner):
    term = room.write()
    with pytest.raises(NoSuchThing):
        remove_term(agreement_id=uuid4(), term_id=term.id, at=room.at, by=room.mediator)


def test_the_day_of_agreement_is_the_meetings_or_a_later_one_up_to_today(room):
    room.write()
    agreement_id = room.shown().id
    for day in (london_day(room.at) + timedelta(days=1), london_day(room.at) - timedelta(days=1)):
        with pytest.raises(NotThatTerm, match="lies ahead"):
            date_agreement(agreement_id=agreement_id, agreed_on=day, at=room.at, by=room.mediator)
    later = room.at + timedelta(days=2)
    date_agreement(agreement_id=agreement_id, agreed_on=london_day(later), at=later, by=room.mediator)
    assert room.shown().agreed_on == london_day(later)


def test_whoever_wants_a_change_says_so_and_the_room_reads_it(room):
    room.write()
    text = room.offer()
    ask_for_change(
        agreement_id=text.agreement_id,
        text_id=text.id,
        seat="family",
        words="It was twice a week",
        at=room.at,
        by=room.family,
    )
    with acting_as(room.mediator):
        assert [(seat, words) for seat, words, _ in queries.wishes(text.id)] == [
            ("family", "It was twice a week")
        ]
    with acting_as(room.adviser):
        assert queries.wishes(text.id) == []
    with pytest.raises(NotASignature):
        ask_for_change(
            agreement_id=text.agreement_id,
            text_id=text.id,
            seat="family",
            words=" ",
            at=room.at,
            by=room.family,
        )


def test_an_agreement_that_is_given_up_can_be_taken_up_again(room):
    room.write()
    text = room.offer()
    give_up_agreement(
        agreement_id=text.agreement_id, because=GivenUp.NOT_AGREED, at=room.at, by=room.mediator
    )
    with pytest.raises(TextHasChanged):
        room.sign(Side.FAMILY, text)
    assert room.shown().why_not == GivenUp.NOT_AGREED.label
    take_up_again(agreement_id=text.agreement_id, at=room.at, by=room.mediator)
    again = room.offer()
    room.sign(Side.FAMILY, again)
    room.sign(Side.COUNCIL, again)
    assert room.shown().state == AgreementState.SIGNED


def test_a_signature_without_a_name_is_none(room):
    room.write()
    text = room.offer()
    with pytest.raises(NotASignature):
        room.sign(Side.FAMILY, text, name=" ")
    with pytest.raises(NotASignature, match="who signs"):
        room.sign(Side.COUNCIL, text, job_title="")
    with pytest.raises(NoSuchThing):
        sign_agreement(
            agreement_id=uuid4(), text_id=text.id, seat="family", name="X", at=room.at, by=room.family
        )


def test_the_worker_reads_no_draft(room):
    room.write()
    room.offer()
    with acting_as(worker()):
        assert not MediationAgreement.objects.exists()
