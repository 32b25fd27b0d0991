"""An entry as an editor keeps it: what is refused, what a draft is, and who publishes."""

import pytest
from django.test import Client
from django.urls import reverse

from evenhand.website.support.forms import NOWHERE
from evenhand.website.support.models import NOT_YET, Support
from tests.build import support, world

pytestmark = pytest.mark.django_db
ADD = "wagtailsnippets_support_support:add"


def typed(service: world.Service, **changed: object) -> dict[str, object]:
    """Return the form of an entry, as the browser would send it."""
    return {
        "name": "Mill Lane Advice", "kind": "advice", "does": "They listen.", "telephone": "01632 960777",
        "for_whom": "", "hours": "", "website": "", "email": "", "cost": "Free", "access": "",
        "councils": [service.local_authority], "looked_after_by": "Adviser", "checked_on": "2026-11-30",
        "review_every_months": "6", **changed,
    }  # fmt: skip


def test_an_editor_drafts_an_entry_and_a_manager_publishes_it(
    editor: Client, manager: Client, service: world.Service
) -> None:
    assert editor.post(reverse(ADD), {**typed(service), "action-publish": "1"}).status_code == 302
    entry = Support.objects.get(name="Mill Lane Advice")
    assert not entry.live and [council.pk for council in entry.councils.all()] == [service.local_authority]
    edit = reverse("wagtailsnippets_support_support:edit", args=[entry.pk])
    assert editor.get(edit).status_code == 200
    assert manager.post(edit, {**typed(service), "action-publish": "1"}).status_code == 302
    entry.refresh_from_db()
    assert entry.live
    delete = reverse("wagtailsnippets_support_support:delete", args=[entry.pk])
    assert editor.post(delete).status_code == 302 and Support.objects.filter(pk=entry.pk).exists()
    assert manager.post(delete).status_code == 302 and not Support.objects.filter(pk=entry.pk).exists()


def test_the_councils_of_a_draft_stay_with_the_draft(
    editor: Client, manager: Client, service: world.Service
) -> None:
    other = world.another_council(service)
    entry = support.a_helper(service.local_authority)
    edit = reverse("wagtailsnippets_support_support:edit", args=[entry.pk])
    editor.post(edit, typed(service, councils=[other.local_authority]))
    assert [each.pk for each in Support.objects.get(pk=entry.pk).councils.all()] == [service.local_authority]
    manager.post(edit, {**typed(service, councils=[other.local_authority]), "action-publish": "1"})
    assert [each.pk for each in Support.objects.get(pk=entry.pk).councils.all()] == [other.local_authority]


def test_what_is_typed_stays_when_an_entry_is_refused(editor: Client, service: world.Service) -> None:
    page = editor.post(
        reverse(ADD), typed(service, councils=[], website="http://mill.example")
    ).content.decode()
    assert NOWHERE in page and "Mill Lane Advice" in page and "http://mill.example" in page
    assert not Support.objects.filter(name="Mill Lane Advice").exists()


def test_councils_are_named_and_those_without_the_duty_are_not_offered(
    editor: Client, service: world.Service
) -> None:
    page = editor.get(reverse(ADD)).content.decode()
    assert "Council" in page and "LocalAuthority object" not in page


@pytest.mark.parametrize(
    ("changed", "column", "told"),
    [
        ({"does": "Ask [[provider.nmae]]."}, "does", "There is no fact “provider.nmae”."),
        ({"does": "<b>They listen.</b>"}, "does", "a text cannot have HTML in it"),
        ({"website": "http://mill.example"}, "website", "Enter a valid URL."),
        ({"telephone": ""}, "telephone", "families must be able to reach them"),
        ({"email": "nobody"}, "email", "Enter a valid email address."),
        ({"kind": "shop"}, "kind", "is not a valid choice"),
        ({"checked_on": NOT_YET}, "checked_on", "Put in the day on which you asked them"),
    ],
)
def test_what_families_could_not_use_is_refused(changed: dict[str, object], column: str, told: str) -> None:
    world.a_service()
    assert told in support.refused(**changed)[column][0]
