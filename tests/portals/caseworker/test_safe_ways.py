"""Staff note how somebody is reached on their word, and a second person decides where harm could be done."""

import pytest

from evenhand.design.words import day
from evenhand.domain.people.actions.set_contact_details import Reach, Safety
from tests.build import pages, reaching, world

pytestmark = pytest.mark.django_db
ADDRESS = "sam@holloway.example"
WORD = {"said_how": "told_by_telephone", "how_checked": "called_back"}


class Desk:
    """Two people at the desk, each in a browser."""

    def __init__(self, **changes) -> None:
        service = world.a_service()
        known = {"reach": Reach(email=ADDRESS, telephone="07700 900001", address="1 Old Lane")}
        self.case = world.a_case(service, **(known | changes))
        self.staff = [world.a_colleague(service) for _ in range(2)]
        self.first, self.second = (pages.browser(each) for each in self.staff)
        self.page = f"/cases/{self.case.id}/"
        self.base = f"{self.page}reaching/{self.case.holder_id}"

    def note(self, page, /, **said):
        confirmed = said | WORD | {"checked": "yes"}
        return pages.text(self.first.post(f"{self.base}/{page}", confirmed, follow=True))


@pytest.fixture
def desk():
    return Desk()


def test_the_case_page_leads_to_how_somebody_is_reached_and_a_change_is_noted_on_their_word(desk):
    assert f'href="{desk.base}"' in pages.text(desk.first.get(desk.page))
    asked = pages.text(desk.first.get(f"{desk.base}/ways"))
    assert "How did they tell us?" in asked and "How do we know that it is them?" in asked
    checked = pages.text(desk.first.post(f"{desk.base}/ways", {"ways": ["may_email"]} | WORD))
    assert "Check before it counts" in checked
    assert "It is changed" in desk.note("ways", ways=["may_email"])
    assert not reaching.safety(desk.case, desk.staff[0]).may_post


@pytest.mark.parametrize("missing", ["said_how", "how_checked"])
def test_nothing_is_noted_without_how_they_said_so_and_how_we_know(desk, missing):
    said = {"ways": ["may_email"]} | WORD | {missing: ""}
    assert "Choose how" in pages.text(desk.first.post(f"{desk.base}/ways", said | {"checked": "yes"}))
    assert reaching.safety(desk.case, desk.staff[0]).may_post


def test_of_somebody_protected_a_colleague_sees_what_is_different_and_decides():
    desk = Desk(protected=True)
    assert "nothing is changed yet" in desk.note("ways", ways=["may_email", "may_call", "may_text"])
    assert "Other ways wait for a second person." in pages.text(desk.second.get(desk.page))
    waits = reaching.waiting(desk.case, desk.staff[0])
    url = f"{desk.base}/waiting/{waits.id}"
    shown = pages.text(desk.second.get(url))
    assert "Text message" in shown and "Until then" in shown and "They were called back." in shown
    assert "it takes two people" in pages.text(desk.first.post(url, {"decision": "confirm"}))
    assert "It is changed" in pages.text(desk.second.post(url, {"decision": "confirm"}, follow=True))
    assert reaching.safety(desk.case, desk.staff[0]).may_text
    assert desk.second.get(url).status_code == 404


def test_a_colleague_who_is_not_sure_calls_it_off():
    desk = Desk(protected=True)
    desk.note("ways", ways=["may_text"])
    url = f"{desk.base}/waiting/{reaching.waiting(desk.case, desk.staff[0]).id}"
    assert "It stays as it was." in pages.text(desk.second.post(url, {"decision": "call_off"}, follow=True))


def test_whoever_is_to_be_left_alone_stands_so_at_the_top_of_the_case_and_in_the_handover(desk):
    assert "We stop, from this moment." in desk.note("stop", what="email")
    for page in (desk.page, f"{desk.page}handover"):
        shown = pages.text(desk.second.get(page))
        assert f"Asked not to be contacted by e-mail since {day(world.today())}." in shown
        assert "No contact by e-mail" in shown and "Yes: ring and post." in shown


def test_a_stop_of_somebody_protected_is_taken_back_by_two():
    desk = Desk(protected=True)
    desk.note("stop", what="everything", left_open="page")
    (stop,) = reaching.standing(desk.case, desk.staff[0]).standing
    url = f"{desk.base}/stop/{stop.id}"
    assert "nothing is changed yet" in pages.text(desk.first.post(url, WORD, follow=True))
    assert "Contact them again?" in pages.text(desk.second.get(url))
    assert "it takes two people" in pages.text(desk.first.post(url, {"decision": "confirm"}))
    desk.second.post(url, {"decision": "confirm"})
    assert not reaching.standing(desk.case, desk.staff[0])


RULED_OUT = [({"may_call": False}, "", ""), ({}, "telephone", ""), ({}, "everything", "page")]


@pytest.mark.parametrize(("safety", "what", "left_open"), RULED_OUT)
def test_nobody_is_told_to_ring_whoever_ruled_calls_out(safety, what, left_open):
    desk = Desk(protected=True, safety=Safety(**safety))
    first = desk.staff[0]
    if what:
        reaching.stops(desk.case, first, what, left_open, said_how=reaching.BY_TELEPHONE)
    reaching.stops(desk.case, first, "text", said_how=reaching.BY_TELEPHONE)
    stop = next(each for each in reaching.standing(desk.case, first).standing if each.what == "text")
    desk.first.post(f"{desk.base}/stop/{stop.id}", WORD)
    desk.note("ways", ways=["may_email", "may_call", "may_text", "may_post"])
    waits = reaching.waiting(desk.case, first)
    for page in (f"stop/{stop.id}", f"waiting/{waits.id}"):
        shown = pages.text(desk.second.get(f"{desk.base}/{page}"))
        assert "Do not ring" in shown and "Call them yourself" not in shown
        assert shown.index("Keep away") < shown.index("Safe ways") < shown.index("Noted by")


def test_where_calls_are_safe_the_second_person_calls():
    desk = Desk(protected=True)
    desk.note("ways", ways=["may_email", "may_call", "may_text", "may_post"])
    url = f"{desk.base}/waiting/{reaching.waiting(desk.case, desk.staff[0]).id}"
    shown = pages.text(desk.second.get(url))
    assert "Call them yourself" in shown and "Do not ring" not in shown


def test_of_another_case_nobody_is_there(desk):
    elsewhere = Desk()
    for page in ("", "/ways", "/stop"):
        wrong = f"{desk.page}reaching/{elsewhere.case.holder_id}{page}"
        assert desk.first.get(wrong).status_code == 404
        assert desk.first.get(f"{elsewhere.base}{page}").status_code == 404
