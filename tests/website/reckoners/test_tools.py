"""An editor sees every way through, tries it as of another day, and somebody else signs that its law was checked."""

from typing import Any

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.test import Client

from evenhand.core.principals import Principal
from evenhand.website.pages.editors import as_editor
from evenhand.website.reckoners.models import FactCheck, Reckoner
from tests.build import world
from tests.build.pages import browser
from tests.website.reckoners.kept import a_reckoner, edited, form_of
from tests.website.reckoners.made import WRITTEN

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer(service: world.Service) -> Principal:
    return world.a_colleague(service, "manager")


@pytest.fixture
def row(monkeypatch: pytest.MonkeyPatch) -> Reckoner:
    return a_reckoner(monkeypatch)


def at(row: Reckoner, tool: str) -> str:
    return f"/content/question-tools/{row.pk}/{tool}/"


def signature(row: Reckoner, **changed: str) -> dict[str, str]:
    today = world.today()
    day = {f"checked_on-{part}": str(getattr(today, part)) for part in ("day", "month", "year")}
    return {**day, "agreed": "agreed", "fingerprint": row.definition.fingerprint, **changed}


def said(answer: Any) -> str:
    assert answer.status_code == 200, answer
    return " ".join(answer.content.decode().split())


def test_the_tools_are_led_to_from_where_it_is_written(editor: Client, row: Reckoner) -> None:
    page = said(editor.get(f"/content/snippets/reckoners/reckoner/edit/{row.pk}/"))
    for tool in ("flow", "try", "check"):
        assert at(row, tool) in page
        assert said(editor.get(at(row, tool)))
    assert editor.get(at(row, "flow").replace(str(row.pk), "999999")).status_code == 404


def test_the_flow_shows_every_rule_and_draws_it(editor: Client, row: Reckoner) -> None:
    page = said(editor.get(at(row, "flow")))
    assert "ways through it, and each was walked." in page
    assert "Everybody comes to a headline" in page
    assert "result:needed is no and result:appeal is yes – or – result:mediation is no" in page
    assert page.count("<rect") == 3 + 4
    assert page.count("<path") == 1 + 1  # decision decides disputed, and age decides older


def test_what_nobody_can_reach_is_said(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    words = WRITTEN.replace("age at least 16", "age at least 16 and age below 3").replace(
        "result:mediation is no", "result:mediation is no and age is given"
    )
    row = a_reckoner(monkeypatch, words, "other")
    page = said(editor.get(at(row, "flow")))
    assert "The card “older” is never shown." in page
    assert "No headline: decision = transport; age = not known" in page


def test_it_is_tried_as_of_another_day_with_the_line_that_held(editor: Client, row: Reckoner) -> None:
    day = {"as-of-day": "1", "as-of-month": "3", "as-of-year": "2020"}
    page = said(editor.post(at(row, "try"), {**day, "decision": "transport", "age": "17"}))
    assert "It says: You do not need a certificate" in page
    assert "result:mediation is no" in page and "No line of its rule holds" in page
    assert "result:why" in page
    empty = said(editor.post(at(row, "try"), {"decision": "transport"}))
    assert "Write the day." in empty


def test_the_draft_is_tried_before_anybody_can_read_it(editor: Client, row: Reckoner) -> None:
    changed = form_of(row, **{"cards-0-value-title": "Yes, you do"})
    assert editor.post(f"/content/snippets/reckoners/reckoner/edit/{row.pk}/", changed).status_code == 302
    day = {"as-of-day": "1", "as-of-month": "3", "as-of-year": "2026"}
    page = said(editor.post(at(row, "try"), {**day, "decision": "refusal_to_assess"}))
    assert "It says: Yes, you do" in page


def test_an_example_that_comes_out_otherwise_is_shown_and_nobody_can_sign(
    reviewer: Principal, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = a_reckoner(monkeypatch, WRITTEN.replace("age = 17", "age = 3"))
    client = browser(reviewer)
    page = said(client.get(at(row, "check")))
    assert "“older” is not shown" in page and "One or more examples come out otherwise" in page
    assert "An example does not come out as it says." in said(client.post(at(row, "check"), signature(row)))
    assert not FactCheck.objects.exists()


def test_somebody_who_may_publish_signs_until_it_is_changed(reviewer: Principal, row: Reckoner) -> None:
    client = browser(reviewer)
    assert client.post(at(row, "check"), signature(row)).status_code == 302
    check = FactCheck.objects.get()
    assert (check.by_id, check.checked_on) == (reviewer.user_id, world.today())
    page = said(client.get(at(row, "check")))
    assert "Sign that it was checked" not in page
    edited(row, title="Changed")
    page = said(client.get(at(row, "check")))
    assert "it was changed since, so it counts no more" in page and "Sign that it was checked" in page


def test_whoever_wrote_in_it_does_not_sign_for_it_whoever_saved_it_since(
    reviewer: Principal, row: Reckoner
) -> None:
    edited(row, by=as_editor(reviewer.user_id, may_publish=True), title="Changed")
    for order in (3, 4):
        assert "You have written in it." in said(browser(reviewer).post(at(row, "check"), signature(row)))
        edited(row, order=order)
    assert not FactCheck.objects.exists()


def test_what_is_signed_is_what_was_looked_at(reviewer: Principal, row: Reckoner) -> None:
    before = signature(row)
    edited(row, title="Changed")
    assert "It was changed while you looked at it." in said(browser(reviewer).post(at(row, "check"), before))


def test_an_editor_who_may_not_publish_does_not_sign(editor: Client, row: Reckoner) -> None:
    assert "Sign that it was checked" not in said(editor.get(at(row, "check")))
    assert editor.post(at(row, "check"), signature(row)).status_code == 403
    assert not FactCheck.objects.exists()


def test_the_web_can_change_no_signature(reviewer: Principal, row: Reckoner) -> None:

    assert browser(reviewer).post(at(row, "check"), signature(row)).status_code == 302
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update reckoners_factcheck set checked_on = checked_on")


def test_nobody_else_sees_the_tools(service: world.Service, row: Reckoner) -> None:
    caseworker = browser(world.a_colleague(service, "caseworker"))
    for tool in ("flow", "try", "check"):
        assert caseworker.get(at(row, tool)).status_code == 403
        assert Client().get(at(row, tool)).url.startswith("/sign-in")
