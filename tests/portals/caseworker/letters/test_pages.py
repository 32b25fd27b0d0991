"""Staff find another way for a message, each way asked once more; a letter prints as a letter and nothing else."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from evenhand.core import events
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.correspondence import queries
from evenhand.domain.correspondence.actions.begin_sending import begin_sending
from evenhand.domain.correspondence.states import MESSAGE, MessageState
from evenhand.domain.people.actions.set_contact_details import Reach, Safety, set_contact_details
from evenhand.portals.caseworker.letters.steps import STEPS, steps_of
from tests.build import world

pytestmark = pytest.mark.django_db
HOME = Reach(telephone="07700 900123", address="9 Canal Street", postcode="ZZ1 1ZZ")
NO_WAY = Safety(may_email=False, may_post=False)


class Scene:
    """A case with one message, where its reader's safe ways have put it."""

    def __init__(self, safety, **changes):
        self.service = world.a_service()
        self.adviser = world.a_colleague(self.service)
        self.case = world.a_case(self.service, reach=HOME, safety=safety, **changes)
        world.tell(self.case, "mediation", self.adviser)
        self.desk = Client()
        self.desk.force_login(get_user_model().objects.get(id=self.adviser.user_id))
        begin_sending(message_id=self.message.id, at=world.now(), by=worker(self.case.id))

    @property
    def message(self):
        with acting_as(self.adviser):
            return next(one for one in queries.of_case(self.case.id) if one.person_id)

    def path(self, more=""):
        return f"/cases/{self.case.id}/letter/{self.message.id}{more}"

    def make_post_safe(self, safe=True):
        set_contact_details(
            case_id=self.case.id,
            person_id=self.case.holder_id,
            reach=HOME,
            safety=Safety(may_email=False, may_post=safe),
            protected=False,
            by=self.adviser.for_case(self.case.id),
        )


@pytest.fixture
def held():
    return Scene(NO_WAY)


@pytest.fixture
def letter():
    return Scene(Safety())


def read(response):
    return " ".join(response.content.decode().split())


def test_a_held_message_offers_every_way_on_where_staff_meet_it(held):
    for address in ("/cases/letters/", f"/cases/{held.case.id}/", held.path()):
        page = held.desk.get(address).content.decode()
        for step in ("retry", "print-instead", "set-aside"):
            assert f'href="{held.path(f"/{step}")}"' in page, (address, step)


@pytest.mark.parametrize(
    ("step", "after"), [("retry", "queued"), ("print-instead", "to_print"), ("set-aside", "suppressed")]
)
def test_each_way_is_asked_once_more_then_done_once(step, after, held):
    held.make_post_safe()
    asked = held.desk.get(held.path(f"/{step}"))
    assert asked.status_code == 200 and 'method="post"' in read(asked)
    assert held.message.state == MessageState.HELD
    for _ in range(2):
        assert held.desk.post(held.path(f"/{step}")).status_code == 302
    assert held.message.state == after
    assert "This cannot be done now" in read(held.desk.get(held.path("/retry")))


def test_post_that_is_not_safe_is_refused_and_nothing_moves(held):
    answer = held.desk.post(held.path("/print-instead"))
    assert answer.status_code == 409 and "must not be posted now" in read(answer)
    assert held.message.state == MessageState.HELD


def test_a_spoilt_letter_is_printed_again(letter):
    letter.desk.post(letter.path("/printed"))
    assert "Print this letter again?" in read(letter.desk.get(letter.path("/again")))
    letter.desk.post(letter.path("/again"))
    assert letter.message.state == MessageState.TO_PRINT


def test_noting_a_letter_printed_needs_no_page_of_its_own(letter):
    assert letter.desk.get(letter.path("/printed")).status_code == 404
    assert letter.desk.get(letter.path("/nonsense")).status_code == 404


def test_the_sheet_has_sender_address_reference_and_words(letter):
    page = read(letter.desk.get(letter.path("/paper")))
    for words in ("1 Mill Lane", "Sam Holloway<br>9 Canal Street<br>ZZ1 1ZZ", letter.case.reference):
        assert words in page, words
    assert "you would like mediation" in page.split('<article class="eh-sheet"')[1]


def test_a_protected_address_is_on_the_sheet_alone_and_only_once_somebody_said_that_they_write_to_it():
    letter = Scene(Safety(), protected=True)
    for path in (letter.path(), letter.path("/paper")):
        page = read(letter.desk.get(path))
        assert "address is protected" in page or "address of Sam Holloway is protected" in page, path
        assert "Canal Street" not in page and "ZZ1" not in page, path
    assert revealed(letter) == []
    sheet = read(letter.desk.post(letter.path("/paper")))
    assert "Sam Holloway<br>9 Canal Street<br>ZZ1 1ZZ" in sheet
    assert ["to write to the person" in sentence for sentence in revealed(letter)] == [True]


def revealed(scene):
    with acting_as(scene.adviser):
        every = [each.event for each in events.of_case(scene.case.id)]
    return [event.sentence() for event in every if event.kind() == "casework.DetailsRevealed"]


def test_there_is_no_sheet_where_post_is_not_safe_any_more_or_nothing_goes_by_post(letter, held):
    letter.make_post_safe(False)
    assert letter.desk.get(letter.path("/paper")).status_code == 409
    assert held.desk.get(held.path("/paper")).status_code == 404


def test_whoever_may_not_send_letters_is_shown_no_way_and_gets_none(held):
    family_address = "reader@family.example"
    other = world.a_case(held.service, reach=Reach(email=family_address))
    reader = Client()
    reader.force_login(get_user_model().objects.get(id=world.family_of(other, family_address).user_id))
    assert reader.post(held.path("/set-aside")).status_code == 404
    assert held.message.state == MessageState.HELD


def test_every_decision_of_staff_has_its_button():
    by_staff = {"print_instead", "try_again", "set_aside", "print", "print_again", "post"}
    assert {step.move for step in STEPS} == by_staff
    assert by_staff <= {move.name for move in MESSAGE.moves}
    for step in STEPS:
        assert next(move for move in MESSAGE.moves if move.name == step.move).target == step.after
    assert steps_of(MessageState.SENT) == ()
