"""Films about pages, and the files in the folder that they lie in."""

from datetime import timedelta
from pathlib import Path

from django.core.exceptions import ValidationError

from evenhand.core.clock import london_day
from evenhand.website.films.models import Film
from evenhand.website.pages.models import ContentPage

NAME = "your-dates.mp4"
SAYS = "We tell you **your dates**.\n\nRead [about them](page:your-dates)."


def put(data_dir: Path, name: str = NAME, content: bytes = b"0123456789") -> Path:
    """Put a file into the folder of films, as whoever runs the service does."""
    folder = data_dir / "films"
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(content)
    return path


def a_film(page: ContentPage, **changed: object) -> Film:
    """Return a film that is published, as an editor makes one: in sign language and held against the page today."""
    film = Film(
        **{
            "title": "Your dates, signed",
            "kind": "signed",
            "page": page,
            "file": NAME,
            "length": "3:20",
            "transcript": SAYS,
            "checked_on": london_day(page.last_published_at),
            **changed,
        }
    )
    film.full_clean()
    film.save()
    film.save_revision().publish()
    film.refresh_from_db()
    return film


def refused(page: ContentPage, **changed: object) -> dict[str, list[str]]:
    """Return what an editor is told of a film that is not taken, by the box that it stands beside."""
    try:
        a_film(page, **changed)
    except ValidationError as trouble:
        return trouble.message_dict
    return {}


def changed_again(page: ContentPage, days: int = 3) -> None:
    """Let a page be published again, some days after."""
    page.save_revision().publish()
    page.last_published_at += timedelta(days=days)
    page.save(update_fields=["last_published_at"])
