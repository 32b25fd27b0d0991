"""A reader says something about a page; an editor reads it on a list; everybody reads what came of it."""

import re

import pytest
from django.test import Client

from evenhand.design.words import day
from evenhand.domain.feedback.actions.publish_improvement import publish_improvement
from evenhand.domain.feedback.states import About
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.website.pages.models import ContentPage
from tests.build import comments, guide, pages, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(service):
    return world.a_colleague(service, "content_editor", name="Edie Page")


@pytest.fixture
def manager(service):
    return world.a_colleague(service, "manager", name="Max Lead")


def said(browser: Client, **changes: str):
    return browser.post(
        "/feedback",
        {"page": comments.PAGE, "about": "hard", "words": "Step two is hard", **changes},
        follow=True,
    )


def test_every_page_of_the_guide_leads_to_saying_something_about_it(service):
    for page in ContentPage.objects.live():
        assert f'href="/feedback?page={page.url}"' in Client().get(page.url).content.decode(), page.url
    assert 'href="/feedback"' in Client().get("/").content.decode()


def test_a_reader_comments_something_and_hears_what_happens_next(service, editor):
    page = guide.page("the-certificate")
    asked = pages.text(Client().get("/feedback", {"page": comments.PAGE}))
    assert page.title in asked and "nobody can answer you" in asked
    assert "Thank you" in pages.text(said(Client()))
    assert [(each.page, each.words) for each in comments.waiting(editor)] == [
        (comments.PAGE, "Step two is hard")
    ]


def test_whoever_is_signed_in_says_it_as_nobody_too(service, editor):
    case = world.a_case(service, reach=Reach(email="alex@family.example"))
    said(pages.browser(world.family_of(case, "alex@family.example")))
    (one,) = comments.waiting(editor)
    assert one.words == "Step two is hard"


def test_a_page_that_is_none_of_ours_is_the_website_as_a_whole(service, editor):
    shown = Client().get("/feedback", {"page": "//elsewhere.example/<b>"}).content.decode()
    assert "elsewhere" not in shown and "Tell us about this website" in shown
    said(Client(), page="https://elsewhere.example")
    assert [each.page for each in comments.waiting(editor)] == [""]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"about": ""}, "Choose what it is about."),
        ({"words": " "}, "Say in a few words what it is."),
        ({"words": "Call 07700 900123"}, "It looks as if there is a telephone number in it."),
        ({"words": "x" * 1201}, "Use 1200 characters or fewer."),
    ],
)
def test_what_cannot_be_sent_is_said_at_its_place_and_nothing_typed_is_lost(service, changes, told):
    answer = said(Client(), **changes)
    assert told in pages.text(answer)
    assert changes.get("words", "Step two is hard").strip() in answer.content.decode()
    assert f'value="{comments.PAGE}"' in answer.content.decode()


def test_that_a_page_helped_needs_no_words(service, editor):
    said(Client(), about="helped", words="")
    assert [each.about for each in comments.waiting(editor)] == [About.HELPED]


def test_an_editor_finds_it_with_who_looks_after_the_page_and_says_what_was_changed(service, editor, manager):
    comments.say("Step two is hard")
    browser = pages.browser(editor)
    shown = browser.get("/content/comments/").content.decode()
    (one,) = comments.waiting(editor)
    owner = guide.page("the-certificate").looked_after_by
    assert "Step two is hard" in shown and owner in shown and day(one.due_on) in shown
    written = {"said": "A step was hard to follow.", "did": "It is two steps now."}
    answer = browser.post(f"/content/comments/{one.id}/answer", written, follow=True)
    assert (
        "A manager publishes it." in pages.text(answer)
        and "Publish" not in pages.text(answer).split("Read")[0]
    )
    public = Client().get("/you-said-we-did").content.decode()
    assert "Nothing is here yet" in public and "two steps now" not in public
    boss = pages.browser(manager)
    (link,) = re.findall(r'href="([^"]+/publish)"', boss.get("/content/comments/").content.decode())
    assert "Everybody can read it now." in pages.text(boss.post(link, follow=True))
    public = Client().get("/you-said-we-did").content.decode()
    assert "It is two steps now." in public and comments.PAGE in public and "Step two is hard" not in public


def test_a_second_reader_is_answered_by_the_same_and_others_are_set_aside(service, editor):
    browser = pages.browser(editor)
    comments.say()
    (one,) = comments.waiting(editor)
    assert "Nothing is written down yet" in pages.text(browser.get(f"/content/comments/{one.id}/join"))
    improvement = comments.answered(editor)
    comments.say("The same")
    comments.say("Lovely", about=About.HELPED)
    first, second = comments.waiting(editor)
    same, thanks = (first, second) if first.words == "The same" else (second, first)
    browser.post(f"/content/comments/{same.id}/join", {"improvement": str(improvement)})
    browser.post(f"/content/comments/{thanks.id}/aside", {"why": "thanks"})
    shown = pages.text(browser.get("/content/comments/"))
    assert "Said by 2 readers" in shown and "It says thank you" in shown and "Nothing waits." in shown


def test_an_editor_who_does_not_publish_is_refused(service, editor, manager):
    comments.say()
    improvement = comments.answered(editor)
    browser = pages.browser(editor)
    for what in ("publish", "take-down"):
        assert browser.post(f"/content/comments/improvements/{improvement}/{what}").status_code == 403
    publish_improvement(improvement_id=improvement, at=world.now(), by=manager)
    answer = pages.browser(manager).post(
        f"/content/comments/improvements/{improvement}/take-down", follow=True
    )
    assert "Nobody can read it any longer." in pages.text(answer)
