"""A journey of questions: the way on, the way back, what counts, and what is kept and set aside."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from evenhand.design import fields
from evenhand.design.forms import Form
from evenhand.design.questions import AT_ONCE, Place, Question, QuestionPage


class Who(Form):
    role = fields.RadiosField(
        label="Who are you?",
        missing="Choose who you are.",
        choices={"parent": "A parent", "young": "A young person"},
    )


class Child(Form):
    child = fields.TextField(label="Your child's first name", missing="Enter your child's first name.")


class Age(Form):
    age = fields.TextField(label="How old are you?", missing="Enter your age.")


class Email(Form):
    email = fields.EmailField(label="Your e-mail address", required=False)


JOURNEY = QuestionPage(
    questions=(
        Question("who", "Who are you?", Who, section="You"),
        Question(
            "child",
            "Your child",
            Child,
            asked_when=lambda given: given.get("role") == "parent",
            section="You",
        ),
        Question(
            "age", "Your age", Age, asked_when=lambda given: given.get("role") == "young", section="You"
        ),
        Question("email", "Your e-mail address", Email, section="Reaching you"),
    ),
    send="Send your request",
)
PLACE = Place(lambda slug: f"/ask/{slug}", "/ask/check", start_url="/start", later_url="/later")


class Drawer:
    """A store that is a dictionary."""

    def __init__(self, **answers: dict[str, Any]) -> None:
        self.kept: dict[str, dict[str, Any]] = dict(answers)

    def get(self) -> Mapping[str, Mapping[str, Any]]:
        return dict(self.kept)

    def set(self, slug: str, answers: dict[str, Any]) -> None:
        self.kept[slug] = answers


def post(store: Drawer, slug: str, query: str = "", **data: str) -> HttpResponse:
    return JOURNEY.respond(RequestFactory().post(f"/ask/{slug}{query}", data), slug, store, PLACE)


def see(store: Drawer, slug: str, query: str = "") -> str:
    return JOURNEY.respond(RequestFactory().get(f"/ask/{slug}{query}"), slug, store, PLACE).content.decode()


def test_each_answer_leads_to_the_next_question_that_counts() -> None:
    store = Drawer()
    assert post(store, "who", role="young").headers["Location"] == "/ask/age"
    assert post(store, "age", age="17").headers["Location"] == "/ask/email"
    assert post(store, "email", email="").headers["Location"] == "/ask/check"
    assert JOURNEY.answers(store.get()) == {"role": "young", "age": "17", "email": ""}


def test_a_missing_answer_shows_the_question_again_and_keeps_nothing() -> None:
    store = Drawer()
    page = post(store, "who").content.decode()
    assert "Choose who you are." in page
    assert "<title>Error: Who are you?" in page
    assert store.kept == {}


def test_a_question_says_where_you_are_and_offers_the_ways_back_and_out() -> None:
    store = Drawer(who={"role": "parent"})
    page = see(store, "child")
    assert "Question 2 of up to 4" in page
    assert 'href="/ask/who"' in page
    assert 'href="/later"' in page
    assert 'href="/start"' in see(store, "who")
    assert "Question 3 of 3" in see(store, "email")


def test_an_earlier_answer_is_there_when_you_come_back() -> None:
    assert 'value="Sam"' in see(Drawer(who={"role": "parent"}, child={"child": "Sam"}), "child")


def test_an_unknown_question_is_not_found() -> None:
    with pytest.raises(Http404):
        see(Drawer(), "shoe-size")


def test_a_changed_answer_sets_later_ones_aside_and_says_so() -> None:
    store = Drawer(who={"role": "parent"}, child={"child": "Sam"}, email={"email": ""})
    post(store, "who", role="young")
    assert store.kept["child"] == {"child": "Sam"}
    assert "child" not in JOURNEY.answers(store.get())
    checked = JOURNEY.checked(store, PLACE)
    assert [section.title for section in checked.sections] == ["You", "Reaching you", "Kept, but not used"]
    assert checked.sections[2].rows[0].value == "Sam"
    assert [link.text for link in checked.unanswered] == ["Your age"]
    assert "does not count" in see(store, "child")
    assert post(store, "child", child="Samira").status_code == 302
    assert store.kept["child"] == {"child": "Samira"}


def test_a_change_asks_only_what_it_opened_and_leads_back() -> None:
    store = Drawer(who={"role": "parent"}, child={"child": "Sam"}, email={"email": ""})
    opened = post(store, "who", "?checking=yes", role="young")
    assert opened.headers["Location"] == "/ask/age?checking=yes"
    assert post(store, "age", "?checking=yes", age="17").headers["Location"] == "/ask/check"
    assert 'href="/ask/check"' in see(store, "age", "?checking=yes")


def test_every_row_can_be_changed() -> None:
    checked = JOURNEY.checked(Drawer(who={"role": "young"}, age={"age": "17"}, email={"email": ""}), PLACE)
    links = [row.actions[0] for section in checked.sections for row in section.rows]
    assert [link.url for link in links] == [f"/ask/{slug}?checking=yes" for slug in ("who", "age", "email")]
    assert checked.sections[1].rows[0].value == "Not given"
    assert checked.unanswered == ()
    assert checked.button.text == "Send your request"
    assert checked.back_url == "/ask/email"


def test_returning_leads_to_the_first_gap() -> None:
    assert JOURNEY.first_url(Drawer(who={"role": "young"}), PLACE) == "/ask/age"
    whole = Drawer(who={"role": "young"}, age={"age": "17"}, email={"email": ""})
    assert JOURNEY.first_url(whole, PLACE) == "/ask/check"


def test_one_may_go_to_the_end_at_once_where_the_rest_can_wait() -> None:
    end = replace(JOURNEY.question("who"), at_once="Show me now")
    journey = replace(JOURNEY, questions=(end, *JOURNEY.questions[1:]))
    store = Drawer()
    request = RequestFactory().post("/ask/who", {"role": "parent", AT_ONCE: "yes"})
    assert journey.respond(request, "who", store, PLACE).url == "/ask/check"
    assert store.kept == {"who": {"role": "parent"}}
    shown = journey.respond(RequestFactory().get("/ask/who"), "who", Drawer(), PLACE).content.decode()
    assert f'name="{AT_ONCE}"' in shown and "Show me now" in shown and AT_ONCE not in see(Drawer(), "who")
    assert post(Drawer(), "who", role="parent", **{AT_ONCE: "yes"}).url == "/ask/child"


def test_two_questions_may_not_share_a_name() -> None:
    with pytest.raises(TypeError, match="used twice"):
        QuestionPage((Question("one", "One", Age), Question("two", "Two", Age)))
    with pytest.raises(TypeError, match="used twice"):
        QuestionPage((Question("one", "One", Age), Question("one", "Two", Child)))


def test_the_check_answers_page_sends_only_whole_answers(draw_template: Any) -> None:
    whole = Drawer(who={"role": "young"}, age={"age": "17"}, email={"email": ""})
    page = draw_template("design/check_answers.html", page=JOURNEY.checked(whole, PLACE))
    assert "Send your request" in page
    part = draw_template(
        "design/check_answers.html", page=JOURNEY.checked(Drawer(who={"role": "young"}), PLACE)
    )
    assert "Send your request" not in part
    assert "Not finished yet" in part
