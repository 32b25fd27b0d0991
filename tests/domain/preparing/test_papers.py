"""Papers for one's own side (K2, K3), and those that a family gives to its meeting (K5)."""

from uuid import uuid4

import psycopg
import pytest

from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.casework.actions.change_council import change_council
from evenhand.domain.casework.kinds import WhyCouncil
from evenhand.domain.documents import queries as documents
from evenhand.domain.documents.checking import check
from evenhand.domain.preparing import papers
from evenhand.domain.preparing.actions.add_own_paper import add_bodys_own_paper, add_own_paper
from evenhand.domain.preparing.actions.destroy_own_paper import destroy_bodys_own_paper, destroy_own_paper
from evenhand.domain.preparing.actions.give_paper import (
    give_paper,
    show_paper_to_mediator,
    take_back_own_paper,
)
from evenhand.domain.preparing.actions.note_paper_seen import note_paper_seen
from evenhand.domain.preparing.papers import Given
from tests.build import beside, databases, files, mediation, pages, world

CANARY = "ptarmigan"


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.FILES_DIR, settings.DATA_DIR = tmp_path / "files", tmp_path


@pytest.fixture
def paper(case, family, own_database):
    """A paper that the family keeps for itself, checked by the worker's own role."""
    return kept(case, own_database, add_own_paper, by=family)


@pytest.fixture
def bodys(case, officer, council, own_database):
    """A paper that the council keeps for its own officers."""
    return kept(case, own_database, add_bodys_own_paper, by=officer, body_id=council.id)


def kept(case, own_database, add, **more):
    paper = add(
        case_id=case.id,
        kind="report",
        name=f"{CANARY}.pdf",
        content=files.pdf_that_says(CANARY),
        at=world.now(),
        **more,
    )
    with databases.django_at(own_database.worker):
        check(paper, worker(case.id))
    return paper


def opens(paper, by):
    """Tell whether somebody finds a paper and reads its words."""
    with acting_as(by):
        if documents.one(paper) is None:
            return False
        content, _, name = documents.content(paper)
    return b"%PDF" in content[:10] and name == f"{CANARY}.pdf"


def rows(addresses, paper, by, case=None):
    """Return what plain SQL finds for a principal, also for one at work on the case, past every filter."""
    with psycopg.connect(addresses.web) as web:
        web.execute("select set_config('evenhand.user', %s, true)", [str(by.user_id or "")])
        web.execute("select set_config('evenhand.case', %s, true)", [str(case.id) if case else ""])
        return web.execute("select id from documents_document where id = %s", [paper]).fetchall()


def shown(case, by):
    with acting_as(by):
        return papers.own_papers(case.id, by)[0]


def test_a_familys_paper_is_its_own_whoever_asks_and_however(
    case, paper, family, officer, adviser, manager, own, own_database
):
    assert opens(paper, family)
    parent = beside.says_yes(case, beside.a_second_parent(case, adviser))
    supporter = beside.a_supporter(case, family)
    for by in (officer, adviser, manager, own, parent, supporter):
        assert rows(own_database, paper, by) == rows(own_database, paper, by, case) == []
        for act in (give_paper, take_back_own_paper, destroy_own_paper):
            with pytest.raises(NoSuchThing):
                act(document_id=paper, by=by)
    assert shown(case, family).given == Given.NOBODY


def test_a_councils_paper_is_its_own_whoever_asks_and_however(
    case, bodys, council, family, officer, adviser, manager, own, service, own_database
):
    assert opens(bodys, officer)
    assert opens(bodys, mediation.an_officer(council))
    health = world.an_officer(world.a_health_body(service), role="health_officer")
    for by in (family, adviser, manager, own, health):
        assert rows(own_database, bodys, by) == rows(own_database, bodys, by, case) == []
        with pytest.raises(NoSuchThing):
            destroy_bodys_own_paper(document_id=bodys, by=by)
    for by in (family, adviser, health):
        with pytest.raises(NoSuchThing):
            kept(case, own_database, add_bodys_own_paper, by=by, body_id=council.id)
    with acting_as(officer):
        assert [each.id for each in papers.bodys_own(case.id, council.id)] == [bodys]
    with pytest.raises(NoSuchThing):
        give_paper(document_id=bodys, by=officer)
    destroy_bodys_own_paper(document_id=bodys, by=officer)
    assert not opens(bodys, officer)


def test_its_name_and_its_bytes_stand_nowhere_in_the_clear(paper, bodys, own_database, settings):
    with psycopg.connect(own_database.owner) as owner:
        stored = owner.execute(
            "select d::text from documents_document d where file_key is not null"
        ).fetchall()
        told = owner.execute(
            "select facts::text, compartment from core_event where kind like '%Own%'"
        ).fetchall()
    assert len(stored) == 2
    assert CANARY not in str(stored) + str(told)
    assert {compartment for _, compartment in told} == {"K2", "K3"}
    on_disk = [path.read_bytes() for path in settings.FILES_DIR.rglob("*") if path.is_file()]
    assert len(on_disk) == 2
    assert not any(b"%PDF" in content or CANARY.encode() in content for content in on_disk)


def test_what_is_destroyed_leaves_no_name_no_key_and_no_file(paper, family, own_database, settings):
    destroy_own_paper(document_id=paper, by=family)
    with psycopg.connect(own_database.owner) as owner:
        row = owner.execute(
            "select state, private_name, file_key, sha256 from documents_document where id = %s", [paper]
        ).fetchone()
    assert row == ("removed", None, None, "")
    assert not [path for path in settings.FILES_DIR.rglob("*") if path.is_file()]


def test_the_mediator_who_is_named_opens_a_shown_paper_and_nobody_else(
    case, paper, family, officer, adviser, own, own_database
):
    with pytest.raises(NotNow):
        show_paper_to_mediator(document_id=paper, with_user=uuid4(), at=world.now(), by=family)
    show_paper_to_mediator(document_id=paper, with_user=own.user_id, at=world.now(), by=family)
    show_paper_to_mediator(document_id=paper, with_user=own.user_id, at=world.now(), by=family)
    assert opens(paper, own)
    for by in (officer, adviser):
        assert rows(own_database, paper, by, case) == []
    assert shown(case, family).given == Given.MEDIATOR
    take_back_own_paper(document_id=paper, by=family)
    take_back_own_paper(document_id=paper, by=family)
    assert rows(own_database, paper, own) == []


def test_everybody_in_the_meeting_opens_what_is_given_and_staff_do_not(
    case, paper, family, officer, adviser, own, own_database
):
    parent = beside.says_yes(case, beside.a_second_parent(case, adviser))
    supporter = beside.a_supporter(case, family)
    give_paper(document_id=paper, by=family)
    give_paper(document_id=paper, by=family)
    for by in (family, officer, own, parent):
        assert opens(paper, by)
    for by in (adviser, supporter):
        assert rows(own_database, paper, by) == []
    with pytest.raises(NotNow):
        destroy_own_paper(document_id=paper, by=family)


def test_whoever_opens_it_first_is_told_and_then_it_stays_given(case, paper, family, officer, own, mediator):
    give_paper(document_id=paper, by=family)
    take_back_own_paper(document_id=paper, by=family)
    assert not opens(paper, officer)
    give_paper(document_id=paper, by=family)
    for by in (family, officer, own, officer):
        note_paper_seen(document_id=paper, at=world.now(), by=by)
    seen = [each.who for each in shown(case, family).seen]
    assert len(seen) == 2
    assert seen[0].startswith("Council")
    assert seen[1] == mediator.name
    with pytest.raises(NotNow):
        take_back_own_paper(document_id=paper, by=family)


def test_nobody_is_told_who_else_opened_a_paper(case, paper, family, officer, own, own_database):
    give_paper(document_id=paper, by=family)
    for by in (officer, own):
        note_paper_seen(document_id=paper, at=world.now(), by=by)
    with psycopg.connect(own_database.web) as web:
        web.execute("select set_config('evenhand.user', %s, true)", [str(officer.user_id)])
        assert len(web.execute("select 1 from documents_sight").fetchall()) == 1


@pytest.mark.parametrize(
    "change", ["compartment = 'K5'", "compartment = 'K12'", "shared_with = user_id, shared_at = now()"]
)
def test_no_statement_of_anybody_else_gives_a_paper(case, paper, family, officer, own, own_database, change):
    show_paper_to_mediator(document_id=paper, with_user=own.user_id, at=world.now(), by=family)
    for by in (officer, own):
        for at_work in (None, case):
            with psycopg.connect(own_database.web) as web:
                web.execute("select set_config('evenhand.user', %s, true)", [str(by.user_id)])
                web.execute(
                    "select set_config('evenhand.case', %s, true)", [str(at_work.id) if at_work else ""]
                )
                try:
                    changed = web.execute(
                        f"update documents_document set {change} where id = %s", [paper]
                    ).rowcount
                except psycopg.errors.InsufficientPrivilege:
                    changed = 0
                assert changed == 0


def test_a_wall_ends_it_for_whoever_gave_it(case, paper, family, manager, own_database):
    build_wall(case_id=case.id, user_id=family.user_id, reason="A conflict", at=world.now(), by=manager)
    assert rows(own_database, paper, family) == rows(own_database, paper, family, case) == []


def test_a_supporter_and_another_parent_give_no_papers(case, family, adviser):
    parent = beside.says_yes(case, beside.a_second_parent(case, adviser))
    for by in (beside.a_supporter(case, family), parent):
        with pytest.raises(NotAllowed):
            add_own_paper(
                case_id=case.id,
                kind="report",
                name="x.pdf",
                content=files.pdf_that_says("x"),
                at=world.now(),
                by=by,
            )


def test_a_paper_is_given_to_one_council_and_not_to_the_next(
    case, paper, family, officer, adviser, service, own_database
):
    kept_back = kept(case, own_database, add_own_paper, by=family)
    give_paper(document_id=paper, by=family)
    assert opens(paper, officer)
    other = world.another_council(service)
    change_council(
        case_id=case.id,
        council=other.local_authority,
        why=WhyCouncil.MISTAKE,
        reason="x",
        evidence=Evidence.LETTER,
        at=world.now(),
        by=adviser,
    )
    world.tell(case, "mediation", adviser)
    after = world.an_officer(world.council_of(other))
    for by in (officer, after):
        assert rows(own_database, paper, by) == []
    assert opens(paper, family)
    with pytest.raises(NotNow, match="while your case had another council"):
        give_paper(document_id=kept_back, by=family)
    added = kept(case, own_database, add_own_paper, by=family)
    give_paper(document_id=added, by=family)
    assert opens(added, after) and not opens(added, officer)
    said = pages.text(pages.browser(family).get(f"/my/{case.id}/papers"))
    assert "Your council now cannot open it" in said and "Everybody in the meeting can open it" in said
