"""The accessibility statement says what the tests found, all of what is known to be missing, and whom to tell."""

import re
from html import unescape

import pytest
from django.test import Client

from evenhand.website.accessibility.statement import results, statement
from evenhand.website.languages.addresses import PREFIXES
from evenhand.website.pages import edition
from tests.build import statement as writing
from tests.build import world
from tests.build.browser import ROOT
from tests.build.results import JOURNEYS, WAYS
from tests.gallery.addresses import VISITOR

AGAIN = "run `make test` and `make statement`"


def test_every_screen_that_there_is_was_looked_at() -> None:
    found = results()["screens"]
    assert (found["all"], found["public"]) == (len(writing.screens()), len(VISITOR)), AGAIN
    assert found["looks"] >= found["all"]


def test_every_page_that_editors_write_was_looked_at_in_every_language() -> None:
    found = results()["pages"]
    assert set(found) == set(PREFIXES)
    for name, code in edition.LANGUAGES.items():
        assert found[code] == len(list(edition.pages(name))), AGAIN


def test_both_journeys_were_gone_in_every_way() -> None:
    found = results()["journeys"]
    assert set(found) == set(JOURNEYS)
    assert all(journey["ways"] == list(WAYS) for journey in found.values()), AGAIN


def test_the_page_and_the_document_say_the_same() -> None:
    document = (ROOT / "ACCESSIBILITY.md").read_text()
    for part in statement():
        assert all(words in document for words in (part.title, *part.words, *part.points))


@pytest.mark.django_db
def test_the_page_says_every_part_and_whom_to_tell(client: Client) -> None:
    world.a_service()
    said = unescape(client.get("/accessibility").content.decode())
    for part in statement():
        assert all(words in said for words in (f"<h2>{part.title}</h2>", *part.words, *part.points))
    main = said[said.index("<main") : said.index("</main>")]
    assert "01632 960123" in main


@pytest.mark.django_db
def test_where_several_provide_the_page_leads_to_whom_to_tell(client: Client) -> None:
    world.a_service()
    world.a_service()
    main = re.search("<main.*</main>", client.get("/accessibility").content.decode(), re.DOTALL)[0]
    assert "01632 960123" not in main and "Find whom to call or write to" in main


def test_the_document_of_the_journeys_shows_the_figures_that_were_found() -> None:
    written = writing.FIGURES.search(writing.DOCUMENT.read_text())
    assert written and written[0] == writing.figures(results()["journeys"]), AGAIN


def test_nothing_is_written_while_something_was_not_looked_at(
    tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.build.results.FOLDER", tmp_path)
    with pytest.raises(LookupError, match="the screen cookies"):
        writing.found()
