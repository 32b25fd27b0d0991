"""What somebody sends for another opens to nobody before staff have spoken with the family."""

import pytest
from django.db import ProgrammingError, transaction

from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.grant_access import grant_access
from evenhand.domain.cases.hearing import FamilyNotHeard
from evenhand.domain.cases.models import CapacityRecord, Grant
from evenhand.domain.cases.states import CaseState
from evenhand.domain.casework.actions.claim_case import NothingToClaim, claim_case
from evenhand.domain.casework.actions.confirm_email import confirm_email
from evenhand.domain.casework.actions.invite_young_person import invite_young_person
from evenhand.domain.casework.actions.send_request import send_request
from evenhand.domain.correspondence import queries as correspondence
from evenhand.domain.identity.roles import HOLDER, SUPPORTER
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.set_contact_details import Reach, Safety
from evenhand.domain.requests.models import SentRequest
from tests.build import beside, requests, world
from tests.domain.casework.actions.sent_for_another import *  # noqa: F403 - the fixtures
from tests.domain.casework.actions.sent_for_another import (
    HELPERS,
    HELPS_PARENT,
    WAYS,
    family,
    hear,
    seen,
    sees_nothing,
    send,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("way", WAYS)
def test_whoever_sends_for_another_and_is_signed_in_sees_nothing_of_the_case_after(
    service, adviser, helper, way
):
    sent = send(service, helper, **way)
    assert sees_nothing(helper)
    case = seen(sent, adviser)
    assert case and case.waits_for_family and case.sender_id == helper.user_id
    with acting_as(adviser):
        assert not people.email_is_proved(case.holder_id)
        assert not Grant.objects.filter(case=case).exists()
        assert all(each.user_id is None for each in people.on_case(case.id))


@pytest.mark.parametrize("way", WAYS)
def test_the_sender_claims_it_by_no_code_neither_before_nor_after_the_family_was_heard(
    service, adviser, helper, way
):
    sent = send(service, requests.a_browser(), **way)
    with pytest.raises(NothingToClaim):
        claim_case(reference=sent.reference, at=world.now(), by=helper)
    hear(sent, adviser, read_back=False)
    with pytest.raises(NothingToClaim):
        claim_case(reference=sent.reference, at=world.now(), by=helper)
    assert sees_nothing(helper)


def test_no_word_of_the_sender_counts_as_the_familys_choice_or_lets_the_council_read(
    service, adviser, helper
):
    sent = send(
        service, helper, route={"route": "mediation"}, record_route={"record_route": "yes"},
        share={"share": ["issues"]}, **HELPS_PARENT,
    )  # fmt: skip
    case = seen(sent, adviser)
    assert case and case.state == CaseState.ENQUIRY
    with acting_as(adviser):
        kept = SentRequest.objects.get(case_id=sent.case_id).answers
    assert {"record-route", "share"}.isdisjoint(kept)


def test_nothing_is_written_to_anybody_before_the_family_was_heard(service, adviser, helper):
    sent = send(service, helper, **HELPS_PARENT)
    with acting_as(adviser):
        assert correspondence.of_case(sent.case_id) == []


def test_staff_neither_confirm_the_senders_address_nor_record_a_choice_before(service, adviser, helper):
    sent = send(service, helper, **HELPS_PARENT)
    case = seen(sent, adviser)
    for attempt in (
        lambda: confirm_email(case_id=sent.case_id, email=HELPERS, at=world.now(), by=adviser),
        lambda: world.tell(case, "no_mediation", adviser),
        lambda: world.inform(case, adviser),
        lambda: beside.a_second_parent(case, adviser),
    ):
        with pytest.raises(FamilyNotHeard):
            attempt()
    assert sees_nothing(helper)


@pytest.mark.parametrize("role", [HOLDER, SUPPORTER])
def test_the_database_lets_nobody_onto_the_familys_side_before(service, adviser, helper, role):
    sent = send(service, helper, **HELPS_PARENT)
    case = seen(sent, adviser)
    with pytest.raises(ProgrammingError, match="before it was heard"), transaction.atomic():
        let(case, helper, role.code, adviser)


def test_the_database_makes_no_sender_the_holder_after_either(service, adviser, helper):
    sent = send(service, helper, **HELPS_PARENT)
    hear(sent, adviser)
    with pytest.raises(ProgrammingError, match="by sending"), transaction.atomic():
        let(seen(sent, adviser), helper, HOLDER.code, adviser)


def let(case, whom: Principal, role: str, by: Principal) -> None:
    granting = by.for_case(case.id)
    with acting_as(granting):
        grant_access(
            case_id=case.id,
            user_id=whom.user_id,
            person_id=case.holder_id,
            role=role,
            evidence="forgotten",
            at=world.now(),
            by=granting,
        )


def test_what_staff_type_in_for_a_helper_on_the_telephone_waits_too(service, adviser):
    draft_id = requests.a_draft(service, adviser, **HELPS_PARENT)
    sent = send_request(draft_id=draft_id, at=world.now(), by=adviser, email_read_back=True)
    assert seen(sent, family()) is None
    case = seen(sent, adviser)
    assert case.waits_for_family and case.sender_id is None


def test_no_word_of_a_helper_makes_somebody_act_for_a_young_person(service, adviser, helper):
    way = HELPS_PARENT | {
        "birth": {"date_of_birth": "2007-01-09"},
        "whose_right": {"whose_right": "alternative_acts"},
    }
    sent = send(service, helper, **way)
    with acting_as(adviser):
        assert not CapacityRecord.objects.exists()
    case = seen(sent, adviser)
    assert case.holder_id == case.child_id


def test_a_young_person_is_not_invited_before_they_were_heard(service, adviser, helper):
    way = HELPS_PARENT | {
        "birth": {"date_of_birth": "2007-01-09"},
        "whose_right": {"whose_right": "not_sure"},
    }
    sent = send(service, helper, **way)
    with pytest.raises(FamilyNotHeard):
        invite_young_person(
            case_id=sent.case_id,
            reach=Reach(email=HELPERS),
            safety=Safety(),
            protected=False,
            read_back=False,
            at=world.now(),
            by=adviser,
        )
