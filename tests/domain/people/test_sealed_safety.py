"""Where a protected person lives, and what is safe for them, is nowhere in the database: only sealed."""

import pytest

from evenhand.core import sealing
from evenhand.core.principals import operator, person
from evenhand.core.sealing_again import rows_by_key, seal_again
from evenhand.core.transactions import acting_as
from evenhand.domain.casework.actions.claim_case import claim_case
from evenhand.domain.casework.actions.reveal_details import reveal_details
from evenhand.domain.casework.actions.send_request import send_request
from evenhand.domain.identity.queries import user_for_address
from evenhand.domain.people import queries as people
from evenhand.domain.people.models import ProtectedDetails
from tests.build import databases, requests, world
from tests.build.traces import tables_with

REACH = {"telephone": "07700 900888", "address": "8 Heron Yard", "postcode": "ZQ9 8XX"}
NOTE = "Her brother answers the telephone on Tuesdays"
# With the note, and what was asked: the request as it was sent, and what its draft keeps for the confirmation.
SEALED = len(REACH) + 1 + 2


@pytest.fixture
def scene(own_database, settings, tmp_path):
    settings.DATA_DIR = settings.FILES_DIR = tmp_path
    service, by = world.a_service(), requests.a_browser()
    draft = requests.a_draft(
        service,
        by,
        reach={"email": "kit@family.example", "telephone": REACH["telephone"]},
        address={"address": REACH["address"], "postcode": REACH["postcode"]},
        protected={"protected": True},
        safe_ways={"safe_ways": ["email"], "safe_note": NOTE},
    )
    sent = send_request(draft_id=draft, at=world.now(), by=by)
    with acting_as(operator()):
        own = person(user_for_address("kit@family.example"))
    claim_case(reference=sent.reference, at=world.now(), by=own)
    return service, sent.case_id, own


def details(service, case_id):
    adviser = world.a_colleague(service)
    with acting_as(adviser):
        (holder,) = (one for one in people.on_case(case_id) if one.role == "parent")
    return adviser, holder.id


@pytest.mark.parametrize("word", [*REACH.values(), NOTE])
def test_no_word_of_it_is_anywhere_in_the_database_even_for_its_owner(scene, own_database, word):
    with databases.as_owner(own_database) as owner:
        assert tables_with(owner, word) == set()


def test_whoever_may_read_it_reads_every_word(scene):
    service, case_id, own = scene
    adviser, holder_id = details(service, case_id)
    shown = reveal_details(
        case_id=case_id, person_id=holder_id, reason_code="call", at=world.now(), by=adviser
    )
    assert {name: getattr(shown, name) for name in REACH} == REACH
    with acting_as(own):
        assert people.safety(holder_id).note == NOTE
        assert people.reach(holder_id).address == REACH["address"]


def test_an_address_that_is_moved_to_another_row_does_not_open(scene, own_database):
    service, case_id, own = scene
    _, holder_id = details(service, case_id)
    with databases.as_owner(own_database) as owner:
        owner.execute("update people_protecteddetails set address = postcode")
    with acting_as(own), pytest.raises(sealing.CannotBeOpened, match="belongs elsewhere"):
        _ = ProtectedDetails.objects.get(person_id=holder_id).address


def test_a_new_key_takes_the_safety_details_along(scene, own_database):
    service, case_id, own = scene
    _, holder_id = details(service, case_id)
    sealing.make_key()
    with databases.django_at(own_database.owner):
        assert seal_again() == SEALED
        assert rows_by_key() == {2: SEALED}
    sealing.destroy_key(1)
    with acting_as(own):
        assert people.reach(holder_id).telephone == REACH["telephone"]
        assert people.safety(holder_id).note == NOTE
