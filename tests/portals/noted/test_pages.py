"""Notes for one's own side over their pages: a family's, another parent's, a council's; and what the mediator finds."""

from types import SimpleNamespace

import pytest

from evenhand.core.transactions import acting_as
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.preparing import notes
from evenhand.domain.referrals import queries as referrals
from tests.build import beside, mediation, world
from tests.build.pages import browser, text

pytestmark = pytest.mark.django_db
ADDRESS = "sam@family.example"
CANARY = "dunlin-90b"


@pytest.fixture
def scene(settings, tmp_path):
    """A case with a mediator who may read it, and everybody who might wish to read a note."""
    settings.FILES_DIR = settings.DATA_DIR = tmp_path
    service = world.a_service()
    adviser, manager = world.a_colleague(service), world.a_colleague(service, "manager")
    officer = mediation.an_officer(mediation.a_body(service))
    mediator = mediation.a_mediator(service, manager)
    case = mediation.a_case_that_wants_mediation(service, adviser, reach=Reach(email=ADDRESS))
    mediation.offered(case, officer)
    mediation.book(case, mediation.a_plan(mediator), adviser)
    family = world.family_of(case, ADDRESS)
    with acting_as(officer):
        referral = referrals.of_case(case.id)[0]
    return SimpleNamespace(
        case=case,
        adviser=adviser,
        officer=officer,
        family=family,
        mediator=mediation.cleared(case, mediator),
        name=mediator.name,
        parent=beside.says_yes(case, beside.a_second_parent(case, adviser)),
        supporter=beside.a_supporter(case, family),
        inbox=f"/inbox/{case.id}/{referral.id}/notes",
        referral=referral,
    )


def sides(scene):
    """Return whoever keeps notes, with where."""
    return {
        "family": (scene.family, f"/my/{scene.case.id}/notes"),
        "other parent": (scene.parent, f"/helping/{scene.case.id}/notes"),
        "council": (scene.officer, scene.inbox),
    }


def newest(scene, who):
    by = sides(scene)[who][0]
    with acting_as(by):
        found = (
            notes.body_notes(scene.case.id, scene.referral.body_id)
            if who == "council"
            else notes.own_notes(scene.case.id, by)
        )
    return found[0].id


@pytest.mark.parametrize("who", ["family", "other parent", "council"])
def test_somebody_writes_a_note_shares_it_takes_it_back_and_destroys_it(scene, who):
    by, base = sides(scene)[who]
    own = browser(by)
    assert "Choose what it is." in text(own.post(base, {"words": CANARY}))
    shown = text(own.post(base, {"topic": "ask", "words": f"Why {CANARY}?"}, follow=True))
    assert f"Why {CANARY}?" in shown
    assert "Your note is kept." in shown
    note = f"{base}/{newest(scene, who)}"
    assert f"Why {CANARY}?" in own.get(note).content.decode()
    assert "Other" in text(own.post(note, {"topic": "say", "words": f"Other {CANARY}"}, follow=True))
    page = own.get(f"{note}/share")
    assert scene.name in text(page)
    assert "Nobody else." in text(page)
    assert "was not shared" in text(own.post(f"{note}/share", {"reader": str(by.user_id)}))
    named = {"reader": str(scene.mediator.user_id)}
    assert "Not seen yet" in text(own.post(f"{note}/share", named, follow=True))
    assert "yours alone again" in text(own.post(f"{note}/take-back", follow=True))
    own.post(f"{note}/share", named)

    theirs = browser(scene.mediator)
    pack = text(theirs.get(f"/mediator/{scene.case.id}/"))
    assert "Shared with you alone" in pack
    assert CANARY not in pack
    read = theirs.get(f"/mediator/{scene.case.id}/shown/{newest(scene, who)}")
    assert f"Other {CANARY}" in text(read)
    shown = text(own.get(base))
    assert "Seen on" in shown
    assert "Take it back" not in shown
    assert "has read it, and may remember it" in text(own.get(f"{note}/destroy"))
    assert "The note is destroyed." in text(own.post(f"{note}/destroy", follow=True))
    assert theirs.get(f"/mediator/{scene.case.id}/shown/{note[-36:]}").status_code == 404
    assert own.get(f"{note}/destroy").status_code == 404


@pytest.mark.parametrize("who", ["family", "other parent", "council"])
def test_nobody_else_reads_a_note_at_any_address(scene, who):
    by, base = sides(scene)[who]
    browser(by).post(base, {"topic": "say", "words": CANARY})
    note = newest(scene, who)
    everybody = (scene.family, scene.parent, scene.officer, scene.adviser, scene.mediator, scene.supporter)
    for other in everybody:
        if other == by:
            continue
        theirs = browser(other)
        for place in (base, *(base for _, base in sides(scene).values())):
            for path in (place, f"{place}/{note}", f"{place}/{note}/share", f"{place}/{note}/destroy"):
                assert CANARY not in theirs.get(path).content.decode()
            assert theirs.post(f"{place}/{note}/destroy").status_code in (403, 404, 409)
        assert theirs.get(f"/mediator/{scene.case.id}/shown/{note}").status_code in (403, 404)
    assert CANARY in text(browser(by).get(base))


def test_a_supporter_and_staff_have_no_notes_of_the_family(scene):
    for by in (scene.supporter, scene.adviser, scene.officer):
        assert browser(by).get(f"/my/{scene.case.id}/notes").status_code == 403
    assert browser(scene.adviser).get(scene.inbox).status_code == 404


def test_a_note_is_shared_with_nobody_while_there_is_no_mediator(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    service = world.a_service()
    case = world.a_case(service, reach=Reach(email=ADDRESS))
    family = world.family_of(case, ADDRESS)
    own = browser(family)
    assert "Share with the mediator" not in text(
        own.post(f"/my/{case.id}/notes", {"topic": "say", "words": CANARY}, follow=True)
    )
    with acting_as(family):
        (note,) = notes.own_notes(case.id, family)
    assert "There is no mediator yet" in text(own.get(f"/my/{case.id}/notes/{note.id}/share"))
