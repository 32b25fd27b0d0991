"""The pages of a reckoner lead somebody through it, keep what they say in their own browser, and nowhere else."""

import logging
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from icalendar import Calendar

from evenhand.core.principals import operator
from evenhand.core.transactions import acting_as
from evenhand.website.cookies import jar
from evenhand.website.cookies.register import LARGEST
from evenhand.website.reckoners.models import FactCheck, Reckoner
from tests.build import world
from tests.website.reckoners.kept import a_reckoner, an_editor, edited, load
from tests.website.reckoners.made import WRITTEN

pytestmark = pytest.mark.django_db
HERE = "/check/trial"
HISTORY, CONTENT = "trial-history", "trial-content"
DAYS = """
title = "Was it kept?"
summary = "See by when it is due."
intro = "It takes a minute."
looked_after_by = "Service manager"
checked_on = 2026-11-30
review_every_months = 6
keep_days = 0
calculator = "agreement-kept"

[[questions]]
key = "agreed-on"
ask = "When was it agreed?"
short = "Agreed on"
kind = "date"
missing = "Write the day."
optional = true

[[questions]]
key = "about"
ask = "What is it about?"
short = "About"
kind = "one"
missing = "Choose one."
[[questions.answers]]
key = "no-appeal"
words = "Health"
[[questions.answers]]
key = "appeal"
words = "A plan"

[[cards]]
key = "due"
title = "There is a day"
text = "It is due on [[result:due]]."
when = "result:due is given"
main = true

[[cards]]
key = "unknown"
title = "We need the day"
text = "Look for it. [What it is](term:mediation-certificate)"
when = "result:due is not given"
main = true
"""


@pytest.fixture
def row(monkeypatch: pytest.MonkeyPatch) -> Reckoner:
    return a_reckoner(monkeypatch)


def send(client: Client, question: str, here: str = HERE, **answers: object) -> str:
    answer = client.post(f"{here}/{question}", answers)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.url)


def answer_all(client: Client) -> None:
    assert send(client, "decision", decision="refusal_to_assess") == f"{HERE}/age"
    assert send(client, "age", age="17") == f"{HERE}/answer"


def page(client: Client, address: str = f"{HERE}/answer") -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.get("Location")
    return answer.content.decode()


def test_the_list_has_the_dates_first_and_what_is_published(client: Client, row: Reckoner) -> None:
    said = page(client, "/check")
    assert said.index("/work-out-my-dates") < said.index(HERE)
    with acting_as(operator()):
        row.unpublish()
    assert HERE not in page(client, "/check")
    assert client.get(HERE).status_code == 404


def test_somebody_is_led_from_the_start_to_an_answer(client: Client, row: Reckoner) -> None:
    assert "It takes a minute." in page(client, HERE)
    assert client.post(HERE, {"keep": "visit"}).url == f"{HERE}/decision"
    answer_all(client)
    said = page(client)
    assert "<h1>You need a certificate</h1>" in said
    assert "within 3 working days." in said
    assert "Your child may decide" in said and "You do not need a certificate" not in said
    assert "Children and Families Act 2014, section 83" in said
    assert "Looked after by: Service manager." in said


def test_an_answer_is_shown_only_when_every_question_has_one(client: Client, row: Reckoner) -> None:
    assert client.get(f"{HERE}/answer").url == HERE
    send(client, "decision", decision="final_plan")
    assert client.get(f"{HERE}/answer").url == f"{HERE}/disputed"
    assert client.get(f"{HERE}/nothing").status_code == 404


def test_one_answer_is_changed_without_the_others_and_what_counts_no_more_is_said(
    client: Client, row: Reckoner
) -> None:
    send(client, "decision", decision="final_plan")
    send(client, "disputed", disputed=["section_I_named_school"])
    send(client, "age", age="9")
    assert "<h1>You do not need a certificate</h1>" in page(client)
    changed = client.post(f"{HERE}/decision?checking=yes", {"decision": "refusal_to_assess"})
    assert changed.url == f"{HERE}/answer"
    said = page(client)
    assert "<h1>You need a certificate</h1>" in said
    assert "Kept, but not used" in said and "What you do not agree with" in said


def test_i_do_not_know_leads_on_and_silence_does_not(client: Client, row: Reckoner) -> None:
    send(client, "decision", decision="refusal_to_assess")
    assert "Write how old your child is." in client.post(f"{HERE}/age", {}).content.decode()
    both = {"age": "9", "age-unknown": "unknown"}
    assert "Untick it, or take the answer out." in client.post(f"{HERE}/age", both).content.decode()
    assert "You wrote “nine”." in client.post(f"{HERE}/age", {"age": "nine"}).content.decode()
    assert send(client, "age", **{"age-unknown": "unknown"}) == f"{HERE}/answer"
    assert "I do not know" in page(client) and "Your child may decide" not in page(client)


def test_answers_are_in_the_browser_alone(
    client: Client, row: Reckoner, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        answer_all(client)
        page(client)
    assert "session" not in client.cookies and not Session.objects.exists()
    assert "refusal_to_assess" not in caplog.text
    assert client.cookies[HISTORY]["httponly"] and client.cookies[HISTORY]["max-age"] == ""


def test_answers_are_kept_for_this_visit_unless_somebody_wants_more(client: Client, row: Reckoner) -> None:
    answer_all(client)
    assert "kept in this browser for this visit" in page(client)
    assert client.post(HERE, {"keep": "days"}).url == f"{HERE}/answer"
    assert client.cookies[HISTORY]["max-age"] == 30 * 24 * 3600
    until = world.today() + timedelta(days=30)
    assert f"until {until:%A} {until.day} {until:%B %Y}" in page(client)


def test_nothing_can_be_kept_longer_where_the_reckoner_says_so(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(monkeypatch, trial=DAYS)
    said = page(client, HERE)
    assert "How long may this browser" not in said
    client.post(HERE, {"keep": "days"})
    send(client, "about", about="appeal")
    assert client.cookies[HISTORY]["max-age"] == ""


def test_whoever_switched_it_off_still_goes_through_for_one_visit(client: Client, row: Reckoner) -> None:
    client.post("/cookies", {"nothing": "yes"})
    assert "How long may this browser" not in page(client, HERE)
    client.post(HERE, {"keep": "days"})
    answer_all(client)
    assert client.cookies[HISTORY]["max-age"] == ""
    assert "<h1>You need a certificate</h1>" in page(client)


def test_clearing_forgets_every_answer(client: Client, row: Reckoner) -> None:
    answer_all(client)
    assert client.get(f"{HERE}/clear").url == HERE
    assert page(client)
    assert client.post(f"{HERE}/clear").url == HERE
    assert client.cookies[HISTORY].value == ""
    assert client.get(f"{HERE}/answer").url == HERE


def test_leaving_forgets_what_is_kept_for_the_visit_and_nothing_else(client: Client, row: Reckoner) -> None:
    answer_all(client)
    assert "data-forget" in page(client)
    client.post("/leave", headers={"Sec-Fetch-Site": "same-origin"})
    assert client.get(f"{HERE}/answer").url == HERE
    client.post(HERE, {"keep": "days"})
    answer_all(client)
    client.post("/leave", headers={"Sec-Fetch-Site": "same-origin"})
    assert page(client)


def test_more_than_a_browser_keeps_is_said_kindly_and_nothing_is_lost(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = "".join(
        f'[[questions.answers]]\nkey = "a{number}x{hash(str(number)) % 10**30}"\nwords = "W"\n'
        for number in range(250)
    )
    question = (
        '[[questions]]\nkey = "many"\nask = "Which?"\nshort = "Which"\nkind = "several"\nmissing = "Tick."\n'
    )
    large = WRITTEN.replace("[[cards]]", f"{question}{many}\n[[cards]]", 1)
    keys = [line.split('"')[1] for line in many.splitlines() if line.startswith("key")]
    a_reckoner(monkeypatch, large)
    answer_all_but = send(client, "decision", decision="refusal_to_assess")
    before = client.cookies[HISTORY].value
    answer = client.post(f"{HERE}/many", {"many": keys})
    assert len("".join(keys)) > LARGEST
    assert "Your browser cannot keep more than you have answered so far." in answer.content.decode()
    assert (client.cookies[HISTORY].value, answer_all_but) == (before, f"{HERE}/age")


def test_opened_cards_are_marked_only_where_somebody_wants_it(client: Client, row: Reckoner) -> None:
    answer_all(client)
    said = page(client)
    assert "<summary>Your child may decide</summary>" in said
    client.post(f"{HERE}/answer", {"card": "older"})
    assert CONTENT not in client.cookies
    client.post("/cookies", {"keep": ["answers", "cards"]})
    assert said.index("Your child may decide") < said.index("You can talk with us")
    opened = client.post(f"{HERE}/answer", {"card": "older"}).content.decode()
    assert "open><summary>Your child may decide" in opened and "From 16 the right" in opened
    assert client.cookies[CONTENT]["max-age"] == 30 * 24 * 3600
    later = page(client)
    assert later.index("You can talk with us") < later.index("Your child may decide")
    assert later.count("You opened this") == 1
    client.post(f"{HERE}/clear")
    assert client.cookies[CONTENT].value == ""


def test_the_summary_has_the_answer_and_no_way_back_to_a_person(client: Client, row: Reckoner) -> None:
    answer_all(client)
    answer = client.get(f"{HERE}/summary")
    said = answer.content.decode()
    for words in ("You need a certificate", "- What was decided: Not to assess", "- Age: 17", "Call us."):
        assert words in said
    assert answer["Cache-Control"] == "no-store"


def test_dates_are_the_laws_and_go_into_a_calendar_without_a_word(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(monkeypatch, trial=DAYS)
    agreed = world.today() - timedelta(days=3)
    day = {f"agreed-on-{part}": getattr(agreed, part) for part in ("day", "month", "year")}
    send(client, "agreed-on", **day)
    send(client, "about", about="no-appeal")
    due = agreed + timedelta(days=14)
    said = page(client)
    assert f"It is due on {due:%A} {due.day} {due:%B %Y}." in said
    assert f'datetime="{due.isoformat()}"' in said
    (event,) = Calendar.from_ical(client.get(f"{HERE}/dates.ics").content).walk("VEVENT")
    assert (str(event["summary"]), event.start) == ("Reminder: look at your page", due)


def test_a_day_that_the_law_knows_nothing_of_is_asked_again(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(monkeypatch, trial=DAYS)
    for year, said in (
        ("2013", "This law began on 1 September 2014."),
        ("2199", "That day is in the future."),
    ):
        day = {"agreed-on-day": "1", "agreed-on-month": "3", "agreed-on-year": year}
        assert said in client.post(f"{HERE}/agreed-on", day).content.decode()
    send(client, "agreed-on", **{"agreed-on-unknown": "unknown"})
    send(client, "about", about="appeal")
    said = page(client)
    assert "We need the day" in said and 'href="#word-mediation-certificate"' in said
    assert client.get(f"{HERE}/dates.ics").status_code == 200


def test_what_it_asks_too_goes_into_a_request(client: Client, row: Reckoner) -> None:
    answer_all(client)
    assert client.get(f"{HERE}/ask").url == f"{HERE}/answer"
    begun = client.post(f"{HERE}/ask").url
    assert begun.startswith("/ask/") and begun.endswith("/who")
    decision = client.get(begun.replace("/who", "/decision")).content.decode()
    assert 'value="refusal_to_assess" checked' in decision


def test_what_a_request_calls_something_else_is_carried_as_that(client: Client, row: Reckoner) -> None:
    send(client, "decision", decision="transport")
    send(client, "age", age="9")
    begun = client.post(f"{HERE}/ask").url
    assert 'value="something_else" checked' in page(client, begun.replace("/who", "/decision"))
    assert 'value="transport" checked' in page(client, begun.replace("/who", "/matter"))


def test_the_page_says_who_checked_the_law_until_something_is_changed(client: Client, row: Reckoner) -> None:
    answer_all(client)
    editor = an_editor()
    assert "did not write it" not in page(client)
    FactCheck.objects.create(
        reckoner=row,
        fingerprint=row.definition.fingerprint,
        checked_on=world.today(),
        by_id=editor.pk,
        at=world.now(),
    )
    assert "The law was checked by somebody who did not write it, on" in page(client)
    edited(row, by=editor, summary="Something else.")
    assert "did not write it" not in page(client)


def test_a_question_that_was_added_since_is_asked_and_one_that_is_gone_is_forgotten(
    client: Client, monkeypatch: pytest.MonkeyPatch, row: Reckoner
) -> None:
    answer_all(client)
    load(monkeypatch, trial=WRITTEN.replace('"age"', '"years"').replace("age ", "years "))
    assert client.get(f"{HERE}/answer").url == f"{HERE}/years"
    send(client, "years", years="3")
    assert "17" not in page(client).partition("Your answers")[2].partition("</dl>")[0]


def test_an_answer_that_is_none_any_more_is_asked_again(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_reckoner(monkeypatch)
    answer_all(client)
    again = WRITTEN.replace('kind = "number"', 'kind = "yes-no"').replace("age at least 16", "age is yes")
    again = again.replace("\noptional = true", "")
    again = again.partition("[[examples]]")[0]
    load(monkeypatch, trial=again)
    assert client.get(f"{HERE}/answer").url == f"{HERE}/age"
    assert client.get(f"{HERE}/age").status_code == 200
    assert client.post(f"{HERE}/clear").url == HERE
    load(monkeypatch, trial=again.replace("refusal_to_assess", "cease"))
    answered = client.get(f"{HERE}/answer")
    assert answered.url in (HERE, f"{HERE}/decision")


def test_leaving_from_any_page_forgets_it_and_another_website_cannot(client: Client, row: Reckoner) -> None:
    answer_all(client)
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}, {}):
        assert client.post("/leave", headers=headers).status_code == 403
    assert client.get("/leave").status_code == 204 and page(client)
    assert 'data-leave="/leave"' in page(client, "/guide/help/keeping-you-safe")
    answer = client.post("/leave", headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 204 and client.get(f"{HERE}/answer").url == HERE


def test_a_tool_names_no_service_for_a_council_that_nobody_here_serves(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.a_service()
    a_reckoner(monkeypatch, WRITTEN.replace("within", "Call [[provider.telephone]] within", 1))
    answer_all(client)
    told = page(client)
    other, _ = world.a_council()
    client.post("/your-area/choose", {"council": other, "how_long": "visit"})
    assert "place" in client.cookies
    assert page(client).count("tel:") < told.count("tel:")


def test_a_card_is_read_where_the_browser_has_no_room_to_mark_it(
    client: Client, row: Reckoner, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.post("/cookies", {"keep": ["answers", "cards"]})
    answer_all(client)
    monkeypatch.setattr(jar, "SMALL", 0)
    monkeypatch.setattr(jar, "LARGEST_TOGETHER", 0)
    shown = client.post(f"{HERE}/answer", {"card": "always"})
    assert shown.status_code == 200 and "Call us." in shown.content.decode()
    assert CONTENT not in client.cookies
