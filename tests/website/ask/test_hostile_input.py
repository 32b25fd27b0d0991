"""What a browser that means harm sends to a request is an error in words, never a fault, and never runs."""

import re
from uuid import uuid4

import pytest
from django.test import Client

from tests.build import requests, world
from tests.website.ask.test_views import begin, posted, write

pytestmark = pytest.mark.django_db

BAD = [
    "a\x00b",
    "Ann\r\nBcc: x@elsewhere.example",
    "a\u202eb\u200bc",
    "x" * 20_000,
    "２０２６",
    "²",
    "9" * 400,
]
MARKUP = '"><script>alert(1)</script>{{ 7*7 }}<img src=x onerror=alert(2)>'


@pytest.fixture
def service():
    return world.a_service()


@pytest.mark.parametrize("bad", BAD, ids=range(len(BAD)))
def test_no_answer_to_any_question_is_a_fault(client, service, bad):
    address = begin(client)
    for slug, answers in requests.usual_answers(service).items():
        data = posted(answers)
        for name in data:
            assert client.post(f"{address}/{slug}", data | {name: bad}).status_code in (200, 302)
            assert client.get(f"{address}/check").status_code == 200


@pytest.mark.parametrize("year", ["0001", "1900", "1947", "2013", "2199", "9999", "-1", "２０２６"])
@pytest.mark.parametrize(
    ("slug", "name", "also"),
    [
        ("letter-date", "letter_dated", {}),
        ("letter-sent", "letter_sent", {"sent_when": "another_day"}),
        ("letter-came", "letter_received", {"came_when": "another_day"}),
        ("birth", "date_of_birth", {}),
        ("tried", "first_tried_on", {"tried_before": "yes"}),
    ],
)
def test_a_strange_year_is_told_and_not_kept(client, service, slug, name, also, year):
    address = begin(client)
    client.post(f"{address}/who", {"asking_as": "parent"})
    client.post(f"{address}/decision", {"decision": "refusal_to_assess"})
    day = {f"{name}-day": "29", f"{name}-month": "12", f"{name}-year": year}
    answer = client.post(f"{address}/{slug}", day | also)
    assert answer.status_code == 200 or (slug, year) == ("birth", "2013")
    assert client.get(f"{address}/check").status_code == 200


def test_markup_in_every_field_is_shown_and_never_runs(client, service):
    answers = requests.usual_answers(service)
    said = {
        slug: given | {name: MARKUP for name, value in given.items() if name in TEXTS}
        for slug, given in answers.items()
    }
    address = write(client, service, **{slug.replace("-", "_"): given for slug, given in said.items()})
    for page in ("check", "later", *said):
        text = client.get(f"{address}/{page}").content.decode()
        assert "<script>alert" not in text and "<img src=x" not in text, page
        assert "49<img" not in text
    assert client.get(f"{address}/check").content.decode().count("&lt;script&gt;") >= 5


TEXTS = {
    "what_is_wrong", "hoped_for", "child_name", "school", "holder_name", "address", "safe_note", "other_needs",
    "supporter_name", "interpreter_language", "cannot_do",
}  # fmt: skip


def test_a_stranger_cannot_fill_the_sessions(client):
    client.post(f"/ask/{uuid4()}/words", {"what_is_wrong": "x" * 1_000_000})
    assert len(str(dict(client.session))) < 1000


def test_a_draft_of_somebody_else_and_none_get_the_same_answer(service):
    theirs = write(Client(), service)
    nobodys = f"/ask/{uuid4()}"
    stranger = Client()
    for page in ("who", "words", "check", "sent", "later", "discard", "nonsense"):
        for method in ("get", "post"):
            seen = [
                _told(getattr(stranger, method)(f"{at}/{page}", {"x": "y"}), at) for at in (theirs, nobodys)
            ]
            assert seen[0] == seen[1], (method, page)


def _told(answer, address):
    text = answer.content.decode().replace(address, "")
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)
    return answer.status_code, answer.get("Location", "").replace(address.replace("/", "%2F"), ""), text
