"""The pages of the reckoner keep answers in the visitor's own browser and nowhere else."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from icalendar import Calendar

from tests.build import world

pytestmark = pytest.mark.django_db


def answer_all(client: Client, dated: tuple[str, str, str]) -> None:
    day, month, year = dated
    for slug, answers in (
        ("decision", {"decision": "refusal_to_assess"}),
        ("letter-date", {"letter_dated-day": day, "letter_dated-month": month, "letter_dated-year": year}),
        ("letter-sent", {"sent_when": "same_day"}),
        ("letter-came", {"came_when": "unknown"}),
        ("contact", {"contacted": "no"}),
    ):
        assert client.post(f"/work-out-my-dates/{slug}", answers).status_code == 302, slug


def a_recent_letter() -> tuple[str, str, str]:
    today = world.today()
    return (str(min(today.day, 28)), str((today.month - 2) % 12 + 1), str(today.year - (today.month == 1)))


def test_an_answer_is_shown_only_when_every_question_that_cannot_wait_has_one(client: Client) -> None:
    assert client.get("/work-out-my-dates/answer").url == "/work-out-my-dates"
    client.post("/work-out-my-dates/decision", {"decision": "refusal_to_assess"})
    assert client.get("/work-out-my-dates/answer").url == "/work-out-my-dates/letter-date"


def test_the_dates_are_shown_at_once_as_safely_as_if_nothing_more_were_known(client: Client) -> None:
    day, month, year = a_recent_letter()
    dated = {"letter_dated-day": day, "letter_dated-month": month, "letter_dated-year": year}
    client.post("/work-out-my-dates/decision", {"decision": "refusal_to_assess"})
    led_to = client.post("/work-out-my-dates/letter-date", {**dated, "at_once": "yes"}).url
    assert led_to == "/work-out-my-dates/answer"
    at_once = client.get(led_to).content.decode()
    assert 'href="/work-out-my-dates/letter-sent">Answer the other questions' in at_once
    for slug, answers in (
        ("letter-sent", {"sent_when": "unknown"}),
        ("letter-came", {"came_when": "unknown"}),
        ("contact", {"contacted": "no"}),
    ):
        client.post(f"/work-out-my-dates/{slug}", answers)
    full = client.get(led_to).content.decode()
    assert "Answer the other questions" not in full
    dates = re.compile(r"<time[^>]*>|<h1>.*?</h1>")
    assert dates.findall(at_once) == dates.findall(full) != []


@pytest.mark.parametrize(
    "said",
    [
        {"letter_dated-day": "2", "letter_dated-month": "1", "letter_dated-year": "2026"},
        {"letter_dated_unknown": "unknown"},
    ],
)
def test_nobody_is_told_that_it_is_too_late_before_they_were_asked_whether_they_called(
    client: Client, said: dict[str, str]
) -> None:
    client.post("/work-out-my-dates/decision", {"decision": "refusal_to_assess"})
    led_to = client.post("/work-out-my-dates/letter-date", {**said, "at_once": "yes"}).url
    assert client.get(led_to).url == "/work-out-my-dates/letter-sent"


def test_parts_of_a_plan_cannot_wait(client: Client) -> None:
    client.post("/work-out-my-dates/decision", {"decision": "final_plan"})
    client.post("/work-out-my-dates/letter-date", {"letter_dated_unknown": "unknown", "at_once": "yes"})
    assert client.get("/work-out-my-dates/answer").url == "/work-out-my-dates/disagree"


def test_the_calendar_file_holds_whole_days_and_no_word_about_anybody(client: Client) -> None:
    answer_all(client, a_recent_letter())
    answer = client.get("/work-out-my-dates/reminders.ics")
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert len(events) == 2
    assert {str(event["summary"]) for event in events} == {
        "Reminder: make the call",
        "Reminder: send the form",
    }
    assert all((event.end - event.start).days == 1 for event in events)
    again = client.get("/work-out-my-dates/reminders.ics")
    uids = [
        [str(event["uid"]) for event in Calendar.from_ical(a.content).walk("VEVENT")] for a in (answer, again)
    ]
    assert uids[0] == uids[1]


def test_clearing_forgets_every_answer(client: Client) -> None:
    answer_all(client, a_recent_letter())
    client.post("/work-out-my-dates/clear")
    assert client.get("/work-out-my-dates/answer").url == "/work-out-my-dates"


def test_a_date_and_i_do_not_know_together_are_asked_again_with_both_kept(client: Client) -> None:
    client.post("/work-out-my-dates/decision", {"decision": "cease_to_maintain"})
    page = client.post(
        "/work-out-my-dates/letter-date",
        {
            "letter_dated-day": "3",
            "letter_dated-month": "mar",
            "letter_dated-year": "2026",
            "letter_dated_unknown": "unknown",
        },
    ).content.decode()
    assert "Untick it, or take the date out." in page
    assert 'value="mar"' in page


def test_a_letter_before_this_law_is_questioned(client: Client) -> None:
    page = client.post(
        "/work-out-my-dates/letter-date",
        {"letter_dated-day": "1", "letter_dated-month": "8", "letter_dated-year": "2014"},
    ).content.decode()
    assert "This law began on 1 September 2014" in page


def test_answers_are_in_the_browser_alone_for_this_visit_or_thirty_days(client: Client) -> None:
    answer_all(client, a_recent_letter())
    kept = client.cookies["work-out-my-dates-history"]
    assert kept["max-age"] == "" and "session" not in client.cookies and not Session.objects.exists()
    assert "for this visit" in client.get("/work-out-my-dates/answer").content.decode()
    assert client.post("/work-out-my-dates", {"keep": "days"}).url == "/work-out-my-dates/answer"
    assert client.cookies["work-out-my-dates-history"]["max-age"] == 30 * 24 * 3600
    assert "are kept in this browser until" in client.get("/work-out-my-dates/answer").content.decode()


def test_leaving_forgets_what_is_kept_for_this_visit_and_nothing_else(client: Client) -> None:
    answer_all(client, a_recent_letter())
    client.post("/leave", headers={"Sec-Fetch-Site": "same-origin"})
    assert client.get("/work-out-my-dates/answer").url == "/work-out-my-dates"
    client.post("/work-out-my-dates", {"keep": "days"})
    answer_all(client, a_recent_letter())
    client.post("/leave", headers={"Sec-Fetch-Site": "same-origin"})
    assert client.get("/work-out-my-dates/answer").status_code == 200
