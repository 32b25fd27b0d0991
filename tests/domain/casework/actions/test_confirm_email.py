"""An adviser who read the address back opens the case to it; an address that is proved stays."""

import pytest

from evenhand.core.errors import NotAllowed, NotNow
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import queries as cases
from evenhand.domain.casework.actions.confirm_email import confirm_email
from evenhand.domain.identity.addresses import NotPlain
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.set_contact_details import Reach, Safety
from tests.build import world

pytestmark = pytest.mark.django_db

TYPED, RIGHT = "sam@holoway.example", "sam@holloway.example"


@pytest.fixture
def service() -> world.Service:
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


def unproved(service, **changes):
    return world.a_case(service, proved=False, reach=Reach(email=TYPED), **changes)


def confirm(case, by, email=RIGHT) -> None:
    confirm_email(case_id=case.id, email=email, at=world.now(), by=by)


def sees(case, address: str) -> bool:
    family = world.family_of(case, address)
    with acting_as(family):
        return cases.one(case.id, family) is not None


def test_the_right_address_opens_the_case_and_the_mistyped_one_never_does(service, adviser):
    case = unproved(service)
    confirm(case, adviser)
    assert sees(case, RIGHT) and not sees(case, TYPED)
    with acting_as(adviser):
        assert people.reach(case.holder_id).email == RIGHT


def test_an_address_that_the_family_proved_is_not_changed_by_whoever_rings(service, adviser):
    case = world.a_case(service, reach=Reach(email=RIGHT))
    with pytest.raises(NotNow):
        confirm(case, adviser, "thief@example.org")
    assert sees(case, RIGHT) and not sees(case, "thief@example.org")


def test_the_address_of_somebody_protected_takes_two_people(service, adviser):
    with pytest.raises(NotNow, match="protected"):
        confirm(unproved(service, protected=True), adviser)


def test_a_mailbox_that_others_read_is_right_and_opens_nothing(service, adviser):
    case = unproved(service, safety=Safety(mailbox_is_shared=True))
    confirm(case, adviser)
    assert not sees(case, RIGHT)
    with acting_as(adviser):
        assert people.email_is_proved(case.holder_id)


def test_what_cannot_be_an_address_is_not_taken(service, adviser):
    with pytest.raises(NotPlain):
        confirm(unproved(service), adviser, "sam@h\u0131lloway.example")


def test_a_family_does_not_confirm_for_itself(service):
    case = world.a_case(service, reach=Reach(email=RIGHT))
    with pytest.raises(NotAllowed):
        confirm(case, world.family_of(case, RIGHT))


@pytest.mark.parametrize("read_back", [True, False])
def test_a_request_typed_in_by_staff_opens_only_when_they_read_the_address_back(service, adviser, read_back):
    case = world.a_case(service, by=adviser, reach=Reach(email=RIGHT), email_read_back=read_back)
    assert sees(case, RIGHT) == read_back
