"""A family sees who looked at its case: who, on which day, at what; and nobody else sees that."""

import re
from pathlib import Path

import pytest

from evenhand.core import access_log
from evenhand.core.principals import person
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.looks import PAGES, looks
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import mediation, pages, world

pytestmark = pytest.mark.django_db
ADDRESS = "kit@family.example"


@pytest.fixture
def scene():
    """Return a service, its adviser, a case that wants mediation, and its family."""
    service = world.a_service()
    adviser = world.a_colleague(service, name="Robin Marsh")
    case = mediation.a_case_that_wants_mediation(service, adviser, reach=Reach(email=ADDRESS))
    return service, adviser, case, world.family_of(case, ADDRESS)


def look(by, case, what):
    with acting_as(by):
        access_log.looked(case.id, what)


def seen(by, case):
    with acting_as(by):
        return [(each.name, each.from_where, each.pages) for each in looks(case.id, by)]


def test_looks_of_one_day_are_told_person_by_person_and_page_by_page(scene):
    service, adviser, case, family = scene
    officer = world.an_officer(world.council_of(service), name="Alun Brecon")
    for what in ("case page", "case page", "document"):
        look(adviser, case, what)
    look(officer, case, "referral")
    with acting_as(family):
        assert {each.on for each in looks(case.id, family)} == {world.today()}
    council = next(where for name, where, _ in seen(family, case) if name == "Alun Brecon")
    assert council.startswith("Council ")
    assert seen(family, case) == [
        ("Alun Brecon", council, ("what the council was told",)),
        ("Robin Marsh", "provider", ("your case", "a document")),
    ]


def test_a_page_that_is_noted_in_detail_is_told_without_it(scene):
    _, adviser, case, family = scene
    look(adviser, case, "certificate file EM-2026-000001")
    look(adviser, case, "form: Write a note")
    assert seen(family, case) == [("Robin Marsh", "provider", ("your certificate", "a page about you"))]


def test_of_a_mediators_own_notes_and_of_what_was_refused_nothing_is_told(scene):
    service, adviser, case, family = scene
    mediator = mediation.a_mediator(service, world.a_colleague(service, "manager"), name="Ada Quill")
    look(person(mediator.user_id), case, "own notes")
    look(adviser, case, "refused: my:case")
    assert seen(family, case) == []
    look(person(mediator.user_id), case, "case pack")
    assert seen(family, case) == [("Ada Quill", "mediator", ("what a mediator reads",))]


@pytest.mark.parametrize("who", ["adviser", "officer", "another family", "manager"])
def test_nobody_else_is_told_who_looked(scene, who):
    service, adviser, case, family = scene
    look(adviser, case, "case page")
    other = world.a_case(service, reach=Reach(email="other@family.example"))
    by = {
        "adviser": lambda: adviser,
        "officer": lambda: world.an_officer(world.council_of(service)),
        "another family": lambda: world.family_of(other, "other@family.example"),
        "manager": lambda: world.a_colleague(service, "manager"),
    }[who]()
    assert seen(by, case) == []
    assert seen(family, case)


def test_the_familys_own_looks_are_not_listed_and_its_page_says_who_looked(scene):
    _, adviser, case, family = scene
    browser = pages.browser(family)
    assert "Nobody has opened your case yet." in pages.text(browser.get(f"/my/{case.id}/who"))
    pages.browser(adviser).get(f"/cases/{case.id}/")
    shown = pages.text(browser.get(f"/my/{case.id}/who"))
    assert "Robin Marsh, who works for us, opened your case." in shown


def test_every_page_that_is_noted_by_name_has_a_name_for_the_family():
    noted = {
        name
        for source in Path("src/evenhand").rglob("*.py")
        for name in re.findall(r'access_log\.looked\([^,]+, f?"([^"{]+?)(?: \{[^"]*)?"\)', source.read_text())
    }
    assert "case page" in noted
    # The first is told to nobody; only the family itself opens the second; of the others it hears that somebody looked.
    assert noted - PAGES.keys() - {"certificate file", "form:", "refused:"} == {
        "own notes",
        "asking for a certificate",
        "safety: opening",
        "complaint",
    }
    assert PAGES.keys() <= noted
