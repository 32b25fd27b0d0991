"""Staff read whose right it is and since when, and record consent, capacity, an invitation and a confirmation."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection

from evenhand.core.errors import NoSuchThing
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import right
from evenhand.domain.cases.actions.correct_fact import correct_fact
from evenhand.domain.cases.actions.record_consent import record_consent
from evenhand.domain.cases.deciding import Scope
from evenhand.domain.cases.facts import Evidence, FactKind, standing
from evenhand.domain.casework.actions.add_document import add_document
from evenhand.domain.documents.checking import check
from tests.build import files, pages, passing, world
from tests.build.passing import THE_DAY, midnight

pytestmark = pytest.mark.django_db
AFTER = midnight(THE_DAY) + timedelta(hours=10)
INVITED = {
    "email": "alex@young.example",
    "read_back": "yes",
    "mailbox": "own",
    "telephone": "",
    "address": "",
    "postcode": "",
    "safe_ways": ["email"],
    "protected": "no",
}


@pytest.fixture
def family(set_clock):
    return passing.a_family(set_clock)


def page(family, path=""):
    return pages.browser(family.adviser).get(f"/cases/{family.case.id}/{path}")


def send(family, path, by=None, **typed):
    return pages.browser(by or family.adviser).post(f"/cases/{family.case.id}/{path}", typed)


def on(name, day):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def test_the_case_page_says_whose_right_it_is_and_why(family, set_clock):
    said = pages.text(page(family))
    assert "The parent, until Friday 26 June 2026. From Saturday 27 June 2026 the young person." in said
    assert "the last Friday in June of that school year" in said
    assert "Presumed for every decision" in said
    set_clock(AFTER)
    said = pages.text(page(family))
    assert "The young person, since Saturday 27 June 2026" in said
    assert "Only what they wrote, and what we wrote to them." in said


def test_consent_is_written_down_and_taken_back(family, set_clock):
    assert page(family, "right/consent").status_code == 404
    set_clock(AFTER)
    answer = send(family, "right/consent", sees="read", evidence="told_in_person", **on("said_on", THE_DAY))
    assert answer.status_code == 302
    assert "May read the case." in pages.text(page(family))
    assert family.sees()
    send(family, "right/consent", sees="nothing", evidence="told_in_person", **on("said_on", THE_DAY))
    assert not family.sees()


def test_capacity_is_recorded_for_one_decision_and_ended(family, set_clock):
    set_clock(AFTER)
    assert "Capacity is presumed." in pages.text(page(family, "right/capacity"))
    send(
        family,
        "right/capacity",
        about="choice",
        acts="parent",
        evidence="letter",
        **on("said_on", THE_DAY),
        **on("ends_on", THE_DAY + timedelta(days=30)),
    )
    said = pages.text(page(family))
    assert "The parent acts, for: whether to mediate" in said
    path = said.split("/right/capacity/")[1].split('"')[0]
    refused = send(family, f"right/capacity/{path}", evidence="told_in_person")
    assert "You recorded it yourself" in pages.text(refused)
    ended = send(family, f"right/capacity/{path}", by=family.colleague, evidence="told_in_person")
    assert ended.status_code == 302
    assert "Presumed for every decision" in pages.text(page(family))


def test_a_record_for_ever_is_refused_in_words(family, set_clock):
    set_clock(AFTER)
    answer = send(
        family,
        "right/capacity",
        about="choice",
        acts="parent",
        evidence="letter",
        **on("said_on", THE_DAY),
        **on("ends_on", date(2030, 1, 1)),
    )
    assert "Nobody’s capacity is settled for good" in pages.text(answer)


def test_the_young_person_is_invited_with_an_address_of_their_own(family, set_clock):
    assert page(family, "right/invite").status_code == 302
    set_clock(AFTER)
    assert "Has not opened the case yet." in pages.text(page(family))
    refused = send(family, "right/invite", **INVITED | {"email": "sam@holloway.example"})
    assert "already somebody else’s on this case" in pages.text(refused)
    assert send(family, "right/invite", **INVITED).status_code == 302
    young = world.family_of(family.case, "alex@young.example")
    assert family.sees(young)


def test_a_birth_that_moves_the_right_is_confirmed_by_a_colleague(family):
    with acting_as(family.adviser):
        fact = next(one for one in standing(family.case.id) if one.kind == FactKind.DATE_OF_BIRTH)
    correct_fact(
        case_id=family.case.id,
        kind=FactKind.DATE_OF_BIRTH,
        fact_id=fact.id,
        happened_on=date(2009, 3, 9),
        reason="The passport has 2009",
        evidence=Evidence.LETTER,
        at=world.now(),
        by=family.adviser,
    )
    assert "To be confirmed" in pages.text(page(family))
    assert "You corrected the date of birth yourself" in pages.text(send(family, "right/confirm"))
    assert send(family, "right/confirm", by=family.colleague).status_code == 302
    assert not family.sees()


# The paper behind a record.


@pytest.fixture
def files_kept(settings, tmp_path):
    settings.DATA_DIR = settings.FILES_DIR = tmp_path


def a_paper(family, by=None) -> UUID:
    """File a paper on the case, and let the service check it."""
    document_id = add_document(
        case_id=family.case.id,
        kind="report",
        name="What the doctor wrote.pdf",
        content=files.file_of(files.a_pdf()),
        at=world.now(),
        by=by or family.adviser,
    )
    check(document_id, worker(family.case.id))
    return document_id


def test_the_paper_behind_a_record_is_opened_by_staff_and_by_whoever_holds_the_right(
    family, set_clock, files_kept
):
    set_clock(AFTER)
    young = family.invited()
    assert "Which paper of this case" not in pages.text(page(family, "right/capacity"))
    paper, other = a_paper(family), a_paper(family)
    assert "What the doctor wrote" in pages.text(page(family, "right/capacity"))
    send(
        family,
        "right/capacity",
        about="mediation",
        acts="young_persons_representative",
        evidence="letter",
        paper=str(paper),
        **on("said_on", THE_DAY),
        **on("ends_on", THE_DAY + timedelta(days=30)),
    )
    assert f"/cases/{family.case.id}/documents/{paper}" in page(family).content.decode()
    for reader, wanted, status in (
        (young, paper, 200),
        (young, other, 404),
        (family.parent, paper, 404),
    ):
        answer = pages.browser(reader).get(f"/my/{family.case.id}/documents/{wanted}")
        assert (answer.status_code == 200) is (status == 200), (status, answer.status_code)


def test_consent_names_the_paper_in_which_it_was_said(family, set_clock, files_kept):
    set_clock(AFTER)
    paper = a_paper(family)
    send(
        family,
        "right/consent",
        sees="read",
        evidence="told_in_writing",
        paper=str(paper),
        **on("said_on", THE_DAY),
    )
    with acting_as(family.adviser):
        assert [each.document_id for each in right.consents(family.case.id)] == [paper]


def test_what_a_parent_gave_us_stands_behind_no_record(family, set_clock, files_kept):
    own = a_paper(family, family.parent)
    set_clock(AFTER)
    assert "Which paper of this case" not in pages.text(page(family, "right/capacity"))
    with pytest.raises(NoSuchThing):
        record_consent(
            case_id=family.case.id,
            scope=Scope.READ,
            said_on=THE_DAY,
            evidence=Evidence.TOLD_IN_WRITING,
            document_id=own,
            at=world.now(),
            by=family.adviser,
        )


@pytest.mark.parametrize("table", ["consent", "capacityrecord"])
def test_the_database_takes_no_paper_of_another_case(family, table):
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_get_constraintdef(oid) from pg_constraint where conname = %s",
            [f"cases_{table}_paper_of_case"],
        )
        (rule,) = cursor.fetchone()
    assert "FOREIGN KEY (case_id, document_id) REFERENCES documents_document(case_id, id)" in rule
