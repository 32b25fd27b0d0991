"""The directory of support: who helps in one's area, when somebody last asked them, and where else to look."""

import html
from datetime import timedelta

import pytest
from django.test import Client

from evenhand.design.words import day
from evenhand.website.support.models import Kind, Support
from tests.build import guide, support, world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def service() -> world.Service:
    return world.a_service()


def shown(client: Client, address: str = "/support") -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(
        html.unescape(answer.content.decode()).partition("<main")[2].partition("</main>")[0].split()
    )


def live_in(client: Client, code: str) -> None:
    client.post("/your-area/choose", {"council": code, "how_long": "visit"})


def test_before_the_area_is_known_those_for_all_of_england_are_listed_and_areas_can_be_chosen(
    client: Client, service: world.Service
) -> None:
    support.a_helper(service.local_authority)
    page = shown(client)
    assert "We do not know your area" in page and 'href="/your-area"' in page
    assert "<h3>IPSEA</h3>" in page and "Mill Lane Advice" not in page
    assert f'<a href="/support/{service.local_authority}">' in page


def test_once_the_area_is_known_those_who_help_there_are_listed_and_no_others(
    client: Client, service: world.Service
) -> None:
    other = world.another_council(service)
    support.a_helper(service.local_authority, other.local_authority)
    support.a_helper(other.local_authority, name="Elsewhere Advice")
    live_in(client, service.local_authority)
    page = shown(client)
    assert "<h3>Mill Lane Advice</h3>" in page and "<h3>IPSEA</h3>" in page and "Elsewhere" not in page
    assert "Forget my area" in page and f'<a href="/support/{other.local_authority}">' in page
    assert f'<a href="/support/{service.local_authority}">' not in page, "this is that page"


def test_the_page_of_one_council_lists_who_helps_there_whoever_opens_it(
    client: Client, service: world.Service
) -> None:
    other = world.another_council(service)
    support.a_helper(other.local_authority)
    live_in(client, service.local_authority)
    page = shown(client, f"/support/{other.local_authority}")
    assert "<h3>Mill Lane Advice</h3>" in page and "Forget my area" not in page


@pytest.mark.parametrize("code", ["ZZZ", "nobody", "WM1"])
def test_what_is_no_council_has_no_page(client: Client, code: str) -> None:
    assert client.get(f"/support/{code}").status_code == 404


def test_an_entry_says_how_to_reach_them_and_that_a_link_leads_to_another_website(client: Client) -> None:
    support.a_helper(
        for_whom="Parents.", hours="Monday, 9am to midday", website="https://mill.example/", access="Step-free.",
        email="help@mill.example",
    )  # fmt: skip
    page = shown(client)
    assert '<a class="eh-telephone" href="tel:01632960777">01632 960777</a>' in page
    assert 'href="mailto:help@mill.example"' in page and "Monday, 9am to midday" in page
    assert 'rel="noreferrer">Website of Mill Lane Advice</a> (another website)' in page
    assert "They give <strong>free</strong> advice." in page
    assert all(words in page for words in ("For: Parents.", "Cost: Free", "Getting in: Step-free."))


def test_an_entry_says_when_it_was_checked_and_when_that_is_too_long_ago(client: Client) -> None:
    checked = world.today() - timedelta(days=30)
    entry = support.a_helper(checked_on=checked)
    assert f"Checked on {day(checked)}." in shown(client)
    entry.checked_on = world.today() - timedelta(days=400)
    entry.save_revision().publish()
    assert f"We have not checked this since {day(entry.checked_on)}." in shown(client)


def test_kinds_stand_in_one_order_and_a_kind_of_which_there_is_none_is_left_out(
    client: Client, service: world.Service
) -> None:
    for kind in reversed(Kind):
        support.a_helper(service.local_authority, name=f"Helper {kind}", kind=kind)
    page = shown(client, f"/support/{service.local_authority}")
    places = [page.index(f'<h2 id="{kind}">{kind.label}</h2>') for kind in Kind]
    assert places == sorted(places)
    Support.objects.get(name="Helper health").unpublish()
    assert Kind.HEALTH.label not in shown(client, f"/support/{service.local_authority}")


def test_where_nobody_near_is_listed_the_page_says_so_and_who_helps_everywhere(
    client: Client, service: world.Service
) -> None:
    page = shown(client, f"/support/{service.local_authority}")
    assert "We list nobody in this area yet" in page and "<h3>IPSEA</h3>" in page
    assert f'href="{guide.page("where-to-get-help").url}"' in page
    for entry in Support.objects.all():
        entry.unpublish()
    assert "We list nobody yet" in shown(client)


def test_a_draft_and_what_was_taken_down_are_nowhere_and_a_change_is_seen_at_once(
    client: Client, service: world.Service
) -> None:
    entry = support.a_helper(service.local_authority)
    address = f"/support/{service.local_authority}"
    assert "Mill Lane Advice" in shown(client, address)
    entry.name = "Mill Lane Help"
    entry.save_revision()
    assert "Mill Lane Help" not in shown(client, address)
    entry.get_latest_revision().publish()
    assert "Mill Lane Help" in shown(client, address)
    entry.unpublish()
    assert "Mill Lane" not in shown(client, address)
    assert b"Mill Lane" not in client.get("/support/open-referral.json").content


def test_pages_lead_to_the_directory(client: Client, service: world.Service) -> None:
    assert 'href="/support"' in shown(client, guide.page("where-to-get-help").url)
    live_in(client, service.local_authority)
    assert 'href="/support"' in shown(client, "/your-area")


def test_the_search_finds_the_directory_and_who_is_in_it(client: Client, service: world.Service) -> None:
    entry = support.a_helper(service.local_authority, does="They know about speech and language.")
    for words in ("mill lane", "speech"):
        page = html.unescape(client.post("/search", {"words": words}).content.decode())
        assert f'href="/support/{service.local_authority}#support-{entry.pk}"' in page, words
    assert 'href="/support"' in client.post("/search", {"words": "local charities"}).content.decode()
    entry.unpublish()
    assert "#support-" not in client.post("/search", {"words": "mill lane"}).content.decode()


def test_a_kept_page_is_not_shown_to_somebody_of_another_area(client: Client, service: world.Service) -> None:
    support.a_helper(service.local_authority)
    live_in(client, service.local_authority)
    assert "Mill Lane Advice" in shown(client)
    assert "Mill Lane Advice" not in shown(Client())
