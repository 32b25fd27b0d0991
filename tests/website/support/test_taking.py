"""A file of another directory: what it says is told in sentences, and taken as drafts that only a person publishes."""

import json
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from evenhand.core.principals import operator
from evenhand.core.transactions import acting_as
from evenhand.domain.organisations.actions.load_local_authorities import load_local_authorities
from evenhand.domain.organisations.queries import local_authority_name
from evenhand.website.support.models import FromFile, Support
from evenhand.website.support.reading import NotThatFile, read
from evenhand.website.support.taking import Held, Outcome, hold, write_drafts
from tests.build import support, world

pytestmark = pytest.mark.django_db
ONE = "11111111-1111-4111-8111-111111111111"


@pytest.fixture(autouse=True)
def service() -> world.Service:
    return world.a_service()


def a_file(*services: dict[str, Any], **changed: Any) -> str:
    return json.dumps(
        {"total_pages": 1, "page_number": 1, "size": len(services), "contents": services, **changed}
    )


def a_service_of_it(**changed: Any) -> dict[str, Any]:
    return {
        "id": ONE,
        "name": "Ferry Road Advice",
        "description": "<p>Advice &amp; support</p>",
        "status": "active",
        "url": "https://ferry.example/",
        "email": "advice@ferry.example",
        "fees": "Free",
        "minimum_age": 0,
        "maximum_age": 25,
        "contacts": [{"id": "c", "name": "Pat Persona", "phones": [{"id": "p", "number": "01632 960111"}]}],
        "schedules": [{"id": "s", "description": "Weekdays"}],
        "service_areas": [{"id": "a", "name": "England"}],
        **changed,
    }


def held(*services: dict[str, Any]) -> list[Held]:
    with acting_as(operator()):
        return hold(read(a_file(*services)).given, world.today())


def taken(*services: dict[str, Any]) -> list[Held]:
    found = held(*services)
    write_drafts(found)
    return found


def test_what_is_new_is_told_and_nothing_is_stored_unless_asked_for() -> None:
    (one,) = held(a_service_of_it())
    assert one.outcome == Outcome.NEW and one.line.startswith("New: Ferry Road Advice.")
    assert not FromFile.objects.exists() and not Support.objects.filter(name="Ferry Road Advice").exists()


def test_a_draft_has_what_the_file_says_and_no_name_of_a_person() -> None:
    taken(a_service_of_it())
    entry = Support.objects.get(name="Ferry Road Advice")
    assert not entry.live and entry.all_england
    assert (entry.does, entry.telephone, entry.hours) == ("Advice & support", "01632 960111", "Weekdays")
    assert (entry.for_whom, entry.cost, entry.website) == ("Ages 0 to 25.", "Free", "https://ferry.example/")
    assert "Persona" not in json.dumps(FromFile.objects.get().said) + str(entry.get_latest_revision().content)


def test_a_draft_is_on_no_page_and_is_published_only_once_somebody_has_checked_it(
    client: Client, manager: Client, service: world.Service
) -> None:
    taken(a_service_of_it(service_areas=[]))
    entry = Support.objects.get(name="Ferry Road Advice")
    assert "Ferry Road" not in client.get("/support").content.decode()
    assert "Ferry Road" not in client.get("/support/open-referral.json").content.decode()
    edit = reverse("wagtailsnippets_support_support:edit", args=[entry.pk])
    as_it_came = {
        "name": entry.name, "kind": "charity", "does": entry.does, "telephone": entry.telephone, "cost": "Free",
        "all_england": "on", "looked_after_by": "Adviser", "checked_on": "2000-01-01", "review_every_months": "6",
        "action-publish": "1",
    }  # fmt: skip
    assert "Put in the day on which you asked them" in manager.post(edit, as_it_came).content.decode()
    assert manager.post(edit, {**as_it_came, "checked_on": "2026-11-30"}).status_code == 302
    assert "Ferry Road" in client.get("/support").content.decode()


def test_the_same_file_again_is_the_same(service: world.Service) -> None:
    taken(a_service_of_it())
    (again,) = taken(a_service_of_it())
    assert again.outcome == Outcome.SAME
    assert Support.objects.filter(name="Ferry Road Advice").count() == FromFile.objects.count() == 1


def test_what_changed_at_its_source_changes_a_draft_that_nobody_touched() -> None:
    taken(a_service_of_it())
    (again,) = taken(a_service_of_it(name="Ferry Road Help", schedules=[{"description": "Mondays"}]))
    assert again.line == "Changed: Ferry Road Help. It has another name and when they answer."
    entry = Support.objects.get(pk=FromFile.objects.get().support_id)
    assert (entry.name, entry.hours, entry.live) == ("Ferry Road Help", "Mondays", False)


def test_what_an_editor_touched_stays_and_the_difference_is_told_until_they_agree(editor: Client) -> None:
    taken(a_service_of_it())
    entry = Support.objects.get(name="Ferry Road Advice")
    typed = {
        "name": entry.name, "kind": "charity", "does": "Our own words.", "telephone": "01632 960111", "cost": "Free",
        "hours": "Weekdays", "for_whom": "Families.", "all_england": "on", "website": entry.website,
        "email": entry.email, "looked_after_by": "Adviser", "checked_on": "2026-11-30", "review_every_months": "6",
    }  # fmt: skip
    edit = reverse("wagtailsnippets_support_support:edit", args=[entry.pk])
    assert editor.post(edit, typed).status_code == 302
    moved = a_service_of_it(contacts=[{"phones": [{"number": "01632 960222"}]}])
    (again,) = taken(moved)
    assert again.line == (
        "Not taken: Ferry Road Advice. It has another telephone, and an editor keeps its entry: compare them."
    )
    assert Support.objects.get(pk=entry.pk).get_latest_revision_as_object().does == "Our own words."
    assert editor.post(edit, {**typed, "telephone": "01632 960222"}).status_code == 302
    assert taken(moved)[0].outcome == Outcome.SAME


def test_what_an_editor_deleted_does_not_come_back() -> None:
    taken(a_service_of_it())
    Support.objects.get(name="Ferry Road Advice").delete()
    assert taken(a_service_of_it())[0].outcome == Outcome.SAME
    (again,) = taken(a_service_of_it(fees="£5"))
    assert again.line == "Not taken: Ferry Road Advice. An editor deleted its entry."
    assert not Support.objects.filter(name="Ferry Road Advice").exists()


def test_an_entry_that_was_made_here_is_not_made_twice() -> None:
    support.a_helper(name="ferry road advice")
    (one,) = taken(a_service_of_it())
    assert one.outcome == Outcome.NOT_TAKEN and "An entry of that name was made here." in one.line


def test_areas_are_found_by_code_and_by_name_and_others_are_told(service: world.Service) -> None:
    load_local_authorities(by=operator())
    areas = [
        {"name": "Barnet", "uri": "http://statistics.data.gov.uk/id/statistical-geography/E09000003"},
        {"name": local_authority_name(service.local_authority)},
        {"name": "Atlantis"},
    ]
    (one,) = taken(a_service_of_it(service_areas=areas))
    assert one.line.endswith("Areas that are not known here and were left out: Atlantis.")
    entry = Support.objects.get(name="Ferry Road Advice")
    assert {each.code for each in entry.councils.all()} == {"BNE", service.local_authority}
    assert not entry.all_england


@pytest.mark.parametrize(
    ("changed", "column", "told"),
    [
        ({"url": "http://ferry.example"}, "website", "Its website does not begin with https://"),
        ({"email": "pat.persona@ferry.example"}, "email", "looks like one person's"),
        ({"email": "nobody"}, "email", "Its e-mail address is none."),
        ({"eligibility_description": "x" * 201}, "for_whom", "Its “for whom” has more than 200 signs"),
    ],
)
def test_what_cannot_be_shown_is_left_out_and_told(changed: dict[str, Any], column: str, told: str) -> None:
    (one,) = taken(a_service_of_it(**changed))
    assert told in one.line and "persona" not in one.line
    assert getattr(Support.objects.get(name="Ferry Road Advice"), column) == ""


def test_signs_that_steer_a_terminal_or_are_marks_of_ours_are_left_out() -> None:
    words = "Look [[here]] **now**\x1b[31m\x00 <b>please"
    taken(a_service_of_it(name="Ferry\x1b[2J Road", description=words))
    entry = Support.objects.get(name__startswith="Ferry")
    assert entry.name == "Ferry[2J Road"
    assert not any(mark in entry.does for mark in ("[[", "**", "\x1b", "\x00", "<"))


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"id": ""}, "It has no id"),
        ({"id": "x" * 101}, "It has no id"),
        ({"name": " "}, "It has no name."),
        ({"status": "defunct"}, "Its status is “defunct”"),
    ],
)
def test_a_service_that_cannot_be_taken_is_told_with_its_place(changed: dict[str, Any], told: str) -> None:
    found = read(a_file(a_service_of_it(id=str(UUID(int=1))), a_service_of_it(**changed)))
    assert len(found.given) == 1
    (line,) = found.refused
    assert line.startswith("Not taken: number 2 in the file") and told in line


def test_a_service_that_stands_twice_is_taken_once() -> None:
    found = read(a_file(a_service_of_it(), a_service_of_it(name="Again")))
    assert len(found.given) == 1 and "Its id stood before it already." in found.refused[0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not json",
        a_file(a_service_of_it())[:-40],
        "[" * 100_000,
        "[]",
        "{}",
        json.dumps({"contents": "many"}),
        json.dumps({"contents": ["one"]}),
        a_file(a_service_of_it(), size=2),
    ],
)
def test_a_file_of_another_kind_or_cut_off_is_refused_in_words(text: str) -> None:
    with pytest.raises(NotThatFile) as told:
        read(text)
    assert str(told.value).startswith("This file was not taken. ") and "try again" in str(told.value)


def test_the_last_of_several_pages_may_be_shorter_than_it_says() -> None:
    assert len(read(a_file(a_service_of_it(), size=10, page_number=3, total_pages=3)).given) == 1
    with pytest.raises(NotThatFile):
        read(a_file(a_service_of_it(), size=10, page_number=2, total_pages=3))


@pytest.mark.parametrize("value", [None, 7, [], {}, [7], "x", {"id": 7}, [{"phones": 7}], [[[]]], True])
def test_whatever_stands_in_a_service_is_read_without_a_fault(value: Any) -> None:
    for column in a_service_of_it().keys() - {"id", "name", "status"}:
        assert len(read(a_file(a_service_of_it(**{column: value}))).given) == 1, column
    for column in (
        "cost_options",
        "service_at_locations",
        "attributes",
        "organization",
        "eligibility_description",
    ):
        assert len(read(a_file(a_service_of_it(**{column: value}))).given) == 1, column
