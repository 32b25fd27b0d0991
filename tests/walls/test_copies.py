"""Nobody's copy of a case says what their pages do not, and whatever their pages show of it is in it."""

import io
from collections.abc import Iterator
from zipfile import ZipFile

import pytest
from django.http import HttpResponse

from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.cases.models import Case
from evenhand.domain.identity.roles import Permission
from evenhand.domain.people import queries as people
from tests.walls import looking, policy
from tests.walls.conftest import Standing
from tests.walls.looking import Looker, Names
from tests.walls.made import MadeUp
from tests.walls.markers import Marker
from tests.walls.people import OTHER_PARENT
from tests.walls.reading import read

pytestmark = pytest.mark.timeout(600)
# What stands on a page of theirs and in no copy: how they are reached, which is typed on forms and kept apart; and
# the key to a meeting.
ON_PAGES_ALONE = {"link to the meeting"}
# Of each kind that reads a case as its family does.
WHO = (
    ("mother", "mother"),
    ("father", "father"),
    ("young", "young"),
    ("social worker", "looked after"),
    ("other family", "elsewhere"),
    ("family that moved", "moved"),
    ("parent who may read", "after with consent"),
    ("young after", "after"),
    ("young with consent", "after with consent"),
    ("other parent", "elsewhere"),
)


def folder_of(made: MadeUp, who: str, case: str) -> str:
    return "helping" if OTHER_PARENT in made.people.of[who].is_to.get(case, ()) else "my"


def copy_of(made: MadeUp, who: str, case: str, folder: str = "") -> HttpResponse:
    looker, folder = Looker(made.people.of[who]), folder or folder_of(made, who, case)
    return looker.open("post", f"/{folder}/{made.families[case].case.id}/copy.zip")


@pytest.mark.parametrize(("who", "case"), WHO)
def test_a_copy_says_what_its_readers_pages_say(world_at: Standing, named: Names, who, case):
    made = world_at.made
    answer = copy_of(made, who, case)
    assert answer.status_code == 200
    said = made.markers.found_in(looking.plain(answer))
    assert not {str(one) for one in said if not policy.may_see(made.people.of[who], one)}
    pages = read(made, named, who, case, under=f"{folder_of(made, who, case)}/")
    assert said
    assert not {str(one) for one in said - pages - own_name(made, who, case)}
    assert not {str(one) for one in pages - said if one.what not in ON_PAGES_ALONE}


def own_name(made: MadeUp, who: str, case: str) -> set[Marker]:
    """Return how somebody is called on a case: the cover says for whom a copy is, which not every page does."""
    by = made.by(who)
    with acting_as(by):
        return made.markers.found_in(people.own_person(made.families[case].case.id, by.user_id).name)


def who_may(made: MadeUp) -> Iterator[tuple[str, str]]:
    for one in made.people:
        for key, family in made.families.items():
            if one.by.user_id is None:
                continue
            with acting_as(one.by):
                case = Case.objects.filter(id=family.case.id).first()
                if case is not None and access.may(one.by, Permission.TAKE_COPY, case):
                    yield one.key, key


def test_only_a_family_and_another_parent_get_one_and_nobody_reads_in_it_what_they_must_not(
    world_at: Standing,
):
    made = world_at.made
    may = set(who_may(made))
    assert set(WHO) <= may
    for one in made.people:
        for key in made.families:
            answers = [copy_of(made, one.key, key, folder) for folder in ("my", "helping")]
            given = [answer for answer in answers if answer.status_code == 200]
            assert len(given) == ((one.key, key) in may), (one.key, key)
            for marker in made.markers.found_in("\n".join(looking.plain(answer) for answer in given)):
                assert policy.may_see(one, marker), (one.key, key, str(marker))


def test_a_search_for_words_looks_into_what_is_packed(world_at: Standing):
    """Else no test of a copy would find anything: in the page, in what is for programs, in a paper and in a name."""
    made = world_at.made
    word = made.markers.found_in(looking.plain(copy_of(made, "mother", "mother"))).pop().token
    for name, content in (
        ("index.html", word.encode()),
        ("copy.json", f'"{word}"'.encode()),
        (f"{word}.txt", b""),
    ):
        packed = io.BytesIO()
        with ZipFile(packed, "w", 8) as archive:
            archive.writestr(name, content)
        answer = HttpResponse(packed.getvalue(), content_type="application/zip")
        assert {one.token for one in made.markers.found_in(looking.plain(answer))} == {word}
    papers = looking.text_of_zip(copy_of(made, "mother", "mother").getvalue())
    assert {"own paper", "letter", "what was agreed"} <= {one.what for one in made.markers.found_in(papers)}
    assert "certificate/01-certificate.pdf" in looking.text_of_zip(
        copy_of(made, "father", "father").getvalue()
    )
