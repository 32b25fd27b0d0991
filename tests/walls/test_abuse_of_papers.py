"""A paper in the wrong child's case (threat model, DM-27)."""

from datetime import date, timedelta
from itertools import product

import pytest

from evenhand.adapters.cleaning.words import words_of
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.documents import queries as documents
from evenhand.domain.documents.checking import check
from evenhand.domain.documents.doubts import HELD, About, doubts
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.referrals import queries as referrals
from evenhand.domain.referrals.actions.add_paper import add_paper
from evenhand.domain.referrals.actions.share_paper import take_back_paper
from tests.build import databases, files, world

OWN = About(("Robin Holloway",), date(2015, 5, 3), "7K4M-PQXR", ("Billie Aske", "Noor Wren", "Sam Mireaux"))
# Ten children whose papers they really are: three are of the same council, and two share the name.
CHILDREN = (
    "Billie Aske", "Noor Wren", "Sam Mireaux", "Amal Quill", "Robin Hollowell", "Charlie Holloway", "Kit Pascoe",
    "Zia Rahman", "Robin Holloway", "Robin  HOLLOWAY",
)  # fmt: skip
HEADS = (
    "{name}, date of birth {born:%d/%m/%Y}",
    "Name: {name}   DOB: {born:%d.%m.%y}",
    "{name} was born on {born.day} {born:%B %Y}",
    "Our reference {reference}: {name}",
)
BODIES = (
    ("Advice of the educational psychologist", "Attention in class is best in the morning."),
    ("Speech and language", "Sentences of four words; understands far more than that."),
    ("School report", "Reading has come on; the playground is hard."),
    ("Minutes of the panel", "The panel agreed that provision is made from the school’s own means."),
    ("Occupational therapy", "A quiet corner and a wobble cushion were tried."),
)
PLANTED = list(product(CHILDREN, HEADS, BODIES))


def warned(name: str, head: str, body: tuple[str, ...]) -> bool:
    first = head.format(name=name, born=date(2014, 11, 19), reference="9C7D-3FGH")
    return bool(doubts(words_of(files.pdf_that_says(first, *body * 2)), OWN))


def test_dm_27_of_two_hundred_papers_of_other_children_hardly_one_goes_unnoticed():
    assert len(PLANTED) == 200
    missed = [one for one in PLANTED if not warned(*one)]
    assert len(missed) <= 10, missed


def test_dm_27_papers_of_this_child_raise_no_false_alarm():
    for head, body in product(HEADS, BODIES):
        first = head.format(name="Robin Holloway", born=OWN.born, reference=OWN.reference)
        assert doubts(words_of(files.pdf_that_says(first, *body * 2)), OWN) == []


@pytest.mark.parametrize(
    "lines", [("Robin Holloway",), ("Billie Aske, DOB 1/2/2014", "A report of four pages." * 5)]
)
def test_dm_27_every_paper_is_held_and_taking_it_back_leaves_no_trace(
    own_database, settings, tmp_path, lines
):
    settings.FILES_DIR = tmp_path
    service = world.a_service()
    adviser, council = world.a_colleague(service), world.an_officer(world.council_of(service))
    case = world.a_case_that_wants_mediation(service, adviser, reach=Reach(email="sam@holloway.example"))
    family = world.family_of(case, "sam@holloway.example")
    with acting_as(council):
        (asked,) = referrals.inbox(council)
    before = shown_to(family, case)
    paper = add_paper(
        referral_id=asked.id,
        kind="report",
        name="Wrong child.pdf",
        content=files.pdf_that_says(*lines),
        at=world.now() - HELD + timedelta(seconds=30),
        by=council,
    )
    with databases.django_at(own_database.worker):
        check(paper, worker(case.id))
    assert shown_to(family, case) == before
    take_back_paper(referral_id=asked.id, document_id=paper, at=world.now(), by=council)
    assert shown_to(family, case) == before


def shown_to(family, case) -> list:
    with acting_as(family):
        return documents.of_case(case.id)
