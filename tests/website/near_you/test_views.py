"""The page of one's area: what it asks, what it answers, what it keeps, and where else that is used."""

import re

import pytest
from django.core import signing
from django.core.cache import caches

from evenhand.core.principals import operator
from evenhand.core.transactions import acting_as
from evenhand.domain.organisations.models import LocalAuthority, Provider
from evenhand.portals.middleware import PERMISSIONS_POLICY
from evenhand.website.cookies.register import Choice
from tests.build import places, world
from tests.build.places import line
from tests.build.processes import session_of
from tests.build.visitors import Visitor

pytestmark = pytest.mark.django_db
CONTACT, GUIDE = "/guide/about-us/contact-us", "/guide/about-mediation/your-meeting"
BESIDE = (53.45, 1.45)


@pytest.fixture
def visitor() -> Visitor:
    return Visitor()


@pytest.fixture
def two() -> tuple[world.Service, world.Service]:
    """Open two services: QQ1 is in the council of the first, QQ2 in the second, and QQ3 in both."""
    one, other = world.a_service(), world.a_service()
    with acting_as(operator()):
        Provider.objects.filter(id=other.provider_id).update(telephone="01632 960555")
    mine, theirs = one.local_authority, other.local_authority
    places.load(
        [
            line("QQ1 1AA", mine),
            line("QQ2 1AA", theirs, at=BESIDE),
            line("QQ3 1AA", mine, at=(53.6, 1.6)),
            line("QQ3 2AA", theirs, at=(53.6, 1.6)),
            line("QQ3 2AB", theirs, at=(53.6, 1.6)),
        ],
        mine,
        theirs,
    )
    return one, other


def name(service: world.Service) -> str:
    with acting_as(operator()):
        return LocalAuthority.objects.get(code=service.local_authority).name


def provider(service: world.Service) -> str:
    with acting_as(operator()):
        return Provider.objects.get(id=service.provider_id).name


def kept(visitor: Visitor) -> dict[str, str]:
    """Return what lies in the cookie; all of it."""
    value = visitor.keeps("place").value
    return signing.Signer(salt="evenhand.kept.place").unsign_object(value)["v"]


def test_a_first_half_in_one_council_finds_it_and_its_service(visitor: Visitor, two) -> None:
    answer = visitor.tells_area("qq1")
    assert answer.status_code == 302 and answer.headers["Location"] == "/your-area"
    shown = visitor.main("/your-area")
    assert name(two[0]) in shown and provider(two[0]) in shown and "01632 960123" in shown
    assert provider(two[1]) not in shown
    assert "The first half of your postcode: QQ1" in shown


def test_of_a_whole_postcode_only_the_first_half_is_kept(visitor: Visitor, two) -> None:
    answer = visitor.tells_area("QQ1 9ZX", "month")
    assert kept(visitor) == {"council": two[0].local_authority, "outward": "QQ1"}
    assert "9ZX" not in str(answer.headers) and "9ZX" not in visitor.reads("/your-area")


def test_of_a_position_nothing_but_the_council_is_kept(visitor: Visitor, two) -> None:
    visitor.presses("/your-area", latitude="53.4512345", longitude="1.4498765", how_long="visit")
    assert kept(visitor) == {"council": two[1].local_authority, "outward": ""}
    assert "53.4" not in visitor.reads("/your-area")


def test_a_shared_place_asks_which_and_guesses_nothing(visitor: Visitor, two) -> None:
    for typed in ({"postcode": "QQ3"}, {"latitude": "53.60", "longitude": "1.60"}):
        answer = visitor.presses("/your-area", how_long="month", **typed)
        page = answer.content.decode()
        assert answer.status_code == 200 and visitor.keeps("place") is None
        radios = re.findall(r'type="radio" value="([^"]+)"', page)
        assert radios == [two[1].local_authority, two[0].local_authority, "none"]
        assert "checked" not in page
    carried = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
    refused = visitor.presses("/your-area/choose", **carried)
    assert "Choose your council." in refused.content.decode() and visitor.keeps("place") is None
    visitor.presses("/your-area/choose", council=two[0].local_authority, **carried)
    assert kept(visitor)["council"] == two[0].local_authority
    assert visitor.keeps("place")["max-age"] == 30 * 24 * 3600, "as long as was chosen before"


def test_a_whole_postcode_in_a_shared_first_half_is_asked_nothing(visitor: Visitor, two) -> None:
    assert visitor.tells_area("QQ3 1ZZ").status_code == 302
    assert kept(visitor) == {"council": two[0].local_authority, "outward": "QQ3"}


def test_whoever_is_none_of_them_is_told_what_to_do(visitor: Visitor, two) -> None:
    among = f"{two[0].local_authority},{two[1].local_authority}"
    answer = visitor.presses("/your-area/choose", council="none", among=among, how_long="visit")
    assert b"This service is for England" in answer.content and visitor.keeps("place") is None


@pytest.mark.parametrize("typed", ["QQ9", "QQ9 1AA"])
def test_an_unknown_place_offers_the_list_of_councils(visitor: Visitor, two, typed: str) -> None:
    page = visitor.tells_area(typed).content.decode()
    assert "We do not know that place. Choose your council from the list below." in page
    assert f'<option value="{two[1].local_authority}">' in page and visitor.keeps("place") is None
    visitor.presses("/your-area/choose", council=two[1].local_authority, how_long="visit")
    assert kept(visitor) == {"council": two[1].local_authority, "outward": ""}


@pytest.mark.parametrize(("typed", "where"), [("EH1 1AA", "Scotland"), ("cf10", "Wales"), ("BT1", "Ireland")])
def test_elsewhere_in_the_kingdom_is_told_that_this_is_for_england(
    visitor: Visitor, typed: str, where: str
) -> None:
    page = visitor.tells_area(typed).content.decode()
    assert "This service is for England" in page and where in page
    assert "The council that wrote the letter is the one that counts." in page
    assert visitor.keeps("place") is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"postcode": "nowhere"}, "This is not a postcode."),
        ({}, "Type your postcode, or its first half."),
        ({"latitude": "0", "longitude": "0"}, "We do not know that place. Type your postcode instead."),
        ({"latitude": "nan", "longitude": "1"}, "We do not know that place. Type your postcode instead."),
        ({"latitude": "x", "longitude": "1"}, "We do not know that place. Type your postcode instead."),
    ],
)
def test_what_is_no_place_is_said_beside_the_field(
    visitor: Visitor, typed: dict[str, str], said: str
) -> None:
    page = visitor.presses("/your-area", how_long="visit", **typed).content.decode()
    assert said in page and "There is a problem" in page and visitor.keeps("place") is None


@pytest.mark.parametrize("how_long", ["", "year"])
def test_how_long_must_be_one_of_the_two(visitor: Visitor, two, how_long: str) -> None:
    assert visitor.tells_area("QQ1", how_long).status_code == 200
    assert (
        visitor.presses("/your-area/choose", council=two[0].local_authority, how_long=how_long).status_code
        == 200
    )
    assert visitor.keeps("place") is None


def test_a_council_that_is_none_is_not_taken(visitor: Visitor, two) -> None:
    for sent in ({"council": "QZQ"}, {"council": "QZQ", "among": two[0].local_authority}, {}):
        assert visitor.presses("/your-area/choose", how_long="visit", **sent).status_code == 200
    assert visitor.keeps("place") is None


@pytest.mark.parametrize("outward", ["<script>", "hello", "QQ1 1AAA"])
def test_a_made_up_first_half_is_not_carried(visitor: Visitor, two, outward: str) -> None:
    mine = two[0].local_authority
    visitor.presses("/your-area/choose", council=mine, among=mine, outward=outward, how_long="visit")
    assert kept(visitor) == {"council": mine, "outward": ""}


def test_the_guide_and_the_contact_page_name_the_service_of_ones_area(visitor: Visitor, two) -> None:
    visitor.tells_area("QQ2")
    for page in (GUIDE, CONTACT, "/"):
        shown = visitor.reads(page)
        assert provider(two[1]) in shown and "01632 960555" in shown, page
        assert provider(two[0]) not in shown and "01632 960123" not in shown, page
        assert (
            f"Your area: <strong><bdi>{name(two[1])}</bdi></strong>" in shown and "Forget my area" in shown
        ), page


def test_a_page_kept_for_everybody_names_to_nobody_the_area_of_another(visitor: Visitor, two) -> None:
    elsewhere, nowhere = Visitor(), Visitor()
    visitor.tells_area("QQ1")
    elsewhere.tells_area("QQ2")
    for _ in ("made", "kept"):
        assert provider(two[0]) in visitor.reads(CONTACT) and provider(two[1]) not in visitor.reads(CONTACT)
        assert provider(two[1]) in elsewhere.reads(CONTACT)
        assert "Forget my area" not in nowhere.reads(CONTACT)
    assert len(caches["pages"]._cache) == 3


def test_one_touch_forgets_and_leads_back(visitor: Visitor, two) -> None:
    visitor.tells_area("QQ1", "month")
    assert visitor.presses("/your-area/forget", back=GUIDE).headers["Location"] == GUIDE
    assert visitor.keeps("place") is None
    assert "Forget my area" not in visitor.reads(GUIDE)
    assert (
        visitor.presses("/your-area/forget", back="//elsewhere.example").headers["Location"] == "/your-area"
    )


def test_a_page_elsewhere_cannot_make_us_forget(visitor: Visitor, two) -> None:
    visitor.tells_area("QQ1")
    answer = visitor.presses("/your-area/forget", {"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403 and visitor.keeps("place")


def test_a_council_that_nobody_here_serves_is_sent_to_no_service(visitor: Visitor) -> None:
    service = world.a_service()
    unserved, _ = world.a_council()
    places.load([line("QQ5 1AA", unserved)], unserved)
    visitor.tells_area("QQ5")
    assert "We do not work for families here." in visitor.main("/your-area")
    shown = visitor.reads(GUIDE)
    assert "We do not work for its families." in shown and "01632 960123" not in shown
    assert provider(service) not in shown


def test_the_request_shows_the_council_filled_in_and_says_why(visitor: Visitor, two) -> None:
    visitor.tells_area("QQ2")
    address = visitor.presses("/ask/begin").headers["Location"].removesuffix("/who") + "/council"
    page = visitor.reads(address)
    assert re.search(rf'value="{two[1].local_authority}"[^>]* checked', page)
    assert f"We filled in {name(two[1])}, because you told us that it is your area." in page
    assert "Forget my area" in page
    check = address.removesuffix("/council") + "/check"
    assert name(two[1]) not in visitor.main(check), "it is an answer only once the family sends it"


def test_the_council_of_the_letter_is_never_changed_by_the_area(visitor: Visitor, two) -> None:
    visitor.tells_area("QQ2")
    address = visitor.presses("/ask/begin").headers["Location"].removesuffix("/who") + "/council"
    visitor.presses(address, council=two[0].local_authority)
    page = visitor.reads(address)
    assert re.search(rf'value="{two[0].local_authority}"[^>]* checked', page)
    assert "because you told us" not in page


def test_staff_who_write_for_a_family_get_nothing_from_their_own_area(visitor: Visitor, two) -> None:
    adviser = world.a_colleague(two[0], "adviser")
    visitor.tells_area("QQ1")
    visitor.browser.cookies["session"] = session_of(adviser.user_id)
    address = visitor.presses("/ask/begin").headers["Location"].removesuffix("/who") + "/council"
    page = visitor.reads(address)
    assert "because you told us" not in page and " checked" not in page


def test_only_this_page_may_ask_the_browser_where_it_is(visitor: Visitor, two) -> None:
    for answer in (visitor.browser.get("/your-area"), visitor.tells_area("nowhere")):
        assert "geolocation=(self)" in answer.headers["Permissions-Policy"]
        assert "camera=(), microphone=()" in answer.headers["Permissions-Policy"]
    for path in ("/", GUIDE, "/saved", "/ask"):
        assert visitor.browser.get(path).headers["Permissions-Policy"] == PERMISSIONS_POLICY


def test_whoever_switched_it_off_is_told_once_and_nothing_is_kept(visitor: Visitor, two) -> None:
    visitor.tells_area("QQ1")
    visitor.refuses(Choice.PLACE)
    assert "You switched off your area" in visitor.main("/your-area")
    page = visitor.tells_area("QQ1", "month").content.decode()
    assert (
        provider(two[0]) in page and "so we keep nothing of this" in page and visitor.keeps("place") is None
    )
    assert "Forget my area" not in visitor.reads(GUIDE)


def test_a_council_whose_days_are_over_is_nobodys_area(visitor: Visitor, two) -> None:
    visitor.tells_area("QQ1")
    with acting_as(operator()):
        LocalAuthority.objects.filter(code=two[0].local_authority).update(ends_on="2020-01-01")
    caches["pages"].clear()
    assert "Tell us roughly where you live." in visitor.main("/your-area")
    assert "Forget my area" not in visitor.reads(GUIDE)


def test_the_licence_of_the_list_is_named(visitor: Visitor) -> None:
    council, _ = world.a_council()
    places.load([line("QQ1 1AA", council)], council, credit="Source: an office.")
    assert "Source: an office." in visitor.main("/your-area")
