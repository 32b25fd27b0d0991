"""What Wagtail may know of somebody who edits: what the door let them in with, and nothing of its own.

Wagtail asks a user for groups and for permissions by name. Ours has neither. Whoever comes through the door becomes an
`Editor` for that one request, and these rules answer every such question (decision 0030).
"""

from uuid import UUID

from django.contrib.auth.models import Permission as Named
from wagtail.models import GroupPagePermission, Page

from evenhand.website.pages.models import Editor

PIECES = (
    ("films", "film"),
    ("pages", "alert"),
    ("pages", "card"),
    ("pages", "elsewhere"),
    ("pages", "term"),
    ("reckoners", "reckoner"),
    ("support", "support"),
)
WRITES = frozenset(
    {"wagtailadmin.access_admin", "simple_translation.submit_translation"}
    | {f"{app}.{verb}_{piece}" for app, piece in PIECES for verb in ("view", "add", "change")}
)
PUBLISHES = WRITES | {f"{app}.{verb}_{piece}" for app, piece in PIECES for verb in ("publish", "delete")}
ON_PAGES = ("add_page", "change_page")
ALSO_ON_PAGES = ("publish_page", "lock_page", "unlock_page")


def may(editor: Editor, permission: str) -> bool:
    """Tell whether an editor holds one of Wagtail's permissions; whatever is not named here nobody holds."""
    return permission in (PUBLISHES if editor.may_publish else WRITES)


def as_editor(user_id: UUID, *, may_publish: bool) -> Editor:
    """Return somebody as Wagtail sees them during one request."""
    editor: Editor = Editor.objects.get(pk=user_id)
    editor.may_publish = may_publish
    codenames = ON_PAGES + ALSO_ON_PAGES if may_publish else ON_PAGES
    # careful: where these are set, Wagtail does not look for the groups of a user, which ours has not
    editor._collection_permission_cache = editor._site_permission_cache = []
    editor._page_permission_cache = [
        GroupPagePermission(page=home, permission=Named(codename=codename))
        for home in Page.objects.filter(depth=2)
        for codename in codenames
    ]
    return editor
