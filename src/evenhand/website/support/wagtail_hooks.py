"""What Wagtail's screens show of the directory of support."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from evenhand.website.support.models import Support


class SupportViewSet(SnippetViewSet):
    """Who helps families near them."""

    model = Support
    icon = "group"
    menu_label, menu_name, menu_order, add_to_admin_menu = "Help near families", "support", 227, True
    list_display = ["name", "kind", "checked_on"]


register_snippet(SupportViewSet)
