"""What Wagtail's screens show of reckoners."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from evenhand.website.reckoners.models import Reckoner


class ReckonerViewSet(SnippetViewSet):
    """Question tools."""

    model = Reckoner
    icon = "help"
    menu_label, menu_name, menu_order, add_to_admin_menu = "Question tools", "reckoners", 230, True
    list_display = ["title", "slug", "checked_on"]


register_snippet(ReckonerViewSet)
