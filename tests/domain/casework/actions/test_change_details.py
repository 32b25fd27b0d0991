"""How to reach a family changes when somebody checked, and by two people where a stranger could do harm with it."""

from datetime import timedelta

import psycopg
import pytest

from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow, Refused
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import queries as cases
from evenhand.domain.casework import details
from evenhand.domain.casework.actions.change_details import call_off_details, change_details, confirm_details
from evenhand.domain.casework.actions.claim_case import claim_case
from evenhand.domain.casework.actions.confirm_email import confirm_email
from evenhand.domain.casework.actions.send_request import send_request
from evenhand.domain.identity.addresses import NotPlain
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.set_contact_details import Reach, Safety
from tests.build import passing, requests, world

OLD, NEW = "sam@holloway.example", "sam.new@holloway.example"


class Desk:
    """A family whose details change, and two people at the desk."""

    def __init__(self, **changes) -> None:
        self.service = world.a_service()
        self.first, self.second = world.a_colleague(self.service), world.a_colleague(self.service)
        known = {
            "reach": Reach(email=OLD, telephone="07700 900001", address="1 Old Lane", postcode="ZQ1 1AA")
        }
        self.case = world.a_case(self.service, **(known | changes))

    def change(self, by=None, protected=None, **reach):
        return change_details(
            case_id=self.case.id,
            reach=Reach(**reach),
            protected=self.is_protected() if protected is None else protected,
            how_checked="called_back",
            at=world.now(),
            by=by or self.first,
        )

    def waiting(self):
        with acting_as(self.first):
            return details.waiting(self.case.id)

    def decide(self, act, by=None):
        act(case_id=self.case.id, change_id=self.waiting().id, at=world.now(), by=by or self.second)

    def is_protected(self) -> bool:
        with acting_as(self.first):
            return people.is_protected(self.case.holder_id)

    def reach(self) -> Reach:
        with acting_as(self.first):
            return people.reach(self.case.holder_id)

    def sees(self, address: str) -> bool:
        family = world.family_of(self.case, address)
        with acting_as(family):
            return cases.one(self.case.id, family) is not None


@pytest.fixture
def desk(db):
    return Desk()


def test_a_telephone_number_of_somebody_unprotected_takes_one_person_and_the_rest_stays(desk):
    assert desk.change(telephone="07700 900002")
    assert desk.reach() == Reach(OLD, "07700 900002", "1 Old Lane", "ZQ1 1AA")
    assert desk.sees(OLD) and desk.waiting() is None


def test_to_protect_somebody_takes_one_person_and_to_end_it_takes_two(desk):
    assert desk.change(protected=True)
    assert desk.is_protected() and desk.reach().address == "1 Old Lane" and desk.sees(OLD)
    assert not desk.change(protected=False)
    assert desk.is_protected()
    desk.decide(confirm_details)
    assert not desk.is_protected() and desk.sees(OLD)


@pytest.mark.parametrize(
    "reach", [{"email": NEW}, {"telephone": "07700 900002"}, {"address": "2 New Lane", "postcode": "ZQ2 2BB"}]
)
def test_every_detail_of_somebody_protected_waits_for_a_second_person(db, reach):
    desk = Desk(protected=True)
    before = desk.reach()
    assert not desk.change(**reach)
    assert desk.reach() == before
    with pytest.raises(NotNow, match="it takes two people"):
        desk.decide(confirm_details, by=desk.first)
    desk.decide(confirm_details)
    assert {name: getattr(desk.reach(), name) for name in reach} == reach
    assert desk.is_protected()


def test_an_address_that_was_proved_is_replaced_by_two_people_and_the_case_goes_with_it(desk):
    assert not desk.change(email=NEW)
    assert desk.sees(OLD) and not desk.sees(NEW)
    desk.decide(confirm_details)
    assert desk.sees(NEW) and not desk.sees(OLD)
    assert desk.reach().email == NEW


def test_everything_that_the_family_wrote_goes_along_to_the_new_address(own_database, settings, tmp_path):
    settings.FILES_DIR = tmp_path
    desk = Desk()
    browser = requests.a_browser()
    sent = send_request(
        draft_id=requests.a_draft(desk.service, browser, reach={"email": OLD, "telephone": ""}),
        at=world.now(),
        by=browser,
    )
    old, new = world.family_of(desk.case, OLD), world.family_of(desk.case, NEW)
    claim_case(reference=sent.reference, at=world.now(), by=old)
    with acting_as(desk.first):
        desk.case = cases.one(sent.case_id, desk.first)

    def readable(by) -> dict[str, int]:
        tables = (
            "correspondence_message",
            "requests_sentrequest",
            "cases_issue",
            "people_needs",
            "people_contactdetails",
            "cases_case",
        )
        with psycopg.connect(own_database.web) as web:
            web.execute("select set_config('evenhand.user', %s, true)", [str(by.user_id)])
            where = {"cases_case": "id"}
            return {
                each: web.execute(
                    f"select count(*) from {each} where {where.get(each, 'case_id')} = %s", [sent.case_id]
                ).fetchone()[0]
                for each in tables
            }

    before = readable(old)
    assert all(before.values())
    desk.change(email=NEW)
    desk.decide(confirm_details)
    assert readable(new) == before
    assert not any(readable(old).values())


def test_a_wrong_address_is_taken_off_the_case_though_others_read_the_right_ones_mail(db):
    desk = Desk(safety=Safety(mailbox_is_shared=False))
    desk.change(email=NEW)
    desk.decide(call_off_details)
    assert desk.sees(OLD) and desk.reach().email == OLD and desk.waiting() is None


def test_an_unproved_address_of_somebody_protected_opens_the_case_by_two_people_only(db):
    desk = Desk(proved=False, protected=True)
    with pytest.raises(NotNow, match="protected"):
        confirm_email(case_id=desk.case.id, email=NEW, at=world.now(), by=desk.first)
    assert not desk.change(email=NEW)
    assert not desk.sees(NEW)
    desk.decide(confirm_details)
    assert desk.sees(NEW) and not desk.sees(OLD)


def test_an_unproved_address_is_written_by_one_person_and_still_opens_nothing(db):
    desk = Desk(proved=False)
    assert desk.change(email=NEW)
    assert desk.reach().email == NEW and not desk.sees(NEW)


def test_what_was_noted_for_a_parent_stays_about_the_parent_once_the_right_has_passed(db, set_clock):
    family = passing.a_family(set_clock, before=timedelta(days=1))
    parent_id, noted = family.case.holder_id, {"case_id": family.case.id, "at": world.now()}
    assert not change_details(
        reach=Reach(email=NEW), protected=False, how_checked="seen", by=family.adviser, **noted
    )
    set_clock(passing.midnight(passing.THE_DAY) + timedelta(hours=9))
    with acting_as(family.adviser):
        waits = details.waiting(family.case.id)
    confirm_details(case_id=family.case.id, change_id=waits.id, at=world.now(), by=family.colleague)
    assert family.fresh().holder_id == family.case.child_id
    with acting_as(family.adviser):
        assert people.reach(parent_id).email == NEW
        assert people.reach(family.case.child_id).email == ""


def test_one_change_waits_at_a_time_and_is_decided_once(desk):
    desk.change(email=NEW)
    with pytest.raises(NotNow, match="Another change"):
        desk.change(telephone="07700 900002")
    change_id = desk.waiting().id
    desk.decide(confirm_details)
    for act in (confirm_details, call_off_details):
        with pytest.raises(NotNow):
            act(case_id=desk.case.id, change_id=change_id, at=world.now(), by=desk.second)


@pytest.mark.parametrize(
    ("reach", "refused"), [({}, Refused), ({"email": "sam@h\u0131lloway.example"}, NotPlain)]
)
def test_nothing_and_what_cannot_be_an_address_are_not_noted(desk, reach, refused):
    with pytest.raises(refused):
        desk.change(**reach)


def test_neither_the_family_nor_another_service_changes_details(desk):
    with pytest.raises(NotAllowed):
        desk.change(by=world.family_of(desk.case, OLD), email=NEW)
    with pytest.raises(NoSuchThing):
        desk.change(by=world.a_colleague(world.a_service()), email=NEW)


def test_the_database_gives_a_case_to_another_reader_for_two_people_and_once(own_database):
    desk = Desk()
    desk.change(email=NEW)
    change_id, stranger = desk.waiting().id, world.family_of(desk.case, "thief@else.example").user_id

    def give(by) -> None:
        with psycopg.connect(own_database.web) as web:
            web.execute("select set_config('evenhand.user', %s, true)", [str(by.user_id)])
            web.execute("select evenhand_change_reader(%s, %s)", [change_id, stranger])

    for by in (desk.first, desk.second):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            give(by)
    desk.decide(confirm_details)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        give(desk.second)


def test_nobody_notes_a_change_in_anothers_name_or_decides_for_them(own_database):
    desk = Desk()
    desk.change(email=NEW)
    with psycopg.connect(own_database.web) as web:
        web.execute("select set_config('evenhand.user', %s, true)", [str(desk.first.user_id)])
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            web.execute(
                "update casework_detailschange set state = 'made', decided_at = now(), decided_by = %s",
                [desk.second.user_id],
            )
