"""Once staff have spoken with the family, what was sent for it opens to its holder, and to the sender only if let."""

import pytest
from django.db import ProgrammingError, transaction

from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.principals import anonymous
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.cases.models import Case
from evenhand.domain.casework.actions.claim_case import NothingToClaim, claim_case
from evenhand.domain.casework.opening import NotTheirOwn
from evenhand.domain.correspondence import queries as correspondence
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.set_contact_details import Reach, Safety
from evenhand.domain.requests.models import SentRequest
from tests.build import beside, requests, world
from tests.domain.casework.actions.sent_for_another import *  # noqa: F403 - the fixtures
from tests.domain.casework.actions.sent_for_another import (
    FAMILYS,
    HELPERS,
    HELPS_PARENT,
    HELPS_YOUNG,
    PARENT_OF_YOUNG,
    WAYS,
    family,
    hear,
    seen,
    sees_nothing,
    send,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("way", WAYS)
def test_once_heard_the_familys_own_address_opens_the_case_with_everything_in_it(
    service, adviser, helper, way
):
    sent = send(service, helper, **way)
    hear(sent, adviser)
    own = family()
    case = seen(sent, own)
    assert case and not case.waits_for_family
    with acting_as(own):
        assert people.reach(case.holder_id) == Reach(email=FAMILYS, telephone="07700 900456")
        assert [issue.words for issue in cases.issues(case.id)] == ["Nobody looked at him."]
        assert SentRequest.objects.filter(case_id=case.id).exists()
        assert [each.title for each in correspondence.of_case(case.id)] == ["somebody asked for you"]
        assert access.holds(own, case)
    assert sees_nothing(helper)


def test_an_address_that_was_not_read_back_opens_by_our_code_and_the_reference(service, adviser, helper):
    sent = send(service, helper, **HELPS_PARENT)
    hear(sent, adviser, read_back=False)
    assert seen(sent, family()) is None
    claim_case(reference=sent.reference, at=world.now(), by=family())
    assert seen(sent, family())


def test_a_mailbox_that_others_read_opens_nothing(service, adviser, helper):
    sent = send(service, helper, **HELPS_YOUNG)
    hear(sent, adviser, safety=Safety(mailbox_is_shared=True))
    assert seen(sent, family()) is None


def test_the_database_lets_nobody_but_staff_say_that_the_family_was_heard(service, helper):
    sent = send(service, helper, **HELPS_PARENT)
    with (
        pytest.raises(ProgrammingError, match="once, by staff"),
        acting_as(helper.for_case(sent.case_id)),
        transaction.atomic(),
    ):
        Case.objects.filter(id=sent.case_id).update(family_heard_at=world.now())


def test_the_senders_own_address_is_not_taken_for_the_familys(service, adviser, helper):
    sent = send(service, helper, **PARENT_OF_YOUNG)
    for read_back in (True, False):
        with pytest.raises(NotTheirOwn):
            hear(sent, adviser, reach=Reach(email=HELPERS.upper()), read_back=read_back)
    assert seen(sent, adviser).waits_for_family


def test_a_family_that_had_called_itself_a_helper_holds_its_case_once_it_was_heard(service, adviser, helper):
    sent = send(service, helper, **HELPS_PARENT)
    hear(sent, adviser, reach=Reach(email=HELPERS), is_sender=True)
    case = seen(sent, helper)
    assert case and case.sender_id is None


def test_the_name_that_the_family_gives_stands_from_then_on(service, adviser, helper):
    sent = send(service, helper, **HELPS_PARENT)
    hear(sent, adviser, name="Samira Holloway")
    with acting_as(adviser):
        assert people.one(seen(sent, adviser).holder_id).name == "Samira Holloway"


def test_what_the_sender_wrote_of_reaching_a_parent_opens_nothing_where_the_right_is_the_childs(
    service, adviser, helper
):
    sent = send(
        service,
        requests.a_browser(),
        **HELPS_PARENT
        | {"birth": {"date_of_birth": "2007-01-09"}, "whose_right": {"whose_right": "not_sure"}},
    )
    case = seen(sent, adviser)
    assert case.holder_id == case.child_id, "staff speak with the young person"
    hear(sent, adviser, name="Alexander Holloway")
    with acting_as(adviser):
        assert people.one(case.child_id).name == "Alexander Holloway"
        assert HELPERS not in {people.reach(each.id).email for each in people.on_case(case.id)}
    with pytest.raises(NothingToClaim):
        claim_case(reference=sent.reference, at=world.now(), by=helper)


@pytest.mark.parametrize("how", [Evidence.TOLD_IN_WRITING, Evidence.TOLD_ONLINE, Evidence.LETTER])
def test_a_letter_is_no_talk_with_the_family(service, adviser, helper, how):
    sent = send(service, helper, **HELPS_PARENT)
    with pytest.raises(NoSuchThing):
        hear(sent, adviser, how=how)


def test_it_is_said_once_and_by_staff_alone(service, adviser, helper):
    sent = send(service, helper, **HELPS_PARENT)
    for outsider in (helper, world.a_colleague(world.a_service()), anonymous("f" * 64)):
        with pytest.raises((NoSuchThing, NotAllowed)):
            hear(sent, outsider)
    hear(sent, adviser)
    with pytest.raises(NotNow):
        hear(sent, adviser)


def test_a_family_that_asked_itself_is_not_asked_again(service, adviser):
    sent = send(service, family(), reach={"email": FAMILYS, "telephone": ""})
    assert not seen(sent, family()).waits_for_family
    with pytest.raises(NotNow):
        hear(sent, adviser)


def test_the_family_lets_the_sender_help_and_nobody_else_does(service, adviser, helper):
    sent = send(service, helper, **PARENT_OF_YOUNG)
    hear(sent, adviser)
    own = family()
    beside.says_yes(seen(sent, own), beside.asked(seen(sent, own), own, email=HELPERS))
    case = seen(sent, helper)
    assert case
    with acting_as(helper):
        assert not access.holds(helper, case)
        assert not SentRequest.objects.exists()
