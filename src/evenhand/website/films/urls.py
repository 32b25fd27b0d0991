"""Where a film is."""

from django.urls import path, register_converter

from evenhand.website.films import folder, views


class FilmConverter:
    """Reads the name of a file, of the few that a film can have."""

    regex = folder.NAME

    def to_python(self, value: str) -> str:
        """Return the name."""
        return value

    def to_url(self, value: str) -> str:
        """Return the name."""
        return value


register_converter(FilmConverter, "film")
app_name = "films"
urlpatterns = [path("<film:film>", views.show, name="show")]
