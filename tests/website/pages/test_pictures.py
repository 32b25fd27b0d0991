"""Easy Read: one idea a line, with a picture beside it that is drawn here and sent once."""

import re
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

import brotli
import pytest
from django.test import Client
from playwright.sync_api import Page
from wagtail.models import Locale

from evenhand import design
from evenhand.website.pages import edition
from evenhand.website.pages.blocks import IdeaBlock
from evenhand.website.pages.models import ContentPage
from evenhand.website.pages.pictures import PICTURES, choices
from tests.build import world
from tests.build.accessibility import axe, fits

SVG = "{http://www.w3.org/2000/svg}"
EASY = edition.pages("easy")
LARGEST = 21_000


def address(page: edition.PageFile) -> str:
    return f"/easy/guide/{page.section}/{page.slug}"


def ideas_of(page: edition.PageFile) -> list[dict[str, str]]:
    return [idea for kind, value in page.body if kind == "ideas" for idea in value]


def test_every_picture_is_drawn_in_lines_of_one_colour_and_says_what_it_shows() -> None:
    words = files("evenhand.website.pages").joinpath("pictures.svg").read_text(encoding="utf-8")
    symbols = ElementTree.fromstring(words).findall(f"{SVG}symbol")
    assert [symbol.get("id") for symbol in symbols] == list(PICTURES) and len(PICTURES) >= 20
    for symbol in symbols:
        drawn = [shape for shape in symbol if shape.get("d") or shape.get("r") or shape.get("width")]
        assert drawn and len(drawn) == len(symbol), symbol.get("id")
        assert not {"style", "fill", "stroke"} & {key for shape in symbol for key in shape.attrib}
    assert len({shows for _, shows in choices()}) == len(PICTURES)


@pytest.mark.parametrize("page", EASY, ids=lambda page: page.slug)
def test_every_idea_of_an_easy_read_page_has_a_picture_that_there_is(page: edition.PageFile) -> None:
    ideas = ideas_of(page)
    assert len(ideas) > 20 and all(idea["picture"] in PICTURES for idea in ideas)
    assert all(len(idea["text"].split()) <= 25 and "\n\n" not in idea["text"] for idea in ideas)


def test_a_picture_that_there_is_not_is_refused_and_none_is_none() -> None:
    with pytest.raises(edition.Unusable, match=r"no picture “calender”\. Did you mean calendar"):
        list(edition.body(":::ideas\ncalender: There are days.\n:::"))
    ((kind, (first, second)),) = edition.body(":::ideas\nTelephone us: today.\n\nclock: Do not wait.\n:::")
    assert kind == "ideas" and first == {"picture": "", "text": "Telephone us: today."}
    assert second == {"picture": "clock", "text": "Do not wait."}


def test_an_editor_chooses_among_the_pictures_that_there_are_or_none() -> None:
    offered = dict(IdeaBlock().child_blocks["picture"].field.choices)
    assert {name for name in offered if name} == set(PICTURES) and offered["clock"] == "A clock"
    assert not IdeaBlock().child_blocks["picture"].required


@pytest.mark.django_db
@pytest.mark.parametrize("page", EASY, ids=lambda page: page.slug)
def test_a_page_sends_each_picture_that_it_shows_once_and_stays_light(
    client: Client, page: edition.PageFile
) -> None:
    world.a_service()
    shown = client.get(address(page)).content.decode()
    used = re.findall(r'<use href="#picture-([a-z-]+)"', shown)
    assert used == [idea["picture"] for idea in ideas_of(page)]
    assert sorted(re.findall(r'<symbol id="picture-([a-z-]+)"', shown)) == sorted(set(used))
    assert shown.count('aria-hidden="true" focusable="false"><use') == len(used)
    built = Path(design.__file__).parent / "static" / "built"
    shared = sum(len(brotli.compress((built / f"evenhand.{kind}").read_bytes())) for kind in ("css", "js"))
    assert shared + len(brotli.compress(shown.encode())) <= LARGEST


@pytest.mark.django_db
def test_a_picture_that_was_taken_away_leaves_its_words(client: Client) -> None:
    world.a_service()
    easy = ContentPage.objects.get(slug="your-dates", locale=Locale.objects.get(language_code="en-gb-x-easy"))
    easy.body = [("ideas", [{"picture": "no-more", "text": "Take the letter."}])]
    easy.save_revision(clean=False).publish()
    shown = client.get(easy.url).content.decode()
    assert "Take the letter." in shown and "<use" not in shown and "eh-pictures" not in shown


LEFT_OF_WORDS = """() => [...document.querySelectorAll(".eh-idea")].map((idea) => {
  const [picture, words] = [...idea.children].map((each) => each.getBoundingClientRect());
  return picture.right <= words.left && picture.width > 40 && picture.height > 40;
})"""
RIGHT_OF_WORDS = LEFT_OF_WORDS.replace("picture.right <= words.left", "picture.left >= words.right")
TURNED = """() => [...document.querySelectorAll(".eh-picture")].filter(
  (picture) => getComputedStyle(picture).transform.startsWith("matrix(-1")
).map((picture) => picture.firstElementChild.getAttribute("href"))"""


@pytest.mark.browser
@pytest.mark.timeout(300)
def test_pictures_stand_beside_the_words_on_a_phone_on_paper_and_from_right_to_left(
    site: str, page: Page
) -> None:
    world.a_service()
    for easy in EASY:
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(site + address(easy))
            beside = page.evaluate(LEFT_OF_WORDS)
            assert len(beside) == len(ideas_of(easy)) and all(beside), easy.slug
            axe(page)
            fits(page)
    page.emulate_media(media="print")
    assert all(page.evaluate(LEFT_OF_WORDS))
    page.emulate_media(media="screen")
    assert not page.evaluate(TURNED)
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert all(page.evaluate(RIGHT_OF_WORDS))
    turned = set(page.evaluate(TURNED))
    assert "#picture-help" in turned and not turned & {"#picture-clock", "#picture-question"}
