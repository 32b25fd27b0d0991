"""Anybody may check a certificate; the answer tells nothing about people, and guessing is stopped."""

import re
import time
from statistics import median

import pytest

from evenhand.domain.certificates import queries
from tests.build import certificates, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    service = world.a_service()
    adviser = world.a_colleague(service)
    return certificates.issued(certificates.a_case_that_said_no(service, adviser), adviser)


def read(response):
    return " ".join(response.content.decode().split())


def test_the_address_in_the_qr_code_answers_with_kind_and_day_only(client, made):
    page = read(client.get(f"/verify/{made.number}/{made.check_code}"))
    assert "This certificate is valid" in page and "section 55(4)" in page
    for name in ("Sam", "Holloway", "Alex", "Council", "Robin", "Marsh", "refus"):
        assert name not in re.sub(r"<footer.*|<section class=\"eh-help.*?</section>", "", page)


def test_typing_is_forgiven(client, made):
    typed = {"number": made.number.lower().replace("-", " "), "check_code": f" {made.check_code.lower()} "}
    assert "This certificate is valid" in read(client.post("/verify", typed))


def test_an_empty_answer_is_asked_again_beside_its_field(client):
    page = read(client.post("/verify", {"number": "", "check_code": "AAAA"}))
    assert "Type the certificate number." in page and 'value="AAAA"' in page


def answer_in(response):
    """Return the page without its foot, which prints the page's own address."""
    return read(response).split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize("number", ["EM-1999-000001", "x", "☃", "EM-2026-" + "9" * 50])
def test_what_we_do_not_know_is_said_the_same_way(client, made, number):
    unknown = client.get(f"/verify/{number}/{made.check_code}")
    wrong_code = client.get(f"/verify/{made.number}/AAAA-AAAA-AAAA")
    assert unknown.status_code == wrong_code.status_code == 200
    assert answer_in(unknown) == answer_in(wrong_code)
    assert "We do not know this certificate" in read(unknown)


def test_a_wrong_code_takes_as_long_as_an_unknown_number(client, made, monkeypatch):
    monkeypatch.setattr(queries, "CHECKS_AN_HOUR", 10_000)

    def milliseconds(number):
        began = time.perf_counter()
        client.get(f"/verify/{number}/AAAA-AAAA-AAAA")
        return (time.perf_counter() - began) * 1000

    milliseconds(made.number)
    pairs = [(milliseconds(made.number), milliseconds("EM-1999-000001")) for _ in range(60)]
    known, unknown = (median(column) for column in zip(*pairs, strict=True))
    assert abs(known - unknown) < 0.25 * max(known, unknown), (known, unknown)


def test_guessing_is_stopped_and_says_what_to_do(client, made):
    for _ in range(queries.CHECKS_AN_HOUR):
        client.get("/verify/EM-1999-000001/AAAA-AAAA-AAAA")
    stopped = client.get("/verify/EM-1999-000001/AAAA-AAAA-AAAA")
    assert stopped.status_code == 429 and "telephone us" in read(stopped)
    elsewhere = client.get(f"/verify/{made.number}/{made.check_code}", REMOTE_ADDR="203.0.113.7")
    assert "This certificate is valid" in read(elsewhere)
