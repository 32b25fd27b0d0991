"""Everybody reads what is published, and first what it means; a draft and a count of a few families are nowhere."""

import csv
import html
import re
from io import StringIO
from pathlib import Path
from uuid import uuid4

import brotli
import pytest
from django.test import Client

from evenhand import design
from evenhand.core.transactions import acting_as
from evenhand.domain.figures.actions.correct_report import correct_report
from evenhand.domain.figures.measures import MEASURES, MIDDLES, RULES
from evenhand.domain.figures.states import Why
from evenhand.domain.organisations.models import Provider
from evenhand.website.statistics.dictionary import COLUMNS
from tests.build import figures, pages, world
from tests.walls.checking import SMALL

ALL = "/statistics/all.csv"


@pytest.fixture
def service(own_database):
    return world.a_service()


@pytest.fixture
def manager(service):
    return world.a_colleague(service, "manager")


@pytest.fixture
def draft(own_database, service):
    """A draft of a quarter with six requests of one kind, and one of another."""
    for number in range(7):
        world.a_case(service, decision="refusal_to_assess" if number else "final_plan")
    return figures.counted(own_database, service, figures.this_quarter())


@pytest.fixture
def report(draft, manager):
    figures.publish(draft, manager)
    return draft


@pytest.fixture
def corrected(own_database, service, manager, report):
    """The report that took the place of another one."""
    correct_report(report_id=report.id, why=Why.COUNTED_WRONGLY, at=world.now(), by=manager)
    found = figures.counted(own_database, service, figures.this_quarter())
    figures.publish(found, manager)
    return found


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(html.unescape(answer.content.decode()).split())


def plain(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def rows(client: Client) -> list[dict[str, str]]:
    answer = client.get(ALL)
    assert answer["Content-Disposition"] == 'attachment; filename="statistics.csv"'
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))


def every_address(report, service: world.Service) -> list[str]:
    own = f"/statistics/{report.id}"
    return ["/statistics", "/statistics/definitions", f"/statistics/{service.local_authority}", own]


def test_before_anything_is_published_the_page_says_what_will_be_there(client, service):
    page = shown(client, "/statistics")
    assert "Nothing is published yet" in page and all(rule in page for rule in RULES)
    assert rows(client) == []


def test_a_draft_is_nowhere_and_is_there_at_once_when_it_is_published(client, service, draft, manager):
    by_council = f"/statistics/{service.local_authority}"
    for _ in range(2):  # made, and kept
        assert str(draft.id) not in shown(client, "/statistics")
    for reader in (client, pages.browser(manager)):
        for address in (f"/statistics/{draft.id}", f"/statistics/{draft.id}.csv", by_council):
            assert reader.get(address).status_code == 404, address
        assert rows(reader) == []
    figures.publish(draft, manager)
    for address in ("/statistics", by_council):
        assert f'href="/statistics/{draft.id}"' in shown(client, address)
    assert {row["report"] for row in rows(client)} == {str(draft.id)}


def test_what_nobody_has_is_not_there(client, report):
    for name in (f"{uuid4()}", f"{uuid4()}.csv", "ZZZ", "nothing.csv"):
        assert client.get(f"/statistics/{name}").status_code == 404, name


def test_definitions_stand_before_the_figures(client, report):
    page = shown(client, f"/statistics/{report.id}")
    meaning, _, counts = page.partition("<h2>The figures</h2>")
    for one in (*MEASURES, *MIDDLES):
        assert one.definition in meaning and one.title in counts
    assert all(rule in meaning for rule in RULES) and "is-numeric" not in meaning
    assert "Refused to assess not shown" in plain(counts) and "Total 7" in plain(counts)
    index = shown(client, "/statistics")
    assert index.index(RULES[0]) < index.index(f"/statistics/{report.id}")


def test_a_count_of_fewer_than_five_is_shown_nowhere(client, service, report):
    seen = [shown(client, address) for address in every_address(report, service)]
    seen += [client.get(address).content.decode() for address in (ALL, f"/statistics/{report.id}.csv")]
    assert sum("not shown" in text for text in seen) == len(seen) - 1  # the list of one council has no figure
    assert not [found[0] for text in seen if (found := SMALL.search(text))]
    values = {int(row["value"]) for row in rows(client) if row["unit"] == "count" and row["value"]}
    assert values == {0, 7}


def test_a_corrected_report_says_so_and_leads_to_the_one_in_its_place(client, report, corrected):
    old, new = (shown(client, f"/statistics/{one.id}") for one in (report, corrected))
    assert "This report was found wrong" in old and "We had counted wrongly" in old
    assert f'href="/statistics/{corrected.id}"' in old and f'href="/statistics/{report.id}"' in new
    page = shown(client, "/statistics")
    assert f'href="/statistics/{corrected.id}"' in page and f'href="/statistics/{report.id}"' not in page
    states = {(row["report"], row["state"], row["replaced_by"]) for row in rows(client)}
    assert states == {
        (str(report.id), "corrected", str(corrected.id)),
        (str(corrected.id), "published", ""),
    }


def test_while_a_correction_is_counted_the_report_says_so_and_its_draft_is_nowhere(
    own_database, client, service, manager, report
):
    address = f"/statistics/{report.id}"
    assert "found wrong" not in shown(client, address)
    correct_report(report_id=report.id, why=Why.COUNTED_WRONGLY, at=world.now(), by=manager)
    waits = figures.counted(own_database, service, figures.this_quarter())
    page = shown(client, address)
    assert "Another one is being counted" in page and str(waits.id) not in page
    assert f'href="{address}"' in shown(client, "/statistics")


def test_the_file_has_the_columns_and_the_codes_of_the_dictionary(client, service, report):
    dictionary = shown(client, "/statistics/definitions")
    found = rows(client)
    assert list(found[0]) == [name for name, _ in COLUMNS]
    codes = [(one.code, line.code, line.unit) for one in (*MEASURES, *MIDDLES) for line in one.told]
    assert [(row["measure"], row["line"], row["unit"]) for row in found] == codes
    assert len(set(codes)) == len(codes)
    for name, meaning in COLUMNS:
        assert f"{name} {meaning}" in plain(dictionary)
    for one in (*MEASURES, *MIDDLES):
        assert one.definition in dictionary and f"Code of this list: {one.code}" in dictionary
        for line in one.told:
            assert f"{line.title} {line.code} {line.unit}" in plain(dictionary)
    assert all(bool(row["value"]) != bool(row["note"]) for row in found)
    assert {row["note"] for row in found} == {"", "not shown", "none to count"}
    assert {(row["council"], row["period"]) for row in found} == {(service.local_authority, "quarter")}


def test_the_file_says_the_same_as_the_page(client, report):
    counts = {(row["measure"], row["line"], row["unit"]): row["value"] or row["note"] for row in rows(client)}
    page = plain(shown(client, f"/statistics/{report.id}").partition("<h2>The figures</h2>")[2])
    for one in MEASURES:
        for line in one.told:
            assert f"{line.title} {counts[one.code, line.code, line.unit]}" in page
    assert counts["decision", "total", "count"] == "7" and counts["waiting", "median", "days"] == "not shown"


@pytest.mark.parametrize("begins", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_a_name_that_looks_like_a_formula_is_none_in_a_file(client, service, report, begins):
    with acting_as(world.operator()):
        Provider.objects.filter(id=service.provider_id).update(name=f"{begins} {uuid4()}")
    assert all(row["service"].startswith(f"'{begins}") for row in rows(client))
    one = client.get(f"/statistics/{report.id}.csv").content.decode()
    assert f",'{begins}" in one and f",{begins}" not in one


def test_everybody_gets_there_from_the_foot_of_a_page_and_a_page_is_light(client, service, report):
    assert 'href="/statistics"' in shown(client, "/accessibility").partition("<footer")[2]
    built = Path(design.__file__).parent / "static" / "built"
    shared = sum(
        len(brotli.compress((built / name).read_bytes())) for name in ("evenhand.css", "evenhand.js")
    )
    for address in every_address(report, service):
        answer = client.get(address)
        assert answer["X-Robots-Tag"] == "all" and not answer.cookies
        assert shared + len(brotli.compress(answer.content)) <= 21_000, address


def test_no_licence_is_claimed_for_what_is_the_services_own(client, report):
    assert "We name no licence for these figures" in shown(client, "/statistics")
