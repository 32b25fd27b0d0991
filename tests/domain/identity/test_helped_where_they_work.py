"""Whoever works at more than one place is helped where they have been longest; what waits elsewhere waits there."""

from datetime import timedelta

import pytest

from evenhand.core.errors import NotNow
from evenhand.core.transactions import acting_as
from evenhand.domain.casework.actions import help_sign_in
from evenhand.domain.correspondence.models import Message
from evenhand.domain.identity import resets, second_factor
from evenhand.domain.identity.actions.appoint import appoint
from evenhand.domain.identity.actions.ask_for_reset import (
    NothingToEnd,
    NothingWaits,
    ask_for_reset,
    confirm_reset,
)
from evenhand.domain.identity.actions.end_membership import end_membership
from evenhand.domain.identity.resets import COOLING, Way
from evenhand.domain.identity.states import Checked, ResetState
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import mediation, pages, world
from tests.build.authenticators import added

pytestmark = pytest.mark.django_db
ADDRESS = "kit@work.example"


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.DATA_DIR = tmp_path


class Place:
    """A provider with its managers."""

    def __init__(self) -> None:
        self.service = world.a_service()
        self.first, self.second = (world.a_colleague(self.service, "manager") for _ in range(2))

    def staff(self, role="adviser"):
        """Give the address a role here, as any manager can."""
        appoint(
            name="Kit Work",
            address=ADDRESS,
            role=role,
            provider_id=self.service.provider_id,
            team_id=self.service.team_id,
            at=world.now(),
            by=self.first,
        )

    def panel(self):
        """Put the address on the panel, as any manager can."""
        mediation.a_mediator(self.service, self.first, address=ADDRESS)

    def office(self):
        """Let the address answer for the council."""
        world.an_officer(world.council_of(self.service), address=ADDRESS)

    def way(self, through):
        body_id = world.council_of(self.service) if through == "office" else None
        return Way(self.service.provider_id, body_id=body_id)

    def asks(self, user_id, through="staff"):
        said = {"checked": Checked.SEEN, "at": world.now(), "by": self.first}
        return ask_for_reset(user_id=user_id, way=self.way(through), **said)


def has_app():
    own = world.family_of(None, ADDRESS)
    added(own)
    return own.user_id


PLACES = ("staff", "panel", "office")


@pytest.mark.parametrize("later", PLACES)
@pytest.mark.parametrize("sooner", PLACES)
def test_to_be_put_on_a_list_later_gives_nobody_power_over_what_they_sign_in_with(sooner, later):
    own, other = Place(), Place()
    getattr(own, sooner)()
    getattr(other, later)()
    user_id = has_app()
    with pytest.raises(NothingToEnd):
        other.asks(user_id, later)
    if sooner == "panel" and later != "panel":
        with pytest.raises(NothingToEnd):
            own.asks(user_id, sooner)
    else:
        assert own.asks(user_id, sooner).state == ResetState.ASKED


def test_a_panel_that_says_an_earlier_day_was_made_when_it_was_made():
    own, other = Place(), Place()
    own.staff()
    other.panel()  # from four hundred days ago, as it says
    with pytest.raises(NothingToEnd):
        other.asks(has_app(), "panel")


def test_of_two_roles_at_one_place_each_is_that_place():
    own = Place()
    own.panel()
    own.staff()
    assert own.asks(has_app())


def test_once_they_left_the_first_place_the_next_helps():
    own, other = Place(), Place()
    own.staff()
    other.staff()
    user_id = has_app()
    end_membership(
        user_id=user_id, provider_id=own.service.provider_id, role="adviser", at=world.now(), by=own.first
    )
    assert other.asks(user_id)


def test_the_refusal_says_the_same_as_for_somebody_with_nothing_to_end():
    own, other = Place(), Place()
    own.staff()
    other.panel()
    said = []
    for user_id in (has_app(), mediation.a_mediator(other.service, other.first).user_id):
        with pytest.raises(NothingToEnd) as refused:
            other.asks(user_id, "panel")
        said.append(str(refused.value))
    assert said[0] == said[1]


def test_whoever_came_to_work_elsewhere_first_is_not_helped_by_a_reset_that_waited():
    own, other = Place(), Place()
    other.panel()
    user_id = has_app()
    reset = other.asks(user_id, "panel")
    own.staff()
    with pytest.raises(NothingToEnd):
        confirm_reset(reset_id=reset.id, at=world.now() + COOLING, by=other.second)
    assert second_factor.is_asked_of(user_id)


@pytest.fixture
def families():
    """One family with a case at each of two services, and an app."""
    found = []
    for _ in range(2):
        service = world.a_service()
        case = world.a_case(service, reach=Reach(ADDRESS, "07700 900123", "1 Mill Lane", "WM1 1AA"))
        found.append((case, [world.a_colleague(service) for _ in range(2)]))
    own = world.family_of(found[0][0], ADDRESS)
    added(own)
    return own, found


def asked(case, by):
    return help_sign_in.ask_for_family_reset(
        case_id=case.id, checked=Checked.CALLED_BACK, at=world.now(), by=by
    )


def test_help_that_waits_at_one_service_stands_in_the_way_of_none_at_another_and_each_is_told(families):
    own, ((one, (first, _)), (other, (stranger, _))) = families
    here, there = asked(one, first), asked(other, stranger)
    with pytest.raises(NothingWaits, match="asked already"):
        asked(one, first)
    with acting_as(own):
        assert [each.id for each in resets.waiting_for(own.user_id)] == [here, there]
        told = Message.objects.filter(user_id=own.user_id, purpose="help_asked")
        assert {message.case_id for message in told} == {one.id, other.id}
    with acting_as(first):
        assert [each.id for each in resets.waiting()] == [here], "who else helps is nothing to them"


def test_its_owner_reads_of_each_on_their_own_page_and_stops_all_at_once(families):
    own, ((one, (first, _)), (other, (stranger, _))) = families
    asked(one, first), asked(other, stranger)
    browser = pages.browser(own)
    assert pages.text(browser.get("/account")).count("because it was lost") == 2
    assert browser.post("/account/stop").status_code == 302
    assert "because it was lost" not in pages.text(browser.get("/account"))


def test_once_it_has_ended_what_waits_elsewhere_is_called_off_and_ends_nothing_new(families):
    own, ((one, (first, second)), (other, (stranger, another))) = families
    here, there = asked(one, first), asked(other, stranger)
    later = world.now() + COOLING
    help_sign_in.confirm_family_reset(case_id=one.id, reset_id=here, at=later, by=second)
    added(own, at=world.now() + timedelta(minutes=1))
    with acting_as(own):
        assert resets.waiting_for(own.user_id) == []
        assert resets.one(there).state == ResetState.CALLED_OFF
    with pytest.raises(NotNow):
        help_sign_in.confirm_family_reset(case_id=other.id, reset_id=there, at=later, by=another)
    assert second_factor.is_asked_of(own.user_id)
