"""Who is told that something waits: at once, again every four hours, one neutral e-mail to each."""

from datetime import timedelta

import pytest

from evenhand.core.errors import NotAllowed
from evenhand.core.transactions import acting_as
from evenhand.domain.casework.actions.shut_out import must_not_see
from evenhand.domain.identity.actions.end_membership import end_membership
from evenhand.domain.safeguarding import jobs, queries
from evenhand.domain.safeguarding.actions.notice_concerns import notice_concerns
from tests.build import databases, post_office, safety, world
from tests.build.people_at_work import AtWork


@pytest.fixture
def work(own_database, settings, tmp_path):
    settings.DATA_DIR = settings.FILES_DIR = tmp_path
    with post_office.open_at(settings) as office, databases.as_owner(own_database) as owner:
        yield AtWork(own_database, owner, office)


def test_each_lead_is_told_at_once_and_nobody_else(work):
    safety.a_concern(work.case, work.adviser)
    assert work.told() == ["bea@provider.example", "nell@provider.example"]
    assert work.told() == []
    for copy in work.office.copies:
        assert copy.message["Subject"] == "There is something for you."
        assert copy.message.get_content().strip() == "There is something for you. Sign in."
        assert len(copy.recipients) == 1 and not copy.message["Cc"]


def test_all_leads_are_told_again_every_four_hours_until_one_takes_it(work):
    concern_id = safety.a_concern(work.case, work.adviser)
    both = work.told()
    for hours, expected in ((3.9, []), (4.1, both), (7.9, []), (8.1, both)):
        world.move_clock(work.owner, hours=hours)
        assert work.told() == expected, hours
    safety.handled(work.case, concern_id, work.nell)
    world.move_clock(work.owner, hours=20)
    assert work.told() == []


def test_a_lead_who_starts_later_is_told_too(work):
    safety.a_concern(work.case, work.adviser)
    work.told()
    world.a_colleague(work.service, "safeguarding_lead", "Ida", "ida@provider.example")
    assert work.told() == ["ida@provider.example"]


def test_a_lead_whom_it_is_about_is_not_told(work):
    safety.a_concern(work.case, work.adviser, about_user_id=work.nell.user_id)
    assert work.told() == ["bea@provider.example"]


def test_without_a_lead_the_managers_are_asked_to_appoint_one_and_not_told_why(work):
    for by in (work.nell, work.bea):
        end_membership(
            user_id=by.user_id,
            provider_id=work.service.provider_id,
            role="safeguarding_lead",
            at=world.now(),
            by=work.manager,
        )
    safety.a_concern(work.case, work.adviser)
    assert work.told() == ["max@provider.example"]
    (copy,) = work.office.copies
    assert "no safeguarding lead" in copy.message["Subject"]
    for word in ("worr", "concern", work.case.reference, "case"):
        assert word not in copy.message.get_content()
    ida = world.a_colleague(work.service, "safeguarding_lead", "Ida", "ida@provider.example")
    assert work.told() == ["ida@provider.example"]
    with acting_as(ida):
        assert len(queries.concerns(ida)) == 1


def test_a_manager_whom_it_is_about_is_not_asked_to_appoint_a_lead(work):
    world.a_colleague(work.service, "manager", "Lee Other", "lee@provider.example")
    world.a_colleague(work.service, "safeguarding_lead", "Max Lead", "max@provider.example")
    for by in (work.nell, work.bea):
        must_not_see(case_id=work.case.id, at=world.now(), by=by)
    safety.a_concern(work.case, work.adviser, about_user_id=work.manager.user_id)
    assert work.told() == ["lee@provider.example"]


def test_the_record_says_how_many_were_told(work):
    concern_id = safety.a_concern(work.case, work.adviser)
    work.told()
    with acting_as(work.nell):
        sentences = [one.sentence for one in queries.history(work.case.id, concern_id)]
    assert sentences == ["2 leads were told that something waits.", "Somebody told us."]


def test_an_opened_case_tells_the_other_leads_and_the_managers_at_once(work):
    safety.an_hour(work.case, work.nell)
    assert work.told() == ["bea@provider.example", "max@provider.example"]


def test_what_the_mail_server_does_not_take_now_is_sent_later_and_what_it_never_takes_is_not(work):
    safety.a_concern(work.case, work.adviser, about_user_id=work.nell.user_id)
    work.office.to_recipient = "450 Later"
    assert work.told() == []
    work.office.to_recipient = ""
    assert work.told() == ["bea@provider.example"]
    world.move_clock(work.owner, hours=4.1)
    work.office.to_recipient = "550 Never"
    assert work.told() == []
    work.office.to_recipient = ""
    assert work.told() == []


def test_only_the_service_tells_people(work):
    with pytest.raises(NotAllowed):
        notice_concerns(at=world.now() + timedelta(0), by=work.nell)


def test_raising_asks_for_it_to_be_told_at_once(work):
    safety.a_concern(work.case, work.adviser)
    names = work.owner.execute("select task_name from procrastinate_jobs").fetchall()
    assert any(jobs.tell_now.name in name for (name,) in names)
