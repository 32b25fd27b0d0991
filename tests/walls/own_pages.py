"""The pages that a family has of its own, and a service whose families are at risk on them."""

import pytest

from tests.build import pages, post_office, world
from tests.build.promises import Scene

# Whoever imports everything is given the fixtures.
__all__ = ["post", "service"]

# Whose pages each of them is walked through; the other parent tries those of everybody.
OWN_PORTAL = {"father": "", "young": "my/", "council": "inbox/", "mediator": "mediator/"}
OWN_PAGES = (
    "",
    "request",
    "information",
    "choose",
    "documents",
    "messages",
    "who",
    "certificate/",
    "meeting",
)


@pytest.fixture
def post(own_database, settings, tmp_path):
    """Give a family's case, and the post office that its messages go through."""
    settings.FILES_DIR = tmp_path
    with post_office.open_at(settings) as office:
        yield Scene(own_database, office)


@pytest.fixture
def service(db, settings, tmp_path):
    settings.DATA_DIR = settings.FILES_DIR = tmp_path
    return world.a_service()


def own_pages(case, by) -> str:
    """Return all that a family's own pages say, one after the other."""
    browser = pages.browser(by)
    return "\n".join(pages.text(browser.get(f"/my/{case.id}/{page}", follow=True)) for page in OWN_PAGES)
