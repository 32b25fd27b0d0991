"""A parent's own notes stay theirs when the right has passed to their child, who never reads them."""

from datetime import timedelta

import pytest

from evenhand.core.transactions import acting_as
from evenhand.domain.preparing import notes
from evenhand.domain.preparing.actions.write_own_note import write_own_note
from tests.build import passing, world
from tests.build.pages import browser, text
from tests.build.passing import THE_DAY, midnight

pytestmark = pytest.mark.django_db
CANARY = "whimbrel-77d"


@pytest.fixture
def family(set_clock, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    found = passing.a_family(set_clock)
    write_own_note(case_id=found.case.id, topic="say", words=CANARY, at=world.now(), by=found.parent)
    set_clock(midnight(THE_DAY) + timedelta(hours=1))
    found.invited("alex@family.example")
    return found


def test_a_parent_reads_and_destroys_their_own_after_the_day(family):
    own, case_id = browser(family.parent), family.case.id
    assert own.get(f"/my/{case_id}/notes")["Location"] == f"/my/{case_id}/passed"
    assert CANARY in text(own.get(f"/my/{case_id}/passed"))
    with acting_as(family.parent):
        (note,) = notes.own_notes(case_id, family.parent)
    kept = f"/my/{case_id}/kept/{note.id}/destroy"
    assert browser(family.young).post(kept).status_code == 404
    assert own.get(kept)["Location"] == f"/my/{case_id}/passed"
    assert CANARY not in text(own.post(kept, follow=True))


def test_the_young_person_reads_none_of_them_and_keeps_their_own(family):
    theirs = browser(family.young)
    assert CANARY not in text(theirs.get(f"/my/{family.case.id}/notes"))
    theirs.post(f"/my/{family.case.id}/notes", {"topic": "ask", "words": "Mine alone"})
    assert "Mine alone" in text(theirs.get(f"/my/{family.case.id}/notes"))
    assert "Mine alone" not in text(browser(family.parent).get(f"/my/{family.case.id}/passed"))


def test_a_parent_who_may_read_keeps_notes_again_and_still_reads_only_their_own(family):
    browser(family.young).post(f"/my/{family.case.id}/notes", {"topic": "ask", "words": "Mine alone"})
    family.consents()
    shown = text(browser(family.parent).get(f"/my/{family.case.id}/notes"))
    assert CANARY in shown
    assert "Mine alone" not in shown
