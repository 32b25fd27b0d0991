"""A case opens to whoever knows its reference and reads its mailbox, and to nobody by the address alone."""

import pytest

from evenhand.core.errors import NotAllowed
from evenhand.core.principals import Principal, anonymous
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.cases.models import Case, Duty, Fact, Grant
from evenhand.domain.casework.actions.claim_case import NothingToClaim, claim_case
from evenhand.domain.casework.actions.send_request import Sent, send_request
from evenhand.domain.correspondence import queries as correspondence
from evenhand.domain.correspondence.models import Message
from evenhand.domain.documents.models import Document
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.set_contact_details import Reach, Safety
from evenhand.domain.people.models import ContactDetails, Needs, Person, ProtectedDetails, SafeContact
from evenhand.domain.requests import queries as requests_queries
from evenhand.domain.requests.models import SentRequest
from tests.build import requests, world

pytestmark = pytest.mark.django_db

ADDRESS = "sam@holloway.example"
EVERYTHING = (
    Case, Fact, Duty, Grant, Message, Document, SentRequest,
    Person, ContactDetails, ProtectedDetails, SafeContact, Needs,
)  # fmt: skip


@pytest.fixture
def service() -> world.Service:
    return world.a_service()


def send(service: world.Service, **changes) -> Sent:
    """Send a request from a browser that is not signed in."""
    draft_id = requests.a_draft(service, **changes)
    return send_request(draft_id=draft_id, at=world.now(), by=requests.a_browser())


def owner_of(address: str) -> Principal:
    """Return whoever signs in with an address, in a browser of their own."""
    return world.family_of(None, address)


def claim(reference: str, by: Principal):
    return claim_case(reference=reference, at=world.now(), by=by)


def test_an_address_alone_shows_nothing_of_the_case_that_names_it(service):
    send(service)
    with acting_as(owner_of(ADDRESS)):
        for table in EVERYTHING:
            assert not table.objects.exists(), f"A mistyped address shows rows of {table.__name__}."


def test_reference_and_address_open_the_case_with_everything_in_it(service):
    sent = send(service)
    family = owner_of(ADDRESS)
    assert claim(sent.reference, family) == sent.case_id
    with acting_as(family):
        case = cases.one(sent.case_id, family)
        assert case
        assert people.reach(case.holder_id).email == ADDRESS
        assert people.email_is_proved(case.holder_id)
        assert people.safety(case.holder_id) and people.needs(case.holder_id)
        assert [issue.words for issue in cases.issues(case.id)] == ["Nobody looked at him."]
        assert requests_queries.sent_request(case.id)
        assert [message.title for message in correspondence.of_case(case.id)] == ["we have the request"]


@pytest.mark.parametrize("typed", ["", "4444-4444", "not a reference at all", "' or true --"])
def test_a_wrong_reference_opens_nothing(service, typed):
    send(service)
    with pytest.raises(NothingToClaim):
        claim(typed, owner_of(ADDRESS))


def test_the_reference_is_no_key_for_another_address(service):
    sent = send(service)
    with pytest.raises(NothingToClaim):
        claim(sent.reference, owner_of("somebody-else@family.example"))


def test_nobody_who_is_not_signed_in_claims(service):
    with pytest.raises(NotAllowed):
        claim(send(service).reference, anonymous("a" * 64))


def test_claiming_twice_changes_nothing(service):
    sent, family = send(service), owner_of(ADDRESS)
    assert claim(sent.reference, family) == claim(sent.reference, family)
    with acting_as(family):
        assert Grant.objects.count() == 1


@pytest.mark.parametrize("shared", ["yes", "not_sure"])
def test_a_mailbox_that_others_read_claims_nothing(service, shared):
    sent = send(service, mailbox={"mailbox": shared})
    with pytest.raises(NothingToClaim):
        claim(sent.reference, owner_of(ADDRESS))


@pytest.mark.parametrize("protected", [True, False])
def test_whoever_is_walled_off_claims_nothing(service, protected):
    manager = world.a_colleague(service, "manager")
    sent, family = send(service, protected={"protected": protected}), owner_of(ADDRESS)
    build_wall(case_id=sent.case_id, user_id=family.user_id, reason="x", at=world.now(), by=manager)
    with pytest.raises(NothingToClaim):
        claim(sent.reference, family)


def test_a_holder_who_signed_in_with_another_address_is_not_replaced(service):
    signed_in = owner_of("own@family.example")
    case = world.a_case(service, by=signed_in, reach=Reach(email="typed@family.example"))
    with acting_as(signed_in):
        assert not people.email_is_proved(case.holder_id)
    with pytest.raises(NothingToClaim):
        claim(case.reference, owner_of("typed@family.example"))


def test_whoever_signed_in_with_the_address_that_others_read_does_not_open_it_by_that(service):
    signed_in = owner_of("ours@family.example")
    case = world.a_case(
        service, by=signed_in, reach=Reach(email="Ours@family.example"), safety=Safety(mailbox_is_shared=True)
    )
    with acting_as(signed_in):
        assert cases.one(case.id, signed_in) is None


def test_whoever_signed_in_with_the_address_need_not_prove_it_again(service):
    signed_in = owner_of("own@family.example")
    case = world.a_case(service, by=signed_in, reach=Reach(email="Own@family.example"))
    with acting_as(signed_in):
        assert cases.one(case.id, signed_in) and people.email_is_proved(case.holder_id)


def test_a_role_that_was_ended_is_not_claimed_back(service):
    adviser = world.a_colleague(service)
    sent, family = send(service), owner_of(ADDRESS)
    claim(sent.reference, family)
    with acting_as(adviser):
        Grant.objects.filter(case_id=sent.case_id).update(ends_at=world.now())
    with pytest.raises(NothingToClaim):
        claim(sent.reference, family)
    with acting_as(family):
        assert cases.one(sent.case_id, family) is None
