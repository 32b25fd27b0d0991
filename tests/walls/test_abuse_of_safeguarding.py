"""Abuse around safety: a tip-off, a rule in the way of help, an hour taken for curiosity (threat model, B4)."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from evenhand.core.principals import Principal, person
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.cases.states import CASE, CaseState
from evenhand.domain.meetings.states import MEETING, MeetingState, Undecided
from evenhand.domain.panel.actions.leave_panel import leave_panel
from evenhand.domain.panel.states import Standing
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.safeguarding import access, queries
from tests.build import databases, mediation, pages, post_office, safety, world
from tests.build import demo_world as demo
from tests.build.people_at_work import AtWork
from tests.walls import looking
from tests.walls.conftest import Standing as StandingWorld
from tests.walls.looking import Looker, Names
from tests.walls.made import MadeUp
from tests.walls.reading import pages_of

# Whoever takes part in the case, and whoever works on it, but for its lead.
NOT_TOLD = (
    *("other family", "other adviser", "other caseworker", "other manager"),
    *("other mediator", "other council", "lead of the other council"),
)
LISTS = ("/cases/", "/cases/?scope=team", "/certificates/", "/cases/letters/", "/inbox/", "/mediator/", "/my")
LISTS += ("/manage/mediators/", "/manage/staff/", "/safety/openings/", "/safety/", "/safety/tell", "/account")
# What is nobody's page and no row about anybody: the queue, the record's own head, sessions.
MACHINERY = re.compile("procrastinate_|core_eventhead|django_")
# What a form carries so that two clicks are one: made anew with each page.
ONCE = re.compile(r'name="once" value="[0-9a-f-]{36}"')
TYPED = {
    "danger": "yes",
    "worry": "hurt",
    "at_risk": "child",
    "seen": "A heron on her arm.",
    "about": "nobody",
}


@contextmanager
def only_for_now() -> Iterator[None]:
    """Take everything back at the end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def shown(made: MadeUp, key: str, paths: list[str]) -> dict[str, tuple]:
    """Return every answer that somebody gets, with its headers, but for what differs each time."""
    looker, said = Looker(made.people.of[key]), {}
    for path in paths:
        answer = looker.open("get", path)
        text = ONCE.sub("", pages.TOKEN.sub("", answer.getvalue().decode("latin-1")))
        said[path] = (answer.status_code, sorted(answer.items()), text)
    return said


def stored(by: Principal) -> dict[str, list]:
    """Return every row of every table that the database shows somebody."""
    with acting_as(by), connection.cursor() as cursor:
        cursor.execute(
            "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
            " and has_table_privilege(oid, 'select') order by 1"
        )
        tables = [table for (table,) in cursor.fetchall() if not MACHINERY.match(table)]
        rows = {}
        for table in tables:
            cursor.execute(f"select t::text from {table} t order by 1")
            rows[table] = cursor.fetchall()
    return rows


@pytest.mark.timeout(900)
def test_dm_50_nobody_on_the_case_can_tell_whether_a_worry_was_told(world_at: StandingWorld, named: Names):
    made = world_at.made
    case, lead = made.families["elsewhere"].case, made.by("other lead")
    paths = [*LISTS, *pages_of(named, str(case.id))]  # once: some name what is nowhere
    with looking.without_a_log(), only_for_now():

        def all_of_it() -> dict[str, tuple]:
            return {key: (shown(made, key, paths), stored(made.by(key))) for key in NOT_TOLD}

        before = all_of_it()
        assert sum(status == 200 for key in NOT_TOLD for status, *_ in before[key][0].values()) > 60
        for key in ("other mediator", "other adviser"):
            concern_id = safety.a_concern(case, made.by(key))
            Looker(made.people.of["other lead"]).open("get", f"/safety/{case.id}/concerns/{concern_id}/")
            safety.handled(case, concern_id, lead)
        after = all_of_it()
    for key in NOT_TOLD:
        for now, then in zip(after[key], before[key], strict=True):
            assert {each for each in then if now[each] != then[each]} == set(), key
    assert after.keys() == before.keys()


def test_dm_50_no_mail_says_what_it_is_about_or_goes_to_two(world_at: StandingWorld):
    neutral = [copy for copy in world_at.mail if "something for you" in copy.message["Subject"]]
    leads = {each.by.user_id for each in world_at.made.people if "lead" in each.key.split()}
    assert len(neutral) > 3
    for copy in neutral:
        (address,) = copy.recipients
        assert copy.message.get_content().strip() == "There is something for you. Sign in."
        assert world_at.reader_of(address).by.user_id in leads | {world_at.made.by("manager").user_id}


# Nothing may stand in the way.


@pytest.fixture
def work(own_database, settings, tmp_path):
    settings.DATA_DIR = settings.FILES_DIR = tmp_path
    with post_office.open_at(settings) as office, databases.as_owner(own_database) as owner:
        yield AtWork(own_database, owner, office)


def told(case_id: UUID, by: Principal, lead: Principal) -> bool:
    """Tell of a worry on the page, as somebody does who sees nothing else, and say whether a lead has it."""
    concern_id = str(uuid4())
    answer = pages.browser(by).post(f"/safety/{case_id}/", TYPED | {"concern": concern_id})
    with acting_as(lead):
        return answer.status_code == 302 and queries.concern(case_id, UUID(concern_id), lead) is not None


def test_dm_51_a_mediator_can_tell_in_every_state_of_the_case_and_of_its_meeting(work):
    case = mediation.a_case_that_wants_mediation(work.service, work.adviser)
    place = mediation.a_mediator(work.service, work.manager)
    mediation.book(case, mediation.a_plan(place), work.adviser, undecided_because=Undecided.NAMED_LATER)
    own = person(place.user_id)
    assert told(case.id, own, work.nell), "before they have said that they know nobody"
    mediation.cleared(case, place)
    for state in CASE.states():
        closed = "now(), closed_from = 'certified'" if state == CaseState.CLOSED else "null, closed_from = ''"
        work.owner.execute(f"update cases_case set state = %s, closed_at = {closed}", [state])
        assert told(case.id, own, work.nell), state
        assert told(case.id, work.adviser, work.nell), state
    for state in MEETING.states():
        cause = "other" if state == MeetingState.CANCELLED else ""
        parties = ["family"] if state in (MeetingState.CANCELLED, MeetingState.NO_SHOW) else []
        work.owner.execute(
            "update meetings_meeting set state = %s, cause = %s, parties = %s", [state, cause, parties]
        )
        assert told(case.id, own, work.nell), state


def test_dm_51_a_mediator_can_tell_after_they_left_the_case_or_the_panel_or_were_shut_out(work):
    case = mediation.a_case_that_wants_mediation(work.service, work.adviser)
    place = mediation.a_mediator(work.service, work.manager)
    mediation.book(case, mediation.a_plan(place), work.adviser, undecided_because=Undecided.NAMED_LATER)
    own = mediation.cleared(case, place)
    leave_panel(mediator_id=place.id, at=world.now(), by=work.manager)
    assert told(case.id, own, work.nell), Standing.RELEASED
    build_wall(case_id=case.id, user_id=own.user_id, reason="x", at=world.now(), by=work.manager)
    assert told(case.id, own, work.nell), Standing.WALLED
    browser = pages.browser(own)
    assert browser.get(f"/mediator/{case.id}/").status_code == 404
    assert browser.post("/safety/tell", {"reference": case.reference}).url == f"/safety/{case.id}/"


def test_dm_51_nothing_of_a_case_that_somebody_else_is_changing_has_to_be_waited_for(work):
    with psycopg.connect(work.addresses.owner) as other:
        other.execute("select * from cases_case where id = %s for update", [work.case.id])
        assert told(work.case.id, work.adviser, work.nell)


@pytest.mark.timeout(400)
def test_dm_51_whoever_works_on_a_case_of_the_demonstration_can_tell(
    database_server, demo_world, tmp_path, django_db_setup, django_db_blocker, settings
):
    """Every case as stories left it: in every state there is. An auditor reads the record and works on none."""
    settings.DATA_DIR = tmp_path
    with demo.copied(database_server, demo_world) as found, databases.as_owner(found) as owner:
        cases = owner.execute(
            "select c.id, c.state, m.user_id from cases_case c join identity_membership m"
            " on m.provider_id = c.provider_id where m.role not in ('safeguarding_lead', 'auditor')"
            " and m.ends_at is null"
            " and not exists (select from cases_wall w where w.case_id = c.id and w.user_id = m.user_id)"
        ).fetchall()
        cases += owner.execute(
            "select c.id, c.state, m.user_id from panel_mediatorcase m join cases_case c on c.id = m.case_id"
            " where m.assigned_at is not null"
        ).fetchall()
        with django_db_blocker.unblock(), databases.django_at(found.web):
            for case_id, _, user_id in cases:
                with acting_as(person(user_id)):
                    assert access.place_of(case_id, person(user_id)), case_id
    assert {state for _, state, _ in cases} == CASE.states()


def test_dm_51_where_nothing_can_be_written_the_page_keeps_the_words_and_says_whom_to_ring(work):
    case = mediation.a_case_that_wants_mediation(work.service, work.adviser)
    place = mediation.a_mediator(work.service, work.manager)
    mediation.book(case, mediation.a_plan(place), work.adviser, undecided_because=Undecided.NAMED_LATER)
    browser = pages.browser(mediation.cleared(case, place))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set transaction read only")
        assert "Ring 999 now" in pages.text(browser.get(f"/safety/{case.id}/?danger=yes"))
        answer = browser.post(f"/safety/{case.id}/", TYPED | {"concern": str(uuid4())})
    said = pages.text(answer)
    assert answer.status_code == 503
    assert TYPED["seen"] in said and "ring 999" in said and "01632 960123" in said


# Curiosity.


def test_dm_52_each_opening_is_one_record_and_tells_each_second_person_once(work):
    safety.an_hour(work.case, work.nell)
    safety.an_hour(work.case, work.nell)
    (count,) = work.owner.execute("select count(*) from safeguarding_opening").fetchone()
    (lent,) = work.owner.execute("select count(*) from cases_grant where role = 'break_glass'").fetchone()
    assert (count, lent) == (1, 1)
    assert work.told() == ["bea@provider.example", "max@provider.example"]
    for second in (work.bea, work.manager):
        with acting_as(second):
            assert len(queries.openings(second, reviewed=False)) == 1


def test_dm_52_no_statement_takes_an_hour_without_its_record(work):
    """Not as the lead, and not as an action at work on the case; nor can the record be taken back."""
    hour = (
        "insert into cases_grant (id, case_id, user_id, role, compartments, evidence, starts_at, ends_at)"
        " values (gen_random_uuid(), %s, %s, 'break_glass', array['K1', 'K7'], 'x', now(), now() + interval '1 hour')"
    )
    for by in (work.nell, work.nell.for_case(work.case.id)):
        with pytest.raises(DatabaseError), acting_as(by), connection.cursor() as cursor:
            cursor.execute(hour, [work.case.id, work.nell.user_id])
    safety.an_hour(work.case, work.nell)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        work.owner.execute("delete from safeguarding_opening")


def test_dm_52_an_hour_is_over_after_an_hour_and_never_crosses_a_wall(work):
    safety.an_hour(work.case, work.nell)
    browser = pages.browser(work.nell)
    assert browser.get(f"/safety/{work.case.id}/opened").status_code == 200
    world.move_clock(work.owner, minutes=61)
    assert browser.get(f"/safety/{work.case.id}/opened").status_code == 302
    build_wall(case_id=work.case.id, user_id=work.nell.user_id, reason="x", at=world.now(), by=work.manager)
    for page in ("open", "opened"):
        assert browser.get(f"/safety/{work.case.id}/{page}").status_code == 404


def test_dm_52_a_review_is_overdue_after_the_next_working_day_and_never_ones_own(work):
    safety.an_hour(work.case, work.nell)
    for days, overdue in ((0, False), (6, True)):
        world.move_clock(work.owner, days=days)
        said = pages.text(pages.browser(work.manager).get("/safety/openings/"))
        assert ("Overdue" in said) == overdue
    with acting_as(work.nell):
        (waiting,) = queries.openings(work.nell, reviewed=False)
    page = f"/safety/{work.case.id}/openings/{waiting.id}"
    assert "Was it right" not in pages.text(pages.browser(work.nell).get(page))


def test_dm_52_the_family_sees_each_look_and_not_why(work):
    case = world.a_case(work.service, reach=Reach(email="sam@family.example"))
    safety.an_hour(case, work.nell, words="Heron.")
    pages.browser(work.nell).get(f"/safety/{case.id}/opened")
    said = pages.text(pages.browser(world.family_of(case, "sam@family.example")).get(f"/my/{case.id}/who"))
    assert "Nell Harbour" in said and "your request" in said
    assert "Heron" not in said
