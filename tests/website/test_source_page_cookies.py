"""The source's page of cookies, sentence by sentence: what ours says, and what this service does of it.

The ids are those of the list of requirements. docs/explanation/source-page.md says where we do something better.
"""

import html
import re

import pytest
from django.conf import settings
from django.test import Client, override_settings

from evenhand.portals.middleware import CONTENT_SECURITY_POLICY
from evenhand.website.cookies import presenters, register
from evenhand.website.cookies.register import Kind
from evenhand.website.pages.models import ContentPage, Elsewhere
from tests.build import world

pytestmark = pytest.mark.django_db
# Other companies that the source page lets in, by what their addresses and cookies contain.
STRANGERS = ("google", "bing", "facebook", "twitter", "youtube", "hotjar", "siteimprove", "netloan", "_ga")


@pytest.fixture(autouse=True)
def service() -> world.Service:
    return world.a_service()


def page(client: Client, address: str = "/cookies") -> str:
    return client.get(address).content.decode()


def words(client: Client, address: str = "/cookies") -> str:
    main = page(client, address).partition("<main")[2].partition("</main>")[0].partition(">")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def every_public_page() -> list[str]:
    return ["/", "/guide", "/cookies", "/privacy", "/ask", "/work-out-my-dates", "/verify"] + [
        each.url for each in ContentPage.objects.live()
    ]


def test_s47_every_public_page_leads_to_the_page_of_cookies(client: Client) -> None:
    for address in every_public_page():
        foot = page(client, address).partition('<footer class="eh-footer">')[2]
        assert '<a href="/cookies">' in foot, address


def test_s48_it_says_plainly_what_cookies_are_and_what_local_storage_is(client: Client) -> None:
    said = words(client)
    assert "asks your browser to keep a few small pieces of information. They are called cookies." in said
    assert "such as “local storage”. We use none of them for families." in said


def test_s49_why_there_are_any_is_made_from_the_register(client: Client) -> None:
    said = words(client)
    for kept in register.register():
        assert kept.purpose in said and presenters.WHY[kept.kind][1] in said


def test_s53_the_choices_stand_on_the_page_itself(client: Client) -> None:
    assert "Change what is kept" in words(client) and "Save my choice" in words(client)


def test_s54_everything_can_be_read_with_cookies_blocked(client: Client) -> None:
    assert "You can also block cookies in your browser’s own settings." in words(client)
    for address in every_public_page():
        assert Client().get(address).status_code == 200, address


def test_s55_somebody_else_explains_cookies_by_a_link_that_editors_keep(client: Client) -> None:
    explained = Elsewhere.objects.get(slug="ico-cookies")
    assert f'href="{explained.url}"' in page(client)


def test_s56_each_line_says_what_stops_where_it_is_blocked(client: Client) -> None:
    for kept in register.register():
        assert kept.without and kept.without in words(client)


def test_s57_s58_s61_two_kinds_are_listed_in_tables_with_name_type_use_and_life(client: Client) -> None:
    shown = page(client)
    assert [each.value for each in Kind] == ["Needed", "Your choice"]
    for column in ("Name", "Type", "What it is for", "How long it lasts", "If it is blocked"):
        assert f'scope="col">{column}</th>' in shown
    for kept in register.register():
        line = shown.partition(f'scope="row">{kept.cookie}</th>')[2].partition("</tr>")[0]
        assert kept.kind.value in line and presenters.life(kept) in line, kept.cookie


def test_s59_without_a_question_only_what_is_needed_is_set(client: Client) -> None:
    for address in every_public_page():
        client.get(address)
    client.post("/ask/begin")
    found = [register.known(name) for name in client.cookies]
    assert found and all(kept is not None and kept.kind is Kind.NEEDED for kept in found)


def test_s60_what_may_be_chosen_is_set_by_nobody_who_has_not_asked(client: Client) -> None:
    for kept in register.register():
        assert (kept.kind is Kind.CHOSEN) is (kept.choice is not None)
    assert "It is kept only if you ask for it." in presenters.WHY[Kind.CHOSEN][1]


def test_s62_s70_one_session_of_our_own_keeps_forms_and_scripts_cannot_read_it(client: Client) -> None:
    client.post("/ask/begin")
    session = client.cookies[settings.SESSION_COOKIE_NAME]
    assert session["httponly"] and session["samesite"] == "Lax" and not session["domain"]
    assert int(session["max-age"]) <= settings.SESSION_COOKIE_AGE == 12 * 3600


def test_s63_no_server_is_remembered(client: Client) -> None:
    client.post("/ask/begin")
    assert set(client.cookies) <= {kept.cookie for kept in register.register()}


def test_s64_s75_s78_nobody_measures_visitors_and_counting_is_refused_in_two_touches(client: Client) -> None:
    assert not [kept for kept in register.register() if "analytics" in kept.purpose.lower()]
    shown = page(client)
    assert "Keep only what is needed" in shown
    answer = client.post("/cookies", {"nothing": "yes"})
    assert answer["Location"] == "/cookies"
    assert "This is what you chose in this browser." in words(client)
    assert " checked" not in page(client).partition("<main")[2]


def test_a_choice_is_kept_and_shown_again(client: Client) -> None:
    client.post("/cookies", {"keep": ["saved", "cards"]})
    shown = page(client)
    ticked = re.findall(r'value="(\w+)" checked', shown)
    assert ticked == ["saved", "cards"]


def test_s71_s73_s74_other_websites_are_named_with_what_they_do_and_keep(client: Client) -> None:
    said, shown = words(client), page(client)
    assert "If you follow a link, that website may keep things in your browser by its own rules." in said
    for column in ("Website", "What it is for", "More information"):
        assert f'scope="col">{column}</th>' in shown
    for each in Elsewhere.objects.all():
        assert each.title in said and each.purpose in said and f'href="{each.url}"' in shown


def test_s72_s91_no_page_loads_anything_from_elsewhere(client: Client) -> None:
    assert "http" not in CONTENT_SECURITY_POLICY and "default-src 'none'" in CONTENT_SECURITY_POLICY
    for address in every_public_page():
        loaded = re.findall(r'(?:src|srcset|data|action)="([^"]+)"', page(client, address))
        loaded += re.findall(r'<link (?!rel="alternate")[^>]+href="([^"]+)"', page(client, address))
        assert not [url for url in loaded if "//" in url], address


@override_settings(SAME_POLICY_SITES=["Local offer of Westmarch"])
def test_s76_websites_with_the_same_rules_are_named(client: Client) -> None:
    assert "Websites with the same rules Local offer of Westmarch" in words(client)


def test_s77_s82_s84_s87_s90_s93_s97_s99_links_elsewhere_are_kept_in_one_place(client: Client) -> None:
    """Every link of our pages to another website is one that editors keep in a list, and says what it is."""
    kept = set(Elsewhere.objects.values_list("url", flat=True))
    for address in every_public_page():
        main = page(client, address).partition("<main")[2].partition("</main>")[0]
        for url in re.findall(r'<a href="(https:[^"]+)"', main):
            about = Elsewhere.objects.filter(about_url=url).exists()
            assert url in kept or (address == "/cookies" and about), (address, url)
        if address != "/cookies":
            for after in re.findall(r'<a href="https:[^"]+" rel="noreferrer">[^<]+</a>(.{18})', main):
                assert after == " (another website)", address


def test_s81_s83_s88_s94_s96_none_of_the_others_is_here(client: Client) -> None:
    for address in every_public_page():
        shown = page(client, address).lower()
        assert not [name for name in STRANGERS if name in shown], address
    assert "Nothing you do is filmed or replayed, on any page." in words(client)
    assert "pay" not in {each.name for each in register.register()}


def test_s85_s86_s89_s92_our_own_pages_elsewhere_are_plain_links_with_a_notice(client: Client) -> None:
    assert "We are also here" not in words(client)
    Elsewhere.objects.filter(slug="ipsea").update(
        in_footer=True, title="Our films", url="https://films.example/us"
    )
    shown = page(client)
    assert '<a href="https://films.example/us" rel="noreferrer">Our films</a> (another website)' in shown
    assert "films.example" not in "".join(re.findall(r'src="([^"]+)"', shown))


def test_s95_what_ends_with_the_browser_says_so(client: Client) -> None:
    client.get("/sign-in")
    assert client.cookies[settings.CSRF_COOKIE_NAME]["max-age"] == ""
    assert presenters.life(register.FORMS) == "Until you close the browser"
