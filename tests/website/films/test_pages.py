"""A page with a film says so, and is whole without it."""

from pathlib import Path

import pytest
from django.test import Client

from evenhand.core.clock import london_day
from evenhand.design.words import day
from evenhand.website.pages.models import ContentPage
from tests.build import films, world

pytestmark = pytest.mark.django_db
PLAYER = '<video controls playsinline preload="none" src="/films/your-dates.mp4"'
BEHIND = "This film was made before the page was last changed"


@pytest.fixture(autouse=True)
def service() -> world.Service:
    return world.a_service()


def read(client: Client, page: ContentPage) -> str:
    answer = client.get(page.url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_page_leads_to_its_film_and_says_how_long_and_how_large_it_is(
    client: Client, data_dir: Path, dates: ContentPage
) -> None:
    assert "<video" not in read(client, dates)
    films.put(data_dir, content=b"x" * 2_400_000)
    film = films.a_film(dates)
    page = read(client, dates)
    assert f'<a href="#film-{film.pk}">British Sign Language film, 3 minutes</a>' in page
    assert page.index("#film-") < page.index("<h2") < page.index('id="film-')
    assert "Watch this page in British Sign Language</h2>" in page and PLAYER in page
    assert "3 minutes 20 seconds, 2 MB. Nothing is loaded until you press play." in page
    assert "<track" not in page and BEHIND not in page and "autoplay" not in page


def test_all_that_a_film_says_stands_beside_it_with_its_links(
    client: Client, data_dir: Path, dates: ContentPage
) -> None:
    films.put(data_dir)
    films.a_film(dates)
    page = read(client, dates).partition("All that the film says, in words")[2].partition("</details>")[0]
    assert "<strong>your dates</strong>" in page and f'<a href="{dates.url}">about them</a>' in page


def test_a_film_with_captions_offers_them(client: Client, data_dir: Path, dates: ContentPage) -> None:
    films.put(data_dir)
    captions = films.put(data_dir, "your-dates.vtt")
    films.a_film(dates, kind="spoken", captions="your-dates.vtt")
    page = read(client, dates)
    assert "Film with captions, 3 minutes" in page and "Watch this page as a film" in page
    assert '<track kind="captions" src="/films/your-dates.vtt" srclang="en-gb" label="Captions">' in page
    captions.unlink()
    assert "<track" not in read(client, dates)


def test_a_page_without_its_file_shows_the_words_and_no_player(
    client: Client, data_dir: Path, dates: ContentPage
) -> None:
    file = films.put(data_dir)
    films.a_film(dates)
    assert "<video" in read(client, dates)
    file.unlink()
    page = read(client, dates)
    assert "<video" not in page and "/films/" not in page and "British Sign Language film" not in page
    assert "The film is not here at the moment." in page and "<strong>your dates</strong>" in page
    films.put(data_dir)
    assert "<video" in read(client, dates)


def test_a_film_of_an_older_page_says_so_until_it_is_held_against_the_new_one(
    client: Client, data_dir: Path, dates: ContentPage
) -> None:
    films.put(data_dir)
    film = films.a_film(dates)
    films.changed_again(dates)
    on = day(london_day(dates.last_published_at))
    assert f"{BEHIND}, on {on}. Where they differ, the page is right." in read(client, dates)
    film.page, film.checked_on = dates, london_day(dates.last_published_at).replace(year=2099)
    film.full_clean()
    film.save_revision().publish()
    assert BEHIND not in read(client, dates)


def test_a_film_that_is_a_draft_is_on_no_page(client: Client, data_dir: Path, dates: ContentPage) -> None:
    films.put(data_dir)
    films.a_film(dates).unpublish()
    assert "film" not in read(client, dates).partition("<main")[2].partition("</main>")[0].lower()


def test_a_film_is_on_its_own_page_and_on_no_translation(
    client: Client, data_dir: Path, dates: ContentPage
) -> None:
    films.put(data_dir)
    films.a_film(dates)
    others = ContentPage.objects.filter(translation_key=dates.translation_key).exclude(pk=dates.pk)
    assert others.count() == 3
    assert all("<video" not in read(client, other) for other in others)
    polish = others.get(locale__language_code="pl")
    films.a_film(polish)
    page = read(client, polish)
    assert "Film w brytyjskim języku migowym, 3 minuty" in page and "3 minuty 20 sekund, 1 MB." in page
