"""The template environment is strict, escapes, and speaks dates."""

from collections.abc import Callable
from datetime import date

import jinja2
import pytest
from django.template import engines

from evenhand.design.models import Contact, DateCard, Frame, Refusal, Urgency


def draw(source: str, **context: object) -> str:
    return engines["jinja2"].from_string(source).render(context)


def test_a_name_that_nobody_gave_is_an_error() -> None:
    with pytest.raises(jinja2.UndefinedError):
        draw("{{ child_name }}")
    with pytest.raises(jinja2.UndefinedError):
        draw("{{ frame.shoe_size }}", frame=Frame())


def test_what_people_write_is_escaped() -> None:
    assert draw("{{ name }}", name="<b>Jo</b>") == "&lt;b&gt;Jo&lt;/b&gt;"


def test_dates_speak() -> None:
    on, today = date(2026, 12, 11), date(2026, 11, 27)
    assert draw("{{ on | day }}, {{ on | days_left(today) }}", on=on, today=today) == (
        "Friday 11 December 2026, in 14 days"
    )


CARD = "{% from 'design/components/date_card.html' import date_card %}{{ date_card(card) }}"


@pytest.mark.parametrize(
    ("state", "today", "said"),
    [
        (Urgency.DUE, date(2026, 11, 27), "In 14 days"),
        (Urgency.SOON, date(2026, 12, 10), "Soon: tomorrow"),
        (Urgency.OVERDUE, date(2026, 12, 13), "Overdue: this was due 2 days ago"),
        (Urgency.MET, date(2026, 12, 13), "Done on Thursday 10 December 2026"),
    ],
)
def test_a_date_card_says_its_state_in_words(state: Urgency, today: date, said: str) -> None:
    card = DateCard("Contact us", date(2026, 12, 11), today, state=state, met_on=date(2026, 12, 10))
    drawn = draw(CARD, card=card)
    assert said in drawn
    assert "Friday" in drawn
    assert f"eh-date--{state}" in drawn
    assert "<svg" in drawn


def test_a_day_that_a_family_let_pass_is_said_without_blame() -> None:
    today = date(2026, 12, 13)
    card = DateCard("Contact us", date(2026, 12, 11), today, state=Urgency.OVERDUE, yours=True)
    drawn = draw(CARD, card=card)
    assert "This date passed 2 days ago" in drawn
    assert "Overdue" not in drawn


def test_every_page_names_a_person_and_a_telephone_number(draw_template: Callable[..., str]) -> None:
    frame = Frame(contact=Contact("Amina Yusuf", "your caseworker", "0113 496 0123"))
    page = draw_template(
        "design/error.html", refusal=Refusal("Not found", "There is no such page."), frame=frame
    )
    assert "Amina Yusuf" in page
    assert 'href="tel:01134960123"' in page


def test_the_frame_of_the_request_is_used_where_a_view_gives_none(draw_template: Callable[..., str]) -> None:
    class Request:
        frame = Frame(service_name="Another name", leave_url="https://weather.example/")

    page = draw_template("design/error.html", refusal=Refusal("No", "Because."), request=Request())
    assert "Another name" in page
    assert "Leave this page" in page
    bare = draw_template("design/error.html", refusal=Refusal("No", "Because."))
    assert "Leave this page" not in bare


def test_a_page_of_another_language_says_its_direction(draw_template: Callable[..., str]) -> None:
    page = draw_template(
        "design/error.html", refusal=Refusal("نہیں", ""), frame=Frame(language="ur", direction="rtl")
    )
    assert '<html lang="ur" dir="rtl">' in page
