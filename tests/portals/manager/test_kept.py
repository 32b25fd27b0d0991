"""The page from which managers reach everything that they keep."""

import pytest

from evenhand.portals.manager import urls
from tests.build import world
from tests.build.pages import browser

pytestmark = pytest.mark.django_db


def test_every_list_that_a_manager_keeps_is_reached_in_two_steps(desk):
    shown = desk.get("/manage/").content.decode()
    lists = [str(each.pattern) for each in urls.urlpatterns if str(each.pattern).count("/") == 2]
    kept = [path for path in lists if path.endswith("/") and path.startswith("manage/")]
    assert len(kept) == 11
    for path in kept:
        assert f'href="/{path}"' in shown, path


def test_the_menu_marks_the_page_where_one_is(desk):
    for path, where in (
        ("/manage/", "Manage"),
        ("/manage/places/", "Manage"),
        ("/manage/late/", "What is late"),
    ):
        marked = desk.get(path).content.decode().split('aria-current="page"')
        assert len(marked) == 2 and marked[1].split(">", 1)[1].strip().startswith(where), path


def test_whoever_manages_nothing_does_not_reach_it(service):
    assert browser(world.a_colleague(service)).get("/manage/").status_code == 403
