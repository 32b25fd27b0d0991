"""What editors must look at: each kind of fault is found on a page that has it, and on no page that comes with us."""

from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from evenhand.core.clock import today
from evenhand.core.principals import anonymous
from evenhand.core.transactions import acting_as
from evenhand.domain.law.in_use import law_for_everybody
from evenhand.website.pages.models import ContentPage, Elsewhere
from evenhand.website.reckoners.models import Reckoner
from evenhand.website.reports.looking import look
from evenhand.website.reports.looking_at_support import look_at_support
from evenhand.website.reports.looking_at_tools import look_at_tools
from evenhand.website.support.models import Support
from tests.build import films, guide, pages, support, world

pytestmark = pytest.mark.django_db
IN_TIME = date(2026, 6, 1)


def faults(on: date = IN_TIME, slug: str = "benefits") -> list[str]:
    return [fault for each in look(on) if each.address == guide.page(slug).url for fault in each.faults]


def say(words: str, slug: str = "benefits") -> None:
    page = guide.page(slug)
    page.body = [("text", words)]
    page.save_revision(clean=False).publish()


def test_pages_that_come_with_us_have_nothing_but_drafts_to_look_at(service: world.Service) -> None:
    found = {fault for each in look(IN_TIME) for fault in each.faults}
    assert found == {"No translator has read it: it is shown as a draft."}


def test_s98_a_page_says_when_it_was_to_be_looked_at_again(service: world.Service) -> None:
    due = guide.page("benefits").look_again_by
    assert not faults(due)
    assert faults(due + timedelta(days=1))[0].startswith("It was to be looked at again by ")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Read [about it](page:not-there).", "There is no page “not-there”."),
        ("Look [elsewhere](out:nowhere).", "There is no other website “nowhere”."),
        ("Within [[law:no-such]].", "There is no fact “law:no-such”."),
        ("Read more [here](go:ask).", "The words of a link say nothing alone: “here”."),
        ("The color is red.", "In British spelling, “color” is “colour”."),
        (
            "Notwithstanding aforementioned representations, administrative determinations necessitate adjudication.",
            "It is hard to read: grade",
        ),
    ],
)
def test_s98_a_fault_in_the_words_of_a_page_is_told(service: world.Service, words: str, told: str) -> None:
    say(words)
    assert [fault for fault in faults() if told in fault], faults()


def test_a_link_to_a_page_that_was_taken_away_is_told(service: world.Service) -> None:
    say("Read [about your dates](page:your-dates).")
    assert not faults()
    for each in ContentPage.objects.filter(slug="your-dates"):
        each.unpublish()
    assert [fault for fault in faults() if "There is no page “your-dates”" in fault]


def test_the_list_is_for_editors_and_leads_to_each_page(manager: Client, service: world.Service) -> None:
    say("Read more [here](go:ask).")
    shown = manager.get("/content/look-at").content.decode()
    assert "say nothing alone" in shown and f"/content/pages/{guide.page('benefits').pk}/edit/" in shown
    assert Client().get("/content/look-at")["Location"].startswith("/sign-in")
    assert pages.browser(world.a_colleague(service)).get("/content/look-at").status_code == 403


def of_tool(on: date = IN_TIME, slug: str = "certificate") -> tuple[str, ...]:
    with acting_as(anonymous()):
        law = law_for_everybody()
    return next(each.faults for each in look_at_tools(on, law) if each.address == f"/check/{slug}")


UNCHECKED = "Nobody has held it against the law since it was last changed."


def test_every_question_tool_that_comes_with_us_awaits_somebody_who_knows_the_law(
    service: world.Service,
) -> None:
    slugs = Reckoner.objects.values_list("slug", flat=True)
    assert {slug: of_tool(slug=slug) for slug in slugs} == dict.fromkeys(slugs, (UNCHECKED,))


def test_a_tool_is_told_that_was_to_be_looked_at_again_or_leads_nowhere(service: world.Service) -> None:
    tool = Reckoner.objects.get(slug="certificate")
    assert of_tool(tool.look_again_by + timedelta(days=1))[0].startswith("It was to be looked at again by ")
    tool.intro = "Look at [a page](page:not-there)."
    tool.save_revision(clean=False).publish()
    assert "There is no page “not-there”." in of_tool()


def test_an_example_of_a_tool_that_the_law_overtook_is_told(service: world.Service) -> None:
    tool = Reckoner.objects.get(slug="certificate")
    example = tool.examples[0].value
    example["hides"], example["shows"] = example["shows"], example["hides"]
    tool.save_revision(clean=False).publish()
    assert [fault for fault in of_tool() if fault.startswith("An example no longer comes out as it says")]


def test_tools_stand_on_the_list_of_editors(manager: Client, service: world.Service) -> None:
    shown = manager.get("/content/look-at").content.decode()
    tool = Reckoner.objects.get(slug="certificate")
    assert UNCHECKED in shown and f"/content/snippets/reckoners/reckoner/edit/{tool.pk}/" in shown


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/there" else 404)
        self.end_headers()

    def log_message(self, *args: Any) -> None:
        """Say nothing: the test reads what the command prints."""


def test_s98_another_website_that_no_longer_answers_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with HTTPServer(("127.0.0.1", 0), _Answers) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        Elsewhere.objects.exclude(slug="ipsea").delete()
        Elsewhere.objects.update(url=f"{address}/there", about_url="")
        Support.objects.exclude(name="SOS!SEN").delete()
        Support.objects.update(website=f"{address}/there")
        call_command("check_links")
        assert "2 of 2 addresses answer." in capsys.readouterr().out
        Support.objects.update(website=f"{address}/gone")
        with pytest.raises(CommandError, match=r"SOS!SEN: .*/gone: it answers 404"):
            call_command("check_links")
        Elsewhere.objects.update(url=f"{address}/gone")
        with pytest.raises(CommandError, match=r"IPSEA: .*/gone: it answers 404"):
            call_command("check_links")
        server.shutdown()
    with pytest.raises(CommandError, match="it does not answer"):
        call_command("check_links")


def test_today_is_read_at_the_edge(manager: Client) -> None:
    assert manager.get("/content/look-at").status_code == 200 and look(today())


def test_films_that_say_an_older_page_or_are_not_there_are_told(
    service: world.Service, settings: Any, tmp_path: Path
) -> None:
    settings.DATA_DIR = tmp_path
    file, page = films.put(tmp_path), guide.page("benefits")
    films.a_film(page)
    assert not faults()
    file.unlink()
    assert faults() == [
        "The file your-dates.mp4 of its film “Your dates, signed” is not in the films folder."
    ]
    films.put(tmp_path)
    films.changed_again(page)
    (told,) = faults()
    assert told.startswith("Its film “Your dates, signed” says an older page: this one was published on ")


def of_helper(on: date, name: str = "Mill Lane Advice") -> tuple[str, ...]:
    return next(each.faults for each in look_at_support(on) if each.title == name)


def test_whoever_helps_and_was_to_be_asked_again_is_told(service: world.Service) -> None:
    entry = support.a_helper(service.local_authority)
    assert of_helper(entry.look_again_by) == of_helper(IN_TIME, "IPSEA") == ()
    assert of_helper(entry.look_again_by + timedelta(days=1))[0].startswith(
        "It was to be looked at again by "
    )


def test_whoever_helps_a_council_without_its_duty_is_told(service: world.Service) -> None:
    entry = support.a_helper(service.local_authority)
    council = entry.councils.get()
    type(council).objects.filter(pk=council.pk).update(ends_on=date(2026, 5, 31))
    told = " ".join(of_helper(IN_TIME))
    assert f"It is listed for {council.name}, which has no duty any more" in told
    assert "so no family finds it" in told


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("does", "Ask [them](page:not-there).", "There is no page “not-there”."),
        ("does", "The color is red.", "In British spelling, “color” is “colour”."),
        ("website", "https://nowhere", "is no address of a website"),
        ("website", "ftp://mill.example/", "is no address of a website"),
    ],
)
def test_an_entry_of_the_directory_with_a_fault_is_told(
    service: world.Service, column: str, value: str, told: str
) -> None:
    entry = support.a_helper()
    type(entry).objects.filter(pk=entry.pk).update(**{column: value})
    assert [fault for fault in of_helper(IN_TIME) if told in fault]


def test_whoever_helps_stands_on_the_list_of_editors(manager: Client, service: world.Service) -> None:
    entry = support.a_helper(checked_on=date(2020, 1, 1))
    shown = manager.get("/content/look-at").content.decode()
    assert f"/content/snippets/support/support/edit/{entry.pk}/" in shown
