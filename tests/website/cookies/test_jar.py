"""What is kept in a visitor's browser: as long as they chose, read by us alone, never more than a browser takes."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpResponse

from evenhand.website.cookies import jar
from evenhand.website.cookies.register import Kept, Kind

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
THING = Kept("thing", Kind.NEEDED, "For a test.", "Nothing.", timedelta(days=30), sliding=True)
OTHER = Kept("other", Kind.NEEDED, "For a test.", "Nothing.", timedelta(days=30))


def asked(at: datetime = NOON, **cookies: str) -> Any:
    return SimpleNamespace(at=at, COOKIES=cookies, headers={})


def kept(value: Any, **options: Any) -> str:
    answer = HttpResponse()
    jar.keep(asked(), answer, THING, value, **options)
    return answer.cookies["thing"].value


@pytest.mark.parametrize(
    ("life", "last_day", "max_age"),
    [
        (None, timedelta(days=30), 30 * 86_400),
        (timedelta(days=3), timedelta(days=3), 3 * 86_400),
        (timedelta(days=90), timedelta(days=30), 30 * 86_400),
        (timedelta(0), timedelta(hours=12), ""),
    ],
)
def test_it_is_read_until_its_life_is_over_and_the_browser_is_told_the_same(
    life: timedelta | None, last_day: timedelta, max_age: object
) -> None:
    answer = HttpResponse()
    jar.keep(asked(), answer, THING, ["a"], life=life)
    words = answer.cookies["thing"].value
    assert answer.cookies["thing"]["max-age"] == max_age
    assert jar.read(asked(NOON + last_day, thing=words), THING) == ["a"]
    assert jar.read(asked(NOON + last_day + timedelta(seconds=1), thing=words), THING) is None


def test_use_lets_its_life_begin_again_as_long_as_the_visitor_chose() -> None:
    words = kept("a", life=timedelta(days=3))
    soon = HttpResponse()
    jar.renew(asked(NOON + timedelta(minutes=59), thing=words), soon, THING)
    assert not soon.cookies  # what another tab has changed since is not set back
    later, answer = NOON + timedelta(days=2), HttpResponse()
    jar.renew(asked(later, thing=words), answer, THING)
    again = answer.cookies["thing"].value
    assert answer.cookies["thing"]["max-age"] == 3 * 86_400
    assert jar.read(asked(later + timedelta(days=3), thing=again), THING) == "a"
    nothing = HttpResponse()
    jar.renew(asked(NOON + timedelta(days=4), thing=words), nothing, THING)
    assert not nothing.cookies


@pytest.mark.parametrize("spoil", [lambda words: words[:-1] + "~", lambda words: "", lambda words: "x" * 50])
def test_what_somebody_else_wrote_is_read_as_nothing(spoil: Any) -> None:
    assert jar.read(asked(thing=spoil(kept("a"))), THING) is None


def test_what_was_kept_under_one_name_is_nothing_under_another() -> None:
    assert jar.read(asked(other=kept("a")), OTHER) is None


def test_what_is_kept_while_a_request_is_answered_is_read_at_once() -> None:
    request, answer = asked(), HttpResponse()
    jar.keep(request, answer, THING, "a")
    assert jar.read(request, THING) == "a"
    jar.forget(request, answer, THING)
    assert jar.read(request, THING) is None and not answer.cookies["thing"].value


def test_more_than_a_browser_keeps_is_refused_and_nothing_is_lost() -> None:
    request, answer = asked(thing=kept("a")), HttpResponse()
    with pytest.raises(jar.TooMuch):
        jar.keep(request, answer, THING, [str(number * 7919) for number in range(2_000)])
    assert not answer.cookies and jar.read(request, THING) == "a"


def test_what_a_web_server_would_refuse_in_sum_is_refused_before() -> None:
    others = {f"tool-{number}": "x" * 3_000 for number in range(2)}
    request, answer = asked(**others), HttpResponse()
    with pytest.raises(jar.TooMuch):
        jar.keep(request, answer, THING, [str(number * 7919) for number in range(300)])
    jar.keep(request, answer, THING, "a")
    assert answer.cookies["thing"].value


def test_what_is_there_already_is_kept_on_however_full_the_browser_is() -> None:
    much = [str(number * 7919) for number in range(300)]
    full = {f"tool-{number}": "x" * 3_700 for number in range(2)}
    later, answer = asked(NOON + timedelta(days=2), thing=kept(much), **full), HttpResponse()
    jar.renew(later, answer, THING)
    jar.keep(later, answer, THING, much[:200])
    assert answer.cookies["thing"].value
    with pytest.raises(jar.TooMuch):
        jar.keep(later, answer, THING, [*much, *much])


def test_a_life_that_is_shorter_today_counts_for_what_was_kept_before() -> None:
    words = kept("a", life=timedelta(days=20))
    shorter = Kept("thing", Kind.NEEDED, "For a test.", "Nothing.", timedelta(days=5))
    this_visit = Kept("thing", Kind.NEEDED, "For a test.", "Nothing.", None)
    assert jar.read(asked(NOON + timedelta(days=5), thing=words), shorter) == "a"
    assert jar.read(asked(NOON + timedelta(days=6), thing=words), shorter) is None
    assert jar.read(asked(NOON + timedelta(hours=13), thing=words), this_visit) is None
