"""A report is counted by the worker, published by a manager, frozen, and corrected by another one."""

import re
from datetime import date, timedelta

import psycopg
import pytest

from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.principals import anonymous
from evenhand.core.transactions import acting_as
from evenhand.domain.figures import queries
from evenhand.domain.figures.actions.correct_report import correct_report
from evenhand.domain.figures.actions.draft_report import draft_report
from evenhand.domain.figures.actions.publish_report import publish_report
from evenhand.domain.figures.measures import measure
from evenhand.domain.figures.models import Report, Tally
from evenhand.domain.figures.periods import Period, quarter_of
from evenhand.domain.figures.states import ReportState, Why
from evenhand.statute.routes import Section
from evenhand.statute.rules import RULES
from tests.build import certificates, world
from tests.build.figures import publish, this_quarter

LAST = quarter_of(quarter_of(date(2026, 11, 29)).starts_on - timedelta(days=1))


def correct(report, by):
    correct_report(report_id=report.id, why=Why.RECORDED_LATE, at=world.now(), by=by)


def cells(report, measure):
    return report.figures[measure]["cells"]


def state_of(report, by):
    with acting_as(by):
        return Report.objects.get(id=report.id).state


def test_requests_and_certificates_are_counted_from_rows(service, draft):
    adviser = world.a_colleague(service)
    for number in range(6):
        case = certificates.a_case_that_said_no(service, adviser)
        if number < 5:
            certificates.issued(case, adviser)
    for _ in range(2):
        world.a_case(service, decision="final_plan")
    for _ in range(4):
        world.a_case(service, decision="refusal_to_issue_plan")
    elsewhere = world.a_service()
    world.a_case(elsewhere)
    report = draft(this_quarter())
    assert cells(report, "decision") == [6, None, None, 0, 0, 0]
    assert report.figures["decision"]["total"] == 12
    assert cells(report, "certificates") == [5, 0, 0]
    assert cells(report, "channel") == [12, 0, 0, 0] and cells(report, "needs") == [12, 0]
    assert draft(this_quarter(), of=elsewhere).figures["decision"]["total"] is None


def test_every_rule_and_section_that_the_counting_names_is_one_of_the_law(owner):
    ((text,),) = owner.execute("select prosrc from pg_proc where proname = 'evenhand_figures'").fetchall()
    rules = set(re.findall(r"'((?:reg|si)\d[\w.]*\.[\w.]+)'", text))
    assert len(rules) == 10 and rules <= RULES.keys(), rules - RULES.keys()
    assert set(re.findall(r"'(section_[A-H]\d?)'", text)) <= {section.value for section in Section}
    counted = {code for code, _ in measure("decision").lines} - {"other"}
    assert set(re.findall(r"'(\w+_plan|refusal_to_assess|cease_to_maintain)'", text)) == counted


def test_only_the_worker_counts_and_only_the_worker_reads_the_counts(own_database, service, draft, manager):
    report = draft(this_quarter())
    with pytest.raises(NotAllowed):
        draft_report(
            provider_id=service.provider_id,
            local_authority=service.local_authority,
            period=Period(this_quarter()),
            at=world.now(),
            by=manager,
        )
    for statement in (
        "select * from figures_tally",
        "select * from evenhand_figures(gen_random_uuid(), 'x', now()::date, now()::date)",
        "update figures_report set figures = '{}'",
        "insert into figures_report (id) values (gen_random_uuid())",
        "delete from figures_report",
    ):
        with psycopg.connect(own_database.web) as web, pytest.raises(psycopg.errors.InsufficientPrivilege):
            web.execute(statement)
    assert report.state == ReportState.DRAFT


def test_a_commissioner_reads_what_is_published_of_the_own_council_and_nothing_else(
    service, draft, manager, commissioner
):
    report = draft(this_quarter())
    other = world.a_service()
    stranger = world.an_officer(world.council_of(other), role="commissioner")
    with acting_as(commissioner):
        assert queries.commissioned(commissioner) == []
    publish(report, manager)
    with acting_as(commissioner):
        (line,) = queries.commissioned(commissioner)
        assert line.id == report.id
        assert queries.figures(line.id, [line]).lists[0].measure.code == "decision"
        assert list(Report.objects.values_list("id", flat=True)) == [report.id]
    with acting_as(stranger):
        assert queries.commissioned(stranger) == []


def test_everybody_reads_what_is_published_and_a_draft_is_nowhere_for_them_in_the_database_too(
    own_database, service, draft, manager
):
    first = draft(this_quarter())
    publish(first, manager)
    correct(first, manager)
    waits = draft(this_quarter())
    other = draft(this_quarter(), of=world.a_service())
    stranger = world.an_officer(world.council_of(world.a_service()), role="commissioner")
    for by in (anonymous(), stranger):
        with acting_as(by):
            assert list(Report.objects.values_list("id", "state")) == [(first.id, ReportState.CORRECTED)]
            (line,) = queries.published()
            assert (line.id, line.replaced_by) == (first.id, None)
            assert [each.line.id for each in queries.published_figures()] == [first.id]
            assert queries.published_report(waits.id) is queries.published_report(other.id) is None
            assert Report.objects.filter(id=first.id).update(state=ReportState.PUBLISHED) == 0
    with acting_as(manager):
        assert {line.id for line in queries.of_providers(manager)} == {first.id, waits.id}
        assert [line.id for line in queries.published()] == [first.id]
    publish(waits, manager)
    with acting_as(anonymous()):
        assert {line.id: line.replaced_by for line in queries.published()} == {
            first.id: waits.id,
            waits.id: None,
        }


def test_only_a_manager_of_the_service_publishes_and_only_what_was_looked_at(service, draft, manager):
    report = draft(this_quarter())
    for by in (world.a_colleague(service), world.a_colleague(world.a_service(), "manager")):
        with pytest.raises(NoSuchThing):  # a draft is nobody's but its managers'
            publish(report, by)
    with pytest.raises(NotNow, match="counted again"):
        publish_report(
            report_id=report.id,
            counted_at=report.counted_at - timedelta(seconds=1),
            at=world.now(),
            by=manager,
        )
    publish(report, manager)
    with pytest.raises(NotNow):
        publish(report, manager)


def test_a_draft_is_counted_again_until_it_is_published_and_never_after(
    own_database, service, draft, manager
):
    report = draft(this_quarter())
    assert draft(this_quarter()).counted_at == report.counted_at
    for _ in range(6):
        world.a_case(service)
    report = draft(this_quarter())
    assert report.figures["decision"]["total"] == 6
    publish(report, manager)
    world.a_case(service)
    assert draft(this_quarter()).figures["decision"]["total"] == 6
    for statement in (
        "update figures_report set figures = '{}'",
        "delete from figures_report",
        "truncate figures_report cascade",
        "delete from figures_tally",
    ):
        with (
            psycopg.connect(own_database.owner, autocommit=True) as owner,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            owner.execute(statement)


def test_a_correction_changes_a_list_only_by_five_families_or_more(service, draft, manager, commissioner):
    for _ in range(6):
        world.a_case(service)
    first = draft(this_quarter())
    publish(first, manager)
    world.a_case(service)
    correct(first, manager)
    second = draft(this_quarter())
    assert second.replaces_id == first.id
    assert second.figures["decision"] == first.figures["decision"]
    assert "decision" in second.figures["left"]
    publish(second, manager)
    assert state_of(first, manager) == ReportState.CORRECTED
    with acting_as(commissioner):
        newer, older = queries.commissioned(commissioner)
        assert (newer.replaces, older.replaced_by) == (older.id, newer.id)
        assert older.why == Why.RECORDED_LATE.label


def test_a_year_is_counted_once_its_quarters_are_out_and_from_what_they_counted(
    service, draft, manager, as_worker
):
    year = LAST.year
    assert draft(year.starts_on, is_year=True) is None
    for quarter in year.quarters:
        publish(draft(quarter.starts_on), manager)
    found = draft(year.starts_on, is_year=True)
    assert as_worker(lambda: Tally.objects.filter(report=found).count()) > 20
    publish(found, manager)
    with acting_as(manager):
        quarter = Report.objects.get(starts_on=LAST.starts_on, is_year=False)
    with pytest.raises(NotNow, match="whole year"):
        correct(quarter, manager)
    correct(found, manager)
    correct(quarter, manager)
    assert draft(year.starts_on, is_year=True) is None
