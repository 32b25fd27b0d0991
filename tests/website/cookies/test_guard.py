"""Nothing is set in a browser that the register does not know, that lasts longer, or that was refused."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpResponse

from evenhand.website.cookies import choices, jar, register
from evenhand.website.cookies.guard import OnlyRegistered
from evenhand.website.cookies.register import Choice, Kept, Kind

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
HEART = Kept("heart", Kind.CHOSEN, "For a test.", "Nothing.", timedelta(days=30), Choice.SAVED)
CARDS = Kept("opened", Kind.CHOSEN, "For a test.", "Nothing.", timedelta(days=30), Choice.CARDS)
WELL = {"max_age": 60, "httponly": True, "samesite": "Lax"}


@pytest.fixture(autouse=True)
def two_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "FIXED", (*register.FIXED, HEART, CARDS))


def set_by(write: Callable[[Any, HttpResponse], None], **cookies: str) -> dict[str, str]:
    def answered(request: Any) -> HttpResponse:
        answer = HttpResponse()
        write(request, answer)
        return answer

    request = SimpleNamespace(at=NOON, COOKIES=cookies, headers={})
    found = OnlyRegistered(answered)(request).cookies
    return {name: morsel.value for name, morsel in found.items()}


def test_what_the_register_knows_is_set() -> None:
    assert set_by(lambda request, answer: jar.keep(request, answer, HEART, "a"))["heart"]
    assert set_by(lambda request, answer: jar.forget(request, answer, HEART)) == {"heart": ""}


@pytest.mark.parametrize(
    ("name", "changed", "why"),
    [
        ("_ga", {}, "it is not in the register"),
        ("heart", {"max_age": 31 * 86_400}, "it would last longer than the register says"),
        ("heart", {"max_age": None, "expires": "Fri, 01 Jan 2027 00:00:00 GMT"}, "it would last longer"),
        ("heart", {"httponly": False}, "it could be read by others"),
        ("heart", {"samesite": "None"}, "it could be read by others"),
        ("heart", {"domain": "example.org"}, "it could be read by others"),
    ],
)
def test_anything_else_is_not_set_and_the_log_says_why(
    name: str, changed: dict[str, Any], why: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, "evenhand.cookies"):
        assert not set_by(lambda _, answer: answer.set_cookie(name, "value", **{**WELL, **changed}))
    assert why in caplog.text and "value" not in caplog.text


def test_nothing_optional_is_set_before_the_visitor_said_yes() -> None:
    def opens(request: Any, answer: HttpResponse) -> None:
        jar.keep(request, answer, CARDS, ["a"])

    assert not set_by(opens)

    def says_yes(request: Any, answer: HttpResponse) -> None:
        choices.choose(request, answer, dict.fromkeys(Choice, True))
        opens(request, answer)

    assert set_by(says_yes)["opened"]


def test_what_is_switched_off_is_taken_out_at_once_and_not_set_again() -> None:
    def says_no(request: Any, answer: HttpResponse) -> None:
        choices.choose(request, answer, dict.fromkeys(Choice, False))
        jar.keep(request, answer, HEART, "b") if "again" in request.COOKIES else None

    before = set_by(lambda request, answer: jar.keep(request, answer, HEART, "a"))
    assert set_by(says_no, **before)["heart"] == ""
    assert "heart" not in set_by(says_no, again="yes")


@pytest.mark.parametrize(
    ("signal", "said", "counted"), [("", None, True), ("1", None, False), ("1", True, True)]
)
def test_a_browser_that_says_not_to_follow_it_is_not_counted_unless_its_owner_says_so_here(
    signal: str, said: bool | None, counted: bool
) -> None:
    request = SimpleNamespace(at=NOON, COOKIES={}, headers={choices.SIGNAL: signal})
    if said is not None:
        choices.choose(request, HttpResponse(), dict.fromkeys(Choice, said))
    assert choices.chosen(request)[Choice.COUNTS] is counted


def test_what_a_tool_kept_that_is_published_no_more_is_taken_out_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "_of_reckoners", tuple)

    def says_no(request: Any, answer: HttpResponse) -> None:
        choices.choose(request, answer, dict.fromkeys(Choice, False))

    found = set_by(says_no, **{"gone-history": "x", "gone-content": "x", "another": "x"})
    assert found["gone-history"] == "" == found["gone-content"] and "another" not in found
