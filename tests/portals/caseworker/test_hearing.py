"""Staff see who sent a request for a family, speak with the family, and write down how to reach it."""

import pytest

from evenhand.core.transactions import acting_as
from evenhand.domain.cases import queries as cases
from evenhand.domain.casework.actions.send_request import send_request
from tests.build import pages, requests, world

pytestmark = pytest.mark.django_db
HEARD = {
    "how": "told_by_telephone",
    "name": "Sam Holloway",
    "is_sender": "another",
    "email": "sam@holloway.example",
    "read_back": "yes",
    "mailbox": "own",
    "telephone": "07700 900456",
    "address": "",
    "postcode": "",
    "safe_ways": ["email", "telephone"],
    "protected": "no",
}


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


@pytest.fixture
def sent(service):
    helper = world.family_of(None, "kim@helper.example")
    draft_id = requests.a_draft(
        service,
        helper,
        who={"asking_as": "helper"},
        helping={
            "helper_name": "Kim Dean",
            "helper_role": "School nurse",
            "helping": "parent",
            "helper_agreed": False,
        },
        reach={"email": "kim@helper.example", "telephone": "07700 900123"},
    )
    return send_request(draft_id=draft_id, at=world.now(), by=helper)


def page(sent, by, path=""):
    return pages.browser(by).get(f"/cases/{sent.case_id}/{path}")


def send(sent, by, **typed):
    return pages.browser(by).post(f"/cases/{sent.case_id}/family", HEARD | typed)


def sees(sent, address):
    own = world.family_of(None, address)
    with acting_as(own):
        return cases.one(sent.case_id, own) is not None


def test_the_case_page_says_who_sent_it_and_that_the_family_is_to_be_heard_first(sent, adviser):
    said = pages.text(page(sent, adviser))
    assert "Sent by somebody else: speak with the family" in said
    assert "Kim Dean" in said and "School nurse" in said and "They do not know of it yet" in said
    assert "Record that you spoke with the family" in said
    for nothing_yet in ("Record the choice", "Give information and advice", "Confirm the e-mail address"):
        assert nothing_yet not in said
    assert "Sent for the family by somebody else" in pages.text(page(sent, adviser, "request"))


def test_what_the_family_says_is_written_down_and_opens_the_case_to_it(sent, adviser):
    assert "speak with them alone" in pages.text(page(sent, adviser, "family"))
    assert send(sent, adviser).url == f"/cases/{sent.case_id}/?done=heard"
    said = pages.text(page(sent, adviser))
    assert "We spoke with the family on" in said and "Record the choice" in said
    assert "07700 900123" not in said, "nothing that the sender wrote about reaching them is kept"
    assert sees(sent, "sam@holloway.example") and not sees(sent, "kim@helper.example")
    assert page(sent, adviser, "family").status_code == 302, "it is asked once"


def test_the_family_reads_that_somebody_sent_it_for_it_and_who(sent, adviser):
    send(sent, adviser)
    family = world.family_of(None, "sam@holloway.example")
    said = pages.text(pages.browser(family).get(f"/my/{sent.case_id}/request"))
    assert "Somebody sent us this for you" in said and "Kim Dean" in said


def test_the_senders_own_address_is_refused_beside_the_field(sent, adviser):
    said = pages.text(send(sent, adviser, email="kim@helper.example"))
    assert "already somebody else" in said
    assert send(sent, adviser, email="kim@helper.example", is_sender="same").status_code == 302
    assert sees(sent, "kim@helper.example")


@pytest.mark.parametrize("missing", ["how", "name", "is_sender", "mailbox", "safe_ways", "protected"])
def test_nothing_is_recorded_while_a_question_is_open(sent, adviser, missing):
    assert send(sent, adviser, **{missing: ""}).status_code == 200
    with acting_as(adviser):
        assert cases.one(sent.case_id, adviser).waits_for_family


def test_staff_of_another_service_find_nothing_there(sent):
    assert page(sent, world.a_colleague(world.a_service()), "family").status_code == 404


def test_how_the_family_is_reached_is_changed_from_its_page_once_it_was_heard(sent, adviser):
    assert "See and change" not in pages.text(page(sent, adviser))
    send(sent, adviser)
    assert "See and change" in pages.text(page(sent, adviser))
