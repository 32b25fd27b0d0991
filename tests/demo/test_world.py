"""The demonstration shows every state of everything, and is as lawful as any real service must be."""

from collections.abc import Iterator
from contextlib import closing

import psycopg
import pytest
from pytest_django import DjangoDbBlocker

from evenhand.config.reference import lifecycles, load_everything
from evenhand.config.roles import Addresses
from evenhand.core.principals import operator, worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import checks
from evenhand.domain.cases.models import Case
from evenhand.statute.working_days import ENGLAND
from evenhand.website.support.models import Kind
from tests.build import databases
from tests.build.demo_world import World, copied

load_everything()

TABLES = {
    "agreements.ACTION": "agreements_agreedaction",
    "agreements.AGREEMENT": "agreements_mediationagreement",
    "cases.CASE": "cases_case",
    "cases.COMPANION": "cases_companion",
    "cases.DUTY": "cases_duty",
    "cases.LIFTING": "cases_walllifting",
    "casework.DETAILS_CHANGE": "casework_detailschange",
    "casework.TASK": "casework_task",
    "casework.WAYS_CHANGE": "casework_wayschange",
    "certificates.CERTIFICATE": "certificates_certificate",
    "correspondence.MESSAGE": "correspondence_message",
    "cover.COVER": "cover_coveredcase",
    "documents.DOCUMENT": "documents_document",
    "feedback.COMMENT": "feedback_comment",
    "feedback.IMPROVEMENT": "feedback_improvement",
    "identity.RESET": "identity_factorreset",
    "figures.REPORT": "figures_report",
    "law.CALENDAR": "law_calendar",
    "meetings.MEETING": "meetings_meeting",
    "people.CONTACT_STOP": "people_contactstop",
    "panel.MEDIATOR_CASE": "panel_mediatorcase",
    "referrals.OFFER": "referrals_offer",
    "referrals.REFERRAL": "referrals_referral",
    "requests.DRAFT": "requests_draft",
    "safeguarding.CONCERN": "safeguarding_concern",
    "complaints.COMPLAINT": "complaints_complaint",
}
# Nothing stays in these: a process is at it and moves on. What it leaves behind shows that it was there.
PASSING = {
    ("correspondence.MESSAGE", "sending"): "select count(*) from correspondence_attempt",
    (
        "documents.DOCUMENT",
        "checking",
    ): "select count(*) from core_event where kind = 'documents.DocumentAdded'",
}


@pytest.fixture(scope="module")
def database(database_server: databases.Server, demo_world: World) -> Iterator[Addresses]:
    """A copy of the demonstration's database, which these tests only read."""
    with copied(database_server, demo_world) as found:
        yield found


@pytest.fixture(scope="module")
def record(database: Addresses) -> Iterator[psycopg.Connection]:
    """The owner's view of it."""
    with closing(psycopg.connect(database.owner, autocommit=True)) as owner:
        yield owner


def one(record: psycopg.Connection, question: str):
    """Return the one value that answers a question."""
    return record.execute(question).fetchone()[0]


def test_every_state_of_everything_is_reached_by_actions_alone(record):
    assert lifecycles().keys() == TABLES.keys()
    for name, lifecycle in lifecycles().items():
        seen = {row[0] for row in record.execute(f"select distinct state from {TABLES[name]}").fetchall()}
        seen |= {state for (thing, state), proof in PASSING.items() if thing == name and one(record, proof)}
        assert seen == lifecycle.states(), name


def test_the_county_is_as_large_and_as_mixed_as_a_real_one(record):
    decisions = dict(record.execute("select decision, count(*) from cases_case group by 1").fetchall())
    cases = sum(decisions.values())
    assert cases >= 60
    assert 0.5 < decisions["refusal_to_assess"] / cases < 0.7
    assert 0.1 < decisions["refusal_to_issue_plan"] / cases < 0.2
    assert decisions["cease_to_maintain"] >= 2
    ages = record.execute(
        "select extract(year from age(date_of_birth)) from people_person where date_of_birth is not null"
    ).fetchall()
    assert min(ages)[0] <= 4
    assert max(ages)[0] >= 19


def test_one_certificate_is_overdue_and_some_are_due_today(record):
    due = "select count(*) from cases_duty where state = 'open' and owner = 'adviser' and due_on"
    assert one(record, f"{due} < evenhand_today()") == 1
    # At a weekend nothing is due: what would be is due on the working day that comes.
    today = ENGLAND.on_or_after(one(record, "select evenhand_today()"))
    assert one(record, f"{due} = '{today}'") >= 1
    assert one(record, f"{due} > evenhand_today()") >= 2


def test_the_record_is_whole_and_in_the_order_of_time(record):
    assert one(record, "select evenhand_first_broken_event()") is None
    # An event has the moment at which its transaction began. While loading, one follows another; afterwards a
    # worker does several jobs at a time, and any of them may be the first to end.
    backwards = (
        "select count(*) from core_event a join core_event b on b.id = a.id + 1 where b.at < a.at"
        " and b.id <= (select id from core_event where kind = 'demo.LoadingEnded')"
    )
    assert one(record, backwards) == 0
    assert one(record, "select count(*) from core_event where at > clock_timestamp()") == 0


def test_the_clock_is_right_again(record):
    assert one(record, "select shift = interval '0' from core_clock")


def test_certificates_are_numbered_in_the_order_of_their_days(record):
    rows = record.execute(
        "select provider_id, number, issued_on from certificates_certificate e"
        " join cases_case c on c.id = e.case_id order by number"
    ).fetchall()
    for provider in {row[0] for row in rows}:
        own = [(number, day) for whose, number, day in rows if whose == provider]
        assert [day for _, day in own] == sorted(day for _, day in own)
        per_year: dict[str, list[int]] = {}
        for number, _ in own:
            per_year.setdefault(number[:-6], []).append(int(number[-6:]))
        assert all(counted == list(range(1, len(counted) + 1)) for counted in per_year.values())
    assert (
        one(record, "select count(*) from certificates_certificate where issued_on > evenhand_today()") == 0
    )


def test_every_certificate_is_signed_and_its_family_told(record):
    certificates = one(record, "select count(*) from certificates_certificate")
    assert certificates >= 12
    assert one(record, "select count(*) from certificates_certificatefile") == certificates


def test_the_nightly_check_finds_nothing(
    database: Addresses, django_db_setup: None, django_db_blocker: DjangoDbBlocker
):
    with django_db_blocker.unblock(), databases.django_at(database.owner):
        with acting_as(operator()), closing(psycopg.connect(database.owner)) as owner:
            ids = [row[0] for row in owner.execute("select id from cases_case").fetchall()]
        for case_id in ids:
            with acting_as(worker(case_id)):
                assert checks.differences(Case.objects.get(id=case_id)) == ()


def test_a_case_was_opened_for_an_hour_and_reviewed_and_another_waits(record):
    reviewed = "select count(*) from safeguarding_opening where reviewed_at is"
    assert one(record, f"{reviewed} not null") >= 1 and one(record, f"{reviewed} null") >= 1


def test_what_was_sent_is_in_the_mailbox(record, demo_world):
    sent = one(record, "select count(*) from correspondence_message where state = 'sent'")
    sent += one(record, "select count(*) from safeguarding_notice where sent_at is not null")
    assert sent == len(list((demo_world.folder / "mailbox").glob("*.eml")))


def test_messages_went_out_within_a_day_of_their_promise(record):
    # One family mistyped its address, and was read back the right one the day after.
    late = (
        "select count(*) from correspondence_message m join people_contactdetails d on d.person_id = m.person_id"
        " where m.sent_at > greatest(m.created_at, d.email_proved_at) + interval '1 day'"
    )
    assert one(record, late) == 0
    assert one(record, "select count(*) from correspondence_message where held_because = 'not_proved'") == 1


def test_a_reading_is_chosen_and_a_list_of_holidays_waits_with_a_task_for_the_family_it_touches(record):
    assert record.execute("select switch, reading from law_chosenreading").fetchall() == [
        ("la_lawyer", "part_of_party")
    ]
    waits = "select count(*) from casework_task where kind = 'date_may_come_nearer' and state = 'open'"
    assert one(record, waits) >= 1
    assert one(record, "select count(distinct counted_with) from cases_case where closed_at is null") == 2


def test_somebody_of_every_kind_helps_in_the_county_and_nobody_in_one_of_its_councils(record):
    near = "select distinct {} from support_support s join support_support_councils c on c.support_id = s.id where live"
    assert {row[0] for row in record.execute(near.format("kind"))} == set(Kind.values)
    assert {row[0] for row in record.execute(near.format("localauthority_id"))} == {"QWM", "QBF"}
