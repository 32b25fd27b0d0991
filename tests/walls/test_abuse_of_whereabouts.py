"""Abuse that would hurt a family: where somebody lives, and how they can be reached (threat model, B4)."""

import re

import pytest
from icalendar import Calendar

from evenhand.adapters.cleaning.apart import clean
from evenhand.core.transactions import acting_as
from evenhand.core.walls import Compartment
from evenhand.domain.correspondence import queries
from evenhand.domain.organisations.models import SquarePlace
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import files, pages, world
from tests.walls import looking
from tests.walls.conftest import Standing
from tests.walls.looking import Names
from tests.walls.own_pages import *  # noqa: F403 - the fixtures
from tests.walls.own_pages import OWN_PORTAL, own_pages
from tests.walls.reading import REACH, named_like, of, read


@pytest.mark.parametrize("who", [*OWN_PORTAL])
def test_dm_01_the_other_parent_never_reads_how_to_reach_the_mother(world_at: Standing, named: Names, who):
    found = read(world_at.made, named, who, "mother", OWN_PORTAL[who])
    assert of(found, "mother", what=REACH) == set()


def test_dm_01_whoever_has_to_ring_the_father_does_read_how(world_at: Standing, named: Names):
    assert of(read(world_at.made, named, "adviser", "father", "cases/"), "father", what=REACH)


def test_dm_02_no_signed_paper_says_where_anybody_can_be_reached(world_at: Standing):
    made = [path for path in (world_at.folder / "files").rglob("*") if path.is_file()]
    papers = [looking.text_of_pdf(path.read_bytes()) for path in made if b"%PDF" in path.read_bytes()[:8]]
    signed = [looking.tidy(text) for text in papers if "/ByteRange" in text]
    assert signed, "a certificate was signed in this world"
    for text in signed:
        assert of(world_at.made.markers.found_in(text), what=REACH) == set()


def test_dm_02_a_letter_has_the_address_of_its_one_reader(post):
    world.a_case(post.service, reach=Reach(email="x@family.example", address="9 Heron Yard"))
    post.reached(may_email=False)
    message = post.promise()
    post.deliver(message)
    with acting_as(post.staff):
        letter = queries.letter(message.id)
    assert letter.address == ("1 Mill Lane", "Westmarch", "WM1 1AA")
    assert "Mill Lane" not in letter.text and "Heron Yard" not in letter.text


IN_A_CALENDAR = {
    *("UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "DESCRIPTION"),
    *("ORGANIZER", "ATTENDEE", "STATUS", "CLASS"),
}


def test_dm_03_a_calendar_entry_names_one_reader_by_a_number_and_nobody_else(world_at: Standing):
    parts = [part for copy in world_at.mail for part in copy.message.walk()]
    entries = [part.get_payload(decode=True) for part in parts if part.get_content_type() == "text/calendar"]
    assert len(entries) >= 12
    for entry in entries:
        assert world_at.made.markers.found_in(looking.unfolded(entry.decode())) == set()
        (event,) = Calendar.from_ical(entry).walk("VEVENT")
        assert set(event) <= IN_A_CALENDAR
        assert str(event["ATTENDEE"]).startswith("urn:uuid:"), "one attendee, who has no address"
        assert str(event["SUMMARY"]) == "Mediation meeting"


@pytest.mark.parametrize(
    "given",
    [
        files.jpeg_with(files.jpeg_segment(0xE1, b"Exif\x00\x00" + files.exif(thumbnail=True))),
        files.jpeg_with(files.jpeg_segment(0xFE, files.SECRET), after=files.SECRET),
        files.png_with((b"tEXt", b"Author\x00" + files.SECRET), (b"eXIf", files.exif())),
    ],
    ids=["place and thumbnail", "comment", "author"],
)
def test_dm_04_a_photograph_does_not_say_where_it_was_taken(given):
    kind = "image/png" if given.startswith(b"\x89PNG") else "image/jpeg"
    assert files.SECRET in given or b"GPS" in given or b"Exif" in given
    made = clean(given, kind).content
    assert files.SECRET not in made and b"Exif" not in made and b"eXIf" not in made


def test_dm_05_nothing_here_works_out_how_far_anybody_travels():
    """There are no expenses and no maps: whoever adds one keeps it in K7 and tells nobody else.

    Which councils lie in a square of the country is open data, tied to nobody. A visitor's own position is rounded, and
    kept nowhere (tests/website/test_source_page_place.py).
    """
    found = named_like("expense", "mileage", "distance", "latitude", "geocod", "travel", "journey")
    assert found == {"organisations.squareplace.latitude", "placeform.latitude"}
    assert SquarePlace.Privacy.compartment == Compartment.OPEN and not SquarePlace.Privacy.personal
    led_to = [field.name for field in SquarePlace._meta.get_fields() if field.is_relation]
    assert led_to == ["local_authority"]


def test_dm_06_the_council_of_one_parents_case_is_not_told_to_the_other(service):
    moved = world.a_service()
    cases = {
        one: world.a_case(where, reach=Reach(email=f"{one}@family.example"))
        for one, where in (("mother", moved), ("father", service))
    }
    said = own_pages(cases["father"], world.family_of(cases["father"], "father@family.example"))
    theirs = re.compile(rf"\bCouncil {cases['mother'].local_authority.name.split()[-1]}\b")
    browser = pages.browser(world.a_colleague(moved))
    assert theirs.search(pages.text(browser.get(f"/cases/{cases['mother'].id}/")))
    assert not theirs.search(said)
