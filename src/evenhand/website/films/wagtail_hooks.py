"""What Wagtail's screens show of films."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from evenhand.website.films.models import Film


class FilmViewSet(SnippetViewSet):
    """Films about pages."""

    model = Film
    icon = "media"
    menu_label, menu_name, menu_order, add_to_admin_menu = "Films", "films", 225, True
    list_display = ["title", "kind", "page", "file"]


register_snippet(FilmViewSet)
