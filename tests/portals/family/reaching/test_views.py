"""The pages on which a family, and whoever stands beside it, says how they are reached and what we stop."""

import re

import pytest

from evenhand.core.transactions import acting_as
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import beside, pages, reaching, world

pytestmark = pytest.mark.django_db
ADDRESS = "kit@family.example"
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


class Home:
    """A family's own pages, and one person at the desk."""

    def __init__(self, **changes) -> None:
        service = world.a_service()
        self.adviser = world.a_colleague(service)
        known = {"reach": Reach(email=ADDRESS, telephone="07700 900001", address="1 Old Lane")}
        self.case = world.a_case(service, **(known | changes))
        self.family = world.family_of(self.case, ADDRESS)
        self.browser = pages.browser(self.family)
        self.base = f"/my/{self.case.id}/reaching"

    def answer(self, what: str, said: dict) -> str:
        """Answer one question and confirm what the page says; return what stands there then."""
        checked = self.browser.post(f"{self.base}/{what}", said)
        assert "Check before it counts" in pages.text(checked), pages.text(checked)
        again = {}
        for name, value in HIDDEN.findall(pages.text(checked)):
            if name != "csrfmiddlewaretoken":
                again.setdefault(name, []).append(value)
        assert again == {name: value if isinstance(value, list) else [value] for name, value in said.items()}
        return pages.text(self.browser.post(f"{self.base}/{what}", again | {"checked": "yes"}, follow=True))


@pytest.fixture
def home():
    return Home()


@pytest.mark.parametrize(
    ("what", "said", "stands"),
    [
        ("ways", {"ways": ["may_email", "may_text"]}, "Text message"),
        ("ways", {"ways": ["none"]}, "In none"),
        ("mailbox", {"mailbox": "yes"}, "Others may read it too"),
        ("times", {"call_times": ["evenings"]}, "Weekday evenings"),
        ("hours", {"hours": "no", "safe_from": "9:30", "safe_until": "14:30"}, "Between 09:30 and 14:30"),
        ("note", {"note": "Withhold your number."}, "Withhold your number."),
        ("needs", {"needs": ["breaks", "quiet"], "other": "A lift"}, "Breaks, or shorter meetings"),
        ("interpreter", {"interpreter": "yes", "language": "Welsh"}, "Welsh"),
    ],
)
def test_each_thing_is_changed_alone_after_a_look_at_what_it_changes(home, what, said, stands):
    assert stands not in pages.text(home.browser.get(home.base))
    shown = home.answer(what, said)
    assert "It is changed, from this moment." in shown and stands in shown


def test_changing_one_need_leaves_the_others(home):
    home.answer("needs", {"needs": ["breaks"], "other": "A lift"})
    home.answer("interpreter", {"interpreter": "yes", "language": "Welsh"})
    with acting_as(home.adviser):
        found = people.needs(home.case.holder_id)
    assert (found.needs, found.other, found.interpreter_language) == (["breaks"], "A lift", "Welsh")


def test_an_answer_can_be_changed_before_it_counts(home):
    said = {"ways": ["may_email"]}
    assert "Check before it counts" in pages.text(home.browser.post(f"{home.base}/ways", said))
    asked = pages.text(home.browser.post(f"{home.base}/ways", said | {"again": "yes"}))
    assert "Check before it counts" not in asked and "How may we reach you?" in asked
    assert reaching.safety(home.case, home.adviser).may_post


@pytest.mark.parametrize(
    ("what", "said", "mistake"),
    [
        ("ways", {}, "Tick the ways that are safe"),
        ("ways", {"ways": ["none", "may_email"]}, "Untick one or the other"),
        ("hours", {"hours": "no"}, "Write the time"),
        ("hours", {"hours": "no", "safe_from": "9", "safe_until": "9"}, "another time"),
        ("interpreter", {"interpreter": "yes"}, "Write the language"),
        ("stop", {}, "Choose what we stop"),
        ("stop", {"what": "everything"}, "Choose how."),
    ],
)
def test_a_mistake_is_said_beside_what_was_typed(home, what, said, mistake):
    assert mistake in pages.text(home.browser.post(f"{home.base}/{what}", said))


def test_of_somebody_protected_less_careful_waits_and_says_so_before_and_after():
    home = Home(protected=True)
    before = pages.text(home.browser.post(f"{home.base}/ways", {"ways": ["may_text"]}))
    assert "A second person here asks you first, in a way that is safe." in before
    shown = home.answer("ways", {"ways": ["may_text"]})
    assert "nothing is changed yet" in shown and "Waits for a second person" in shown
    assert not reaching.safety(home.case, home.adviser).may_text


def test_what_stands_is_said_to_stand(home):
    with pytest.raises(AssertionError):
        home.answer("note", {"note": "x", "checked": "yes"})
    home.answer("note", {"note": "Ring twice."})
    said = {"note": "Ring twice.", "checked": "yes"}
    assert "how it stands already" in pages.text(home.browser.post(f"{home.base}/note", said))


def test_before_we_stop_it_is_said_what_the_law_still_requires_and_by_what_it_comes(home):
    said = {"what": "everything", "left_open": "post"}
    shown = pages.text(home.browser.post(f"{home.base}/stop", said))
    for words in ("your certificate", "It goes by post", "Everything else", "reminders"):
        assert words in shown
    after = home.answer("stop", said)
    assert "We stop, from this moment." in after and "No contact in any way" in after
    assert "What the law requires: by post." in after


def test_only_ways_that_are_there_and_safe_can_be_left_open():
    home = Home(reach=Reach(email=ADDRESS))
    shown = pages.text(home.browser.get(f"{home.base}/stop"))
    assert "By e-mail" in shown and "By post" not in shown
    refused = home.browser.post(f"{home.base}/stop", {"what": "everything", "left_open": "post"})
    assert "Choose one of the answers" in pages.text(refused)


def test_it_is_taken_back_on_the_same_page(home):
    home.answer("stop", {"what": "email", "left_open": ""})
    (stop,) = reaching.standing(home.case, home.adviser).standing
    assert "again?" in pages.text(home.browser.get(f"{home.base}/stop/{stop.id}"))
    shown = pages.text(home.browser.post(f"{home.base}/stop/{stop.id}", follow=True))
    assert "It is taken back." in shown and "No contact by e-mail" not in shown
    assert home.browser.get(f"{home.base}/stop/{stop.id}").status_code == 404


def test_somebody_protected_reads_that_taking_it_back_waits():
    home = Home(protected=True)
    home.answer("stop", {"what": "email", "left_open": ""})
    (stop,) = reaching.standing(home.case, home.adviser).standing
    shown = pages.text(home.browser.post(f"{home.base}/stop/{stop.id}", follow=True))
    assert "nothing is changed yet" in shown and "once a second person has asked" in shown


def test_a_second_parent_and_a_helper_say_it_for_themselves_and_see_nothing_of_the_familys(home):
    home.answer("note", {"note": "The family’s own note."})
    other = beside.a_second_parent(home.case, home.adviser)
    helpers = [
        (beside.says_yes(home.case, other), other.person_id),
        (beside.a_supporter(home.case, home.family), None),
    ]
    base = f"/helping/{home.case.id}/reaching"
    for who, _ in helpers:
        browser = pages.browser(who)
        shown = pages.text(browser.get(base))
        assert "How you reach me" in shown and "own note" not in shown
        said = {"what": "everything", "left_open": "page"}
        assert "Check before it counts" in pages.text(browser.post(f"{base}/stop", said))
        after = pages.text(browser.post(f"{base}/stop", said | {"checked": "yes"}, follow=True))
        assert "No contact in any way" in after
        assert browser.get(home.base).status_code == 403
    assert not reaching.standing(home.case, home.adviser)


@pytest.mark.parametrize("what", ["nothing", "telephone"])
def test_what_is_no_question_of_ours_is_not_there(home, what):
    assert home.browser.get(f"{home.base}/{what}").status_code == 404
