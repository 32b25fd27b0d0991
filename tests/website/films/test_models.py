"""A film as an editor keeps it: what is refused, and which page it says."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from evenhand.core.clock import london_day
from evenhand.website.films.models import Film
from evenhand.website.pages.models import ContentPage
from tests.build import films

pytestmark = pytest.mark.django_db


def test_a_file_that_is_not_there_is_refused_with_those_that_are(data_dir: Path, dates: ContentPage) -> None:
    assert films.refused(dates) == {
        "file": ["There is no file “your-dates.mp4” in the films folder; it holds none of this kind yet."]
    }
    films.put(data_dir, "a.mp4"), films.put(data_dir, "b.webm"), films.put(data_dir, "c.vtt")
    assert films.refused(dates)["file"][0].endswith("it holds: a.mp4, b.webm.")
    assert films.refused(dates, file="../a.mp4") and films.refused(dates, file="c.vtt")
    assert films.refused(dates, file="a.mp4") == {}
    assert films.refused(dates, file="a.mp4", captions="d.vtt")["captions"][0].endswith("it holds: c.vtt.")


def test_a_film_has_all_its_words_beside_it(data_dir: Path, dates: ContentPage) -> None:
    films.put(data_dir)
    assert films.refused(dates, transcript="") == {"transcript": ["This field cannot be blank."]}
    told = films.refused(dates, transcript="Ask [[provider.nmae]].")["transcript"]
    assert told[0].startswith("There is no fact “provider.nmae”.")


def test_a_film_that_is_spoken_has_captions(data_dir: Path, dates: ContentPage) -> None:
    films.put(data_dir)
    assert films.refused(dates, kind="spoken") == {"captions": ["A film that is spoken must have captions."]}
    films.put(data_dir, "your-dates.vtt")
    assert films.refused(dates, kind="spoken", captions="your-dates.vtt") == {}


@pytest.mark.parametrize("length", ["", "3", "3:60", "3:5", "three"])
def test_a_length_is_minutes_and_seconds(data_dir: Path, dates: ContentPage, length: str) -> None:
    films.put(data_dir)
    assert "length" in films.refused(dates, length=length)


def test_a_film_says_the_page_that_was_published_when_it_was_held_against_it(
    data_dir: Path, dates: ContentPage
) -> None:
    films.put(data_dir)
    film = films.a_film(dates)
    assert film.made_from == dates.last_published_at
    films.changed_again(dates)
    day = london_day(dates.last_published_at)
    for checked, is_new in ((day - timedelta(1), False), (day, False), (day + timedelta(1), True)):
        film.page, film.checked_on = dates, checked
        film.full_clean()
        assert (film.made_from == dates.last_published_at) is is_new, checked


def test_a_film_that_was_held_against_an_older_page_is_not_of_this_one(
    data_dir: Path, dates: ContentPage
) -> None:
    films.put(data_dir)
    before = london_day(dates.last_published_at) - timedelta(1)
    assert films.a_film(dates, checked_on=before).made_from is None


def test_an_editor_drafts_a_film_and_a_manager_publishes_it(
    editor: Client, manager: Client, data_dir: Path, dates: ContentPage
) -> None:
    films.put(data_dir)
    add = reverse("wagtailsnippets_films_film:add")
    typed = {
        "title": "Signed", "kind": "signed", "page": dates.pk, "file": "your-dates.mp4", "captions": "",
        "length": "1:05", "transcript": films.SAYS, "checked_on": "2026-11-30",
    }  # fmt: skip
    assert "There is no file “no.mp4”" in editor.post(add, {**typed, "file": "no.mp4"}).content.decode()
    assert editor.post(add, {**typed, "action-publish": "1"}).status_code == 302
    film = Film.objects.get()
    assert (film.live, film.seconds) == (False, 65)
    edit = reverse("wagtailsnippets_films_film:edit", args=[film.pk])
    assert editor.get(edit).status_code == 200
    assert manager.post(edit, {**typed, "action-publish": "1"}).status_code == 302
    film.refresh_from_db()
    assert film.live
    delete = reverse("wagtailsnippets_films_film:delete", args=[film.pk])
    assert editor.post(delete).status_code == 302 and Film.objects.exists()
    assert manager.post(delete).status_code == 302 and not Film.objects.exists()
    assert ContentPage.objects.filter(pk=dates.pk).exists()
