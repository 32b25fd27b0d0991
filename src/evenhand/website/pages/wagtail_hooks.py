"""What Wagtail's screens show of ours, and the short menu that is left of theirs."""

from typing import Any

from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from evenhand.core import clock
from evenhand.website.pages import queries
from evenhand.website.pages.models import Alert, Card, ContentPage, Elsewhere, Term

MENU = (
    "explorer", "alerts", "cards", "words", "films", "support", "elsewhere", "look-at", "comments", "reckoners",
)  # fmt: skip


class AlertViewSet(SnippetViewSet):
    """What everybody must know for some days."""

    model = Alert
    icon = "warning"
    menu_label, menu_name, menu_order, add_to_admin_menu = "Alerts", "alerts", 200, True
    list_display = ["title", "starts_on", "ends_on"]


class CardViewSet(SnippetViewSet):
    """Cards that several pages use."""

    model = Card
    icon = "snippet"
    menu_label, menu_name, menu_order, add_to_admin_menu = "Cards", "cards", 210, True
    list_display = ["title", "slug"]


class TermViewSet(SnippetViewSet):
    """Words of the glossary."""

    model = Term
    icon = "openquote"
    menu_label, menu_name, menu_order, add_to_admin_menu = "Words", "words", 220, True
    list_display = ["term", "slug"]


class ElsewhereViewSet(SnippetViewSet):
    """Other websites that pages lead to."""

    model = Elsewhere
    icon = "link-external"
    menu_label, menu_name, menu_order, add_to_admin_menu = "Other websites", "elsewhere", 230, True
    list_display = ["title", "url"]


for viewset in (AlertViewSet, CardViewSet, TermViewSet, ElsewhereViewSet):
    register_snippet(viewset)


@hooks.register("register_admin_menu_item")
def lead_to_what_to_look_at() -> MenuItem:
    """Lead to the list of what editors must look at."""
    return MenuItem("Pages to look at", reverse("look-at"), name="look-at", icon_name="view", order=240)


@hooks.register("register_admin_menu_item")
def lead_to_comments() -> MenuItem:
    """Lead to what readers say about pages."""
    return MenuItem("Comments", reverse("comments:list"), name="comments", icon_name="comment", order=245)


@hooks.register("after_publish_page")
def note_what_it_translates(request: Any, page: Any) -> None:
    """Note which English page a translation says again, once a translator has read it since that was published."""
    read_on = getattr(page.specific, "translation_checked_on", None)
    english = queries.english_of(page.specific) if read_on else None
    published = english.last_published_at if english else None
    if read_on and published and read_on > clock.london_day(published):
        ContentPage.objects.filter(pk=page.pk).update(translates=published)


@hooks.register("construct_main_menu")
def keep_the_menu_short(request: Any, menu_items: list[Any]) -> None:
    """Leave out what the door shuts."""
    menu_items[:] = [item for item in menu_items if item.name in MENU]


@hooks.register("construct_homepage_panels")
def keep_the_first_screen_short(request: Any, panels: list[Any]) -> None:
    """Leave what was edited lately, and nothing about Wagtail itself."""
    panels[:] = [panel for panel in panels if getattr(panel, "name", "") in ("recent_edits", "locked_pages")]
