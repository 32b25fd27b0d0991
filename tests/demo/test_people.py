"""Everybody whom a visitor can be is in the county, and sees what the list promises."""

import pytest
from playwright.sync_api import Page

from evenhand.demo.people import COMMISSIONERS, DEMO_PEOPLE, FAMILIES, HELPERS, MEDIATORS, OFFICERS, STAFF
from evenhand.demo.stories import STORIES
from evenhand.demo.stories.coming_of_age import INVITED
from tests.build.demo_world import Site


def test_every_family_that_can_be_signed_in_as_has_its_story():
    emails = {story.family.email for story in STORIES} | {INVITED}
    assert {one.email for one in FAMILIES} <= emails


def test_the_county_is_fictional():
    for story in STORIES:
        family = story.family
        assert not family.email or family.email.endswith(".example")
        assert not family.telephone or family.telephone.startswith(("07700 900", "01632 960"))
    assert all(one.email.endswith(".example") for one in DEMO_PEOPLE)


def test_no_two_stories_share_a_name_or_a_number():
    for values in (
        [story.key for story in STORIES],
        [story.family.email for story in STORIES if story.family.email],
        [story.family.telephone for story in STORIES if story.family.telephone],
    ):
        assert len(values) == len(set(values))


@pytest.mark.browser
@pytest.mark.parametrize("slug", [one.slug for one in DEMO_PEOPLE])
def test_one_click_signs_in_as_each(demo_site: Site, page: Page, slug: str):
    demo_site.sign_in(page, slug)
    homes = {one.slug: "/cases" for one in STAFF} | {one.slug: "/mediator/" for one in MEDIATORS}
    homes |= {one.slug: "/inbox/" for one in OFFICERS}
    homes |= {one.slug: "/figures/" for one in COMMISSIONERS} | {"sunniva": "/audit/", "nell": "/safety/"}
    homes |= {one.slug: "/helping" for one in HELPERS if one.slug != "kasia"}
    home = homes.get(slug, "/my")
    assert page.url.startswith(f"{demo_site.address}{home}")
    assert page.locator("h1").count() == 1


@pytest.mark.browser
def test_another_provider_sees_nothing_of_westmarch(demo_site: Site, page: Page):
    demo_site.sign_in(page, "owen")
    answer = page.goto(f"{demo_site.address}/cases/{demo_site.case_id_of('Helen Marsden')}/")
    assert answer is not None
    assert answer.status == 404
