"""Abuse of the right that a young person takes over on a day, and of what is said of capacity (threat model, B4)."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, models
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evenhand.core.clock import LONDON
from evenhand.core.errors import NoSuchThing, NotAllowed, Refused
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.come_back import come_back
from evenhand.domain.cases.actions.record_capacity import end_capacity
from evenhand.domain.cases.actions.record_consent import end_consent
from evenhand.domain.cases.actions.withdraw_request import withdraw_request
from evenhand.domain.cases.deciding import Matter, Scope
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.cases.models import CapacityRecord, Consent
from evenhand.domain.casework.actions.add_document import add_document
from evenhand.domain.casework.actions.record_choice import record_choice
from evenhand.domain.casework.choice import Choice
from evenhand.domain.identity.roles import HOLDER
from evenhand.domain.meetings.actions.end_mediation import end_mediation
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.people.models import Person
from tests.build import crowds, databases, files, pages, passing, world
from tests.build.passing import SECOND, THE_DAY, midnight
from tests.walls import families, looking
from tests.walls.markers import Markers
from tests.walls.reading import of

YEARS = range(2005, 2013)
# Two for each of these years in turn, and the ends of the year at school, of the year, and of February.
BIRTHS = sorted(
    {date(year, month, day) for year in YEARS for month, day in ((8, 31), (9, 1), (9, 2), (6, 26), (12, 31))}
    | {date(2008, 2, 29), date(2012, 2, 29), date(2009, 2, 28), date(2009, 3, 1), date(2010, 1, 1)}
    | {date(2010, month, 15) for month in range(1, 13)}
)
AFTER = midnight(THE_DAY) + timedelta(hours=1)


def last_friday_in_june(born: date) -> date:
    """Return, by looking at every day, the last Friday in June of the year at school in which somebody turns 16."""
    year = born.year + 16 + (1 if (born.month, born.day) >= (9, 1) else 0)
    return max(date(year, 6, day) for day in range(1, 31) if date(year, 6, day).strftime("%A") == "Friday")


def rows_of(by, case_id) -> int:
    """Return what the database itself shows somebody of a case, asked by a statement of its own as the web role."""
    with acting_as(by), connection.cursor() as cursor:
        cursor.execute("select current_user")
        assert cursor.fetchone() == ("evenhand_web",)
        found = 0
        for table in (
            "cases_fact",
            "cases_duty",
            "people_person where user_id is distinct from evenhand_user()",
        ):
            table, _, only = table.partition(" where ")
            cursor.execute(
                f"select count(*) from {table} where case_id = %s and ({only or 'true'})", [case_id]
            )
            found += cursor.fetchone()[0]
        cursor.execute("select count(*) from cases_case where id = %s", [case_id])
        return found + cursor.fetchone()[0]


def test_there_are_enough_births_to_ask_about():
    assert len(BIRTHS) >= 50
    assert {(8, 31), (9, 1), (2, 29)} <= {(born.month, born.day) for born in BIRTHS}


@pytest.mark.django_db
@pytest.mark.parametrize("born", BIRTHS, ids=str)
def test_dm_20_the_right_passes_at_the_second_though_nothing_runs(set_clock, born):
    friday = last_friday_in_june(born)
    family = passing.a_family(set_clock, born=born)
    still = (friday, friday + timedelta(days=1))
    for moment in (midnight(still[0]) - SECOND, midnight(still[0]), midnight(still[0]) + SECOND):
        set_clock(moment)
        assert family.may() == HOLDER.permissions
    set_clock(midnight(still[1]) - SECOND)
    assert family.may() == HOLDER.permissions and rows_of(family.parent, family.case.id) > 3
    for moment in (midnight(still[1]), midnight(still[1]) + SECOND):
        set_clock(moment)
        assert moment.astimezone(LONDON).date() == still[1]
        assert family.may() == frozenset() and not family.sees()
        assert rows_of(family.parent, family.case.id) == 0


@pytest.mark.django_db
def test_dm_20_nothing_that_decides_can_be_done_by_a_parent_afterwards(set_clock):
    family = passing.a_family(set_clock)
    set_clock(AFTER)
    said = {"case_id": family.case.id, "at": world.now(), "by": family.parent}
    for consents, refusal in ((False, NoSuchThing), (True, NotAllowed)):
        if consents:
            family.consents(Scope.SUPPORT)
        for attempt in (
            lambda: record_choice(
                choice=Choice.NO_MEDIATION, told_on=THE_DAY, evidence=Evidence.TOLD_ONLINE, **said
            ),
            lambda: withdraw_request(evidence=Evidence.TOLD_ONLINE, **said),
            lambda: come_back(evidence=Evidence.TOLD_ONLINE, **said),
            lambda: end_mediation(evidence=Evidence.TOLD_ONLINE, **said),
        ):
            with pytest.raises(refusal):
                attempt()


STEPS = st.sampled_from(
    [
        "consent read",
        "consent support",
        "end consent",
        *(f"capacity {m}" for m in Matter),
        "end capacity",
        "a month",
    ]
)


@pytest.mark.django_db(transaction=False)
def test_dm_20_whatever_happens_a_parent_reads_or_acts_by_consent_or_a_record(set_clock):
    family = passing.a_family(set_clock)
    case_id = family.case.id

    def do(step: str, day: date) -> date:
        if step.startswith("consent"):
            family.consents(Scope(step.split()[1]))
        elif step == "end consent":
            end_consent(
                case_id=case_id, evidence=Evidence.TOLD_BY_TELEPHONE, at=world.now(), by=family.adviser
            )
        elif step.startswith("capacity"):
            family.capacity(Matter(step.split()[1]), days=20)
        elif step == "end capacity":
            with acting_as(family.adviser):
                found = list(CapacityRecord.objects.filter(case_id=case_id, ended_at=None))
            for one in found:
                end_capacity(
                    case_id=case_id,
                    record_id=one.id,
                    evidence=Evidence.LETTER,
                    at=world.now(),
                    by=family.colleague,
                )
        else:
            day += timedelta(days=30)
            set_clock(midnight(day) + timedelta(hours=12))
        return day

    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(STEPS, max_size=6))
    def walk(steps):
        day = THE_DAY
        set_clock(midnight(day) + timedelta(hours=12))
        do("end consent", day), do("end capacity", day)
        for step in steps:
            day = do(step, day)
            may, shown = family.may(), rows_of(family.parent, case_id) > 0
            with acting_as(family.adviser):
                consent = Consent.objects.filter(case_id=case_id, ended_at=None).first()
                records = CapacityRecord.objects.filter(case_id=case_id, ended_at=None, ends_on__gte=day)
                acts = {one.about for one in records}
            assert family.sees() is shown is bool(may) is bool(consent or acts)
            decides = may & {permission for permission in HOLDER.permissions if "choose" in permission}
            assert bool(decides) is (Matter.CHOICE in acts)

    walk()


@pytest.mark.django_db
def test_dm_20_a_parent_is_not_cut_off_without_a_word_nor_without_what_is_theirs(set_clock):
    family = passing.a_family(set_clock)
    set_clock(AFTER)
    said = pages.text(pages.browser(family.parent).get(f"/my/{family.case.id}/", follow=True))
    assert "The right is your child’s now" in said and "nothing was deleted" in said and "Call us" in said
    with acting_as(family.parent), connection.cursor() as cursor:
        for table in ("people_person", "people_contactdetails", "people_safecontact", "people_needs"):
            cursor.execute(f"select count(*) from {table} where case_id = %s", [family.case.id])
            assert cursor.fetchone() == (1,), f"their own row of {table}, and nobody else's"


@pytest.mark.django_db
def test_dm_20_what_stays_theirs_they_cannot_change_any_more(set_clock):
    family = passing.a_family(set_clock)
    set_clock(AFTER)
    with pytest.raises(ProgrammingError, match="row-level security"), acting_as(family.parent):
        Person.objects.filter(case_id=family.case.id).update(name="Somebody Else")


def test_dm_20_consent_that_ends_beats_whatever_a_parent_does_at_the_same_moment(
    own_database, settings, tmp_path
):
    settings.FILES_DIR = settings.DATA_DIR = tmp_path
    service = world.a_service()
    adviser = world.a_colleague(service)
    for number in range(crowds.ROUNDS):
        address = f"sam{number}@holloway.example"
        case = world.a_case(service, date_of_birth=passing.BORN, reach=Reach(email=address))
        family = passing.Family(case, world.family_of(case, address), adviser, adviser)
        family.consents(Scope.SUPPORT)
        content = files.file_of(files.a_pdf())
        shared = {"case_id": case.id, "at": world.now()}

        def adds(family=family, shared=shared, content=content):
            try:
                return add_document(kind="other", name="a.pdf", content=content, by=family.parent, **shared)
            except Refused as refused:
                return refused

        def ends(shared=shared):
            return end_consent(evidence=Evidence.TOLD_BY_TELEPHONE, by=adviser, **shared)

        came = crowds.at_once(adds, *[adds] * 4, ends)
        assert not [one for one in came if isinstance(one, Exception) and not isinstance(one, Refused)]
        assert isinstance(adds(), NoSuchThing)
        with databases.as_owner(own_database) as owner:
            kinds = [
                row[0]
                for row in owner.execute(
                    "select kind from core_event where case_id = %s and kind in"
                    " ('documents.DocumentAdded', 'cases.ConsentEnded') order by id",
                    [case.id],
                )
            ]
        assert kinds[-1] == "cases.ConsentEnded", "nothing is added after consent has ended"


# Capacity is for one decision at one time.


@pytest.mark.django_db
def test_dm_21_no_column_says_for_good_what_somebody_can_decide(owner):
    columns = owner.execute(
        "select table_name, column_name, data_type from information_schema.columns where table_schema = 'public'"
    ).fetchall()
    assert not {(table, column) for table, column, _ in columns if "capac" in column}
    of_people = {
        (model._meta.db_table, field.column)
        for model in apps.get_models()
        if model._meta.db_table
        in ("people_person", "people_needs", "identity_user", "cases_case", "cases_grant")
        for field in model._meta.local_fields
        if isinstance(field, models.BooleanField)
    }
    about_signing_in = {"is_active", "mailbox_is_not_enough", "answered_offer"}
    assert {column for _, column in of_people} <= {*about_signing_in, "sent_by_helper"}
    record = {field.name: field for field in CapacityRecord._meta.local_fields}
    assert not [name for name, field in record.items() if isinstance(field, models.BooleanField)]
    for name in ("about", "acts", "said_on", "ends_on", "evidence"):
        assert not record[name].null, f"a record says its {name}"


@pytest.mark.django_db
def test_dm_21_a_record_counts_for_its_decision_and_to_its_last_second(set_clock):
    family = passing.a_family(set_clock)
    set_clock(AFTER)
    family.capacity(Matter.AGREEMENT, days=3)
    last = midnight(THE_DAY + timedelta(days=4))
    set_clock(last - SECOND)
    assert {str(permission) for permission in family.may()} == {
        "see this case",
        "keep notes of your own on this case",
        "get a copy of this case",
        "sign for this family",
    }
    set_clock(last)
    assert family.may() == frozenset() and rows_of(family.parent, family.case.id) == 0


@pytest.mark.django_db
def test_dm_21_no_word_of_ours_asks_whether_somebody_has_capacity_as_such():
    said = "".join(path.read_text() for path in Path("src/evenhand/portals").rglob("right_*.py"))
    assert "Presumed for every decision" in said and "lacks capacity" not in said


# Whose words are whose.


@pytest.mark.django_db
def test_dm_22_in_one_household_each_reads_their_own_words_both_ways(set_clock):
    set_clock(midnight(THE_DAY) - timedelta(days=9))
    service, markers = world.a_service(), Markers()
    parent = families.asks(markers, "parent", service, birth={"date_of_birth": passing.BORN.isoformat()})
    adviser = world.a_colleague(service)
    set_clock(AFTER)
    household = passing.Family(parent.case, parent.own, adviser, adviser)
    young = household.invited(markers.mailbox("e-mail address", "young"))
    private = {
        "own words",
        "hopes",
        "school",
        "needs",
        "language",
        "letter",
        "e-mail address",
        "telephone number",
    }
    for scope in (None, Scope.READ, Scope.SUPPORT):
        if scope:
            household.consents(scope, by=young)
        for by, own, other in ((parent.own, "parent", "young"), (young, "young", "parent")):
            browser = pages.browser(by)
            opened = (
                "",
                "request",
                "messages",
                "documents",
                "who",
                "parent",
                "passed",
                "choose",
                "information",
            )
            seen = markers.found_in(
                looking.tidy(
                    "\n".join(
                        pages.text(browser.get(f"/my/{parent.case.id}/{page}", follow=True))
                        for page in opened
                    )
                )
            )
            with acting_as(by), connection.cursor() as cursor:
                for table in ("requests_sentrequest", "cases_issue", "people_contactdetails", "people_needs",
                              "documents_document", "correspondence_message"):  # fmt: skip
                    cursor.execute(f"select t::text from {table} t")
                    seen |= markers.found_in("\n".join(row for (row,) in cursor.fetchall()))
            assert not of(seen, other, what=private), (scope, own)
        own_words = pages.text(pages.browser(parent.own).get(f"/my/{parent.case.id}/request", follow=True))
        assert of(markers.found_in(looking.tidy(own_words)), "parent", what={"own words"})


@pytest.mark.django_db
def test_dm_22_a_shared_device_is_spoken_of_where_a_young_person_decides(set_clock):
    family = passing.a_family(set_clock)
    set_clock(AFTER)
    young = family.invited()
    said = pages.text(pages.browser(young).get(f"/my/{family.case.id}/parent"))
    assert "Does somebody else use this phone or computer?" in said
