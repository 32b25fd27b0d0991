"""An editor changes a reckoner in the content system, and what is wrong is said beside the field."""

import html
import json

import pytest
from django.test import Client

from evenhand.website.reckoners.models import Reckoner
from tests.build import world
from tests.build.pages import browser
from tests.website.reckoners.kept import a_reckoner, form_of

pytestmark = pytest.mark.django_db
HERE = "/content/snippets/reckoners/reckoner/"


@pytest.fixture
def row(monkeypatch: pytest.MonkeyPatch) -> Reckoner:
    return a_reckoner(monkeypatch)


def test_the_screens_open_for_an_editor(editor: Client, row: Reckoner) -> None:
    for address in (HERE, f"{HERE}add/", f"{HERE}edit/{row.pk}/", f"{HERE}history/{row.pk}/"):
        assert editor.get(address).status_code == 200, address
    assert "Question tools" in editor.get("/content/").content.decode()


def test_what_an_editor_saves_is_a_draft_and_what_a_manager_publishes_is_read(
    editor: Client, manager: Client, row: Reckoner
) -> None:
    changed = form_of(row, title="Is it needed?")
    assert editor.post(f"{HERE}edit/{row.pk}/", changed).status_code == 302
    row.refresh_from_db()
    assert (row.title, row.has_unpublished_changes) == ("Do I need this?", True)
    before = row.definition
    assert manager.post(f"{HERE}edit/{row.pk}/", {**changed, "action-publish": "yes"}).status_code == 302
    row.refresh_from_db()
    assert row.title == "Is it needed?"
    assert (row.definition.questions, row.definition.cards) == (before.questions, before.cards)
    assert row.definition.examples == before.examples


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        (
            "questions-1-value-when",
            "decision is final_pan",
            "has no answer “final_pan”. Did you mean final_plan",
        ),
        ("questions-2-value-key", "decision", "“decision” is used before."),
        ("cards-0-value-when", "result:need is yes", "there is no result “result:need”"),
        ("cards-0-value-text", "[[law:nothing]]", "There is no fact “law:nothing”."),
        ("examples-0-value-shows", "neded", "There is no card “neded”. Did you mean needed"),
        ("examples-0-value-answers", "decided = x", "There is no question “decided”."),
        ("intro", "<b>Bold</b>", "a text cannot have HTML in it"),
        ("keep_days", "400", "less than or equal to 90"),
        ("slug", "work-out-my-dates", "Another question tool is called “work-out-my-dates”."),
        ("calculator", "who-decides", "This calculator needs a question with the key “born”."),
        ("questions-0-value-answers-0-value-key", "no way", "“no way” cannot be the key of an answer."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_saved(
    editor: Client, row: Reckoner, field: str, typed: str, said: str
) -> None:
    answer = editor.post(f"{HERE}edit/{row.pk}/", form_of(row, **{field: typed}))
    assert answer.status_code == 200
    page = html.unescape(answer.content.decode())
    # Beside a field within a block it is told to the script of the form.
    assert said in page or json.dumps(said)[1:-1] in page
    row.refresh_from_db()
    assert not row.has_unpublished_changes


def test_whoever_may_not_write_pages_sees_none_of_it(row: Reckoner, service: world.Service) -> None:
    caseworker = browser(world.a_colleague(service, "caseworker"))
    for address in (HERE, f"{HERE}edit/{row.pk}/"):
        assert caseworker.get(address).status_code == 403
