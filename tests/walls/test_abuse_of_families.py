"""Abuse that would hurt a family: where somebody lives, who reads their post, whose right it is (threat model, B4)."""

import re
from datetime import datetime, time
from pathlib import Path

import pytest
from icalendar import Calendar

from evenhand.adapters.cleaning.apart import clean
from evenhand.core.clock import LONDON
from evenhand.core.errors import NotNow, Refused
from evenhand.core.principals import anonymous
from evenhand.core.transactions import acting_as
from evenhand.core.walls import Compartment
from evenhand.domain.cases import access
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.cases.actions.end_access import end_access
from evenhand.domain.cases.actions.grant_access import grant_access
from evenhand.domain.cases.models import Grant
from evenhand.domain.casework import details
from evenhand.domain.casework.actions.change_details import change_details, confirm_details
from evenhand.domain.casework.actions.claim_case import claim_case
from evenhand.domain.casework.actions.confirm_email import confirm_email
from evenhand.domain.casework.actions.send_request import send_request
from evenhand.domain.correspondence import channels, queries, wording
from evenhand.domain.identity.codes import browser_key
from evenhand.domain.organisations.models import SquarePlace
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.set_contact_details import Reach, Safety
from evenhand.domain.people.models import SafeContact
from evenhand.domain.referrals import queries as referrals
from tests.build import files, mediation, pages, post_office, reaching, requests, world
from tests.build.promises import EMAIL, Scene
from tests.walls import families, looking
from tests.walls.conftest import Standing
from tests.walls.looking import Looker, Names
from tests.walls.markers import Markers
from tests.walls.people import Somebody
from tests.walls.reading import REACH, named_like, of, read

PAGES_AND_API = ("portals", "website", "api")
# Whose pages each of them is walked through; the other parent tries those of everybody.
OWN_PORTAL = {"father": "", "young": "my/", "council": "inbox/", "mediator": "mediator/"}
OWN_PAGES = (
    "",
    "request",
    "information",
    "choose",
    "documents",
    "messages",
    "who",
    "certificate/",
    "meeting",
)


@pytest.fixture
def post(own_database, settings, tmp_path):
    """Give a family's case, and the post office that its messages go through."""
    settings.FILES_DIR = tmp_path
    with post_office.open_at(settings) as office:
        yield Scene(own_database, office)


@pytest.fixture
def service(db, settings, tmp_path):
    settings.DATA_DIR = settings.FILES_DIR = tmp_path
    return world.a_service()


def own_pages(case, by) -> str:
    """Return all that a family's own pages say, one after the other."""
    browser = pages.browser(by)
    return "\n".join(pages.text(browser.get(f"/my/{case.id}/{page}", follow=True)) for page in OWN_PAGES)


# Where somebody is.


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


# Who reads their post.


def test_dm_08_whatever_waits_goes_to_the_new_address_and_the_old_one_hears_nothing(post):
    waiting = [post.promise(once=number) for number in ("first", "second")]
    post.reached(Reach(email="new@family.example"))
    for message in waiting:
        post.deliver(message)
    assert [copy.recipients for copy in post.office.copies] == [("new@family.example",)] * 2
    assert not [one for one in wording.purposes() if "contact_det" in one or "address" in one]


def test_dm_08_a_mailbox_that_became_unsafe_hears_nothing_at_all(post):
    message = post.promise()
    post.reached(Reach(email=EMAIL), mailbox_is_shared=True)
    assert post.deliver(message).state == "held"
    assert post.office.copies == []


@pytest.mark.parametrize(
    ("purpose", "state"), [("certificate_ready", "held"), ("request_received", "suppressed")]
)
def test_dm_59_after_they_asked_us_to_stop_what_was_queued_does_not_go(post, purpose, state):
    message = post.promise(purpose)
    reaching.stops(post.case, post.staff, "everything", "page", said_how=reaching.BY_TELEPHONE)
    assert post.deliver(message).state == state
    assert post.office.copies == []


def test_dm_08_whoever_took_over_a_page_opens_no_way_to_somebody_in_hiding(service):
    careful = Safety(may_call=False, may_text=False, note="Say nothing to anybody else.")
    case = world.a_case(
        service, protected=True, safety=careful, reach=Reach(email=EMAIL, telephone="07700 900001")
    )
    whoever = world.family_of(case, EMAIL)
    assert not reaching.changes(case, whoever, may_call=True, note="")
    assert reaching.safety(case, whoever) == careful
    assert reaching.changes(case, whoever, may_email=False), "to be more careful takes one"


TELLING = re.compile(
    r"abuse|violen|refuge|safeguard|protect|disab|special|autis|child|solicitor", re.IGNORECASE
)


def test_dm_09_no_telephone_is_written_to_and_no_subject_tells(post):
    assert named_like("sms", "text_message", "voicemail_left") == set()
    assert not [one for one in wording.purposes() if TELLING.search(wording.purpose(one).subject)]
    assert not SafeContact().may_leave_voicemail and not SafeContact().may_text, "nobody was asked yet"


@pytest.mark.parametrize(("hour", "goes"), [(8, False), (12, True), (16, False)])
def test_dm_09_outside_their_safe_hours_nothing_leaves(hour, goes):
    at = datetime(2026, 1, 20, hour, tzinfo=LONDON)
    safety = SafeContact(safe_from=time(10), safe_until=time(14))
    way = channels.way(Reach(email=EMAIL), safety, at, email_is_proved=True, written_at=at)
    assert isinstance(way, channels.ByEmail) is goes


# Who somebody is.


def test_dm_13_whoever_rings_us_changes_no_address_that_was_proved(service):
    case, adviser = world.a_case(service), world.a_colleague(service)
    with pytest.raises(NotNow):
        confirm_email(case_id=case.id, email="caller@elsewhere.example", at=world.now(), by=adviser)
    assert named_like("security_question", "nhs_number", "mother_maiden") == set()


@pytest.mark.parametrize("protected", [True, False])
def test_dm_13_nobody_alone_sends_a_familys_post_elsewhere(service, protected):
    case = world.a_case(
        service, protected=protected, proved=not protected, reach=Reach(email="sam@family.example")
    )
    adviser = world.a_colleague(service)
    asked = {"case_id": case.id, "at": world.now(), "by": adviser}
    caller = Reach(email="caller@elsewhere.example")
    with pytest.raises(ValueError, match="is not a valid Check"):
        change_details(reach=caller, protected=protected, how_checked="knew the birthday", **asked)
    assert not change_details(reach=caller, protected=protected, how_checked="called_back", **asked)
    with acting_as(adviser):
        waits = details.waiting(case.id)
    with pytest.raises(NotNow, match="two people"):
        confirm_details(change_id=waits.id, **asked)
    with acting_as(adviser):
        assert people.reach(case.holder_id).email == "sam@family.example"


def test_dm_14_a_mailbox_that_others_read_opens_no_case(service):
    case = world.a_case(
        service, reach=Reach(email="shared@family.example"), safety=Safety(mailbox_is_shared=True)
    )
    reader = world.family_of(case, "shared@family.example")
    with pytest.raises(Refused):
        claim_case(reference=case.reference, at=world.now(), by=reader)
    browser = pages.browser(reader)
    assert browser.get(f"/my/{case.id}/").status_code == 404
    assert case.reference not in pages.text(browser.get("/my", follow=True))


def test_dm_14_every_page_of_a_family_can_be_left_at_once(service):
    case = world.a_case(service, reach=Reach(email="sam@family.example"))
    browser = pages.browser(world.family_of(case, "sam@family.example"))
    for page in OWN_PAGES:
        assert "data-leave" in pages.text(browser.get(f"/my/{case.id}/{page}", follow=True)), page
    script = Path("src/evenhand/design/assets/scripts/leave.js").read_text()
    assert "location.replace(" in script


@pytest.mark.parametrize("ended", [False, True], ids=["shut out", "no longer theirs"])
def test_dm_15_the_next_page_after_access_ended_is_not_there(service, ended):
    case = world.a_case(service, reach=Reach(email="sam@family.example"))
    own, manager = world.family_of(case, "sam@family.example"), world.a_colleague(service, role="manager")
    browser = pages.browser(own)
    assert browser.get(f"/my/{case.id}/").status_code == 200
    if ended:
        end_access(
            case_id=case.id,
            user_id=own.user_id,
            role="holder",
            at=world.now(),
            by=manager.for_case(case.id),
        )
    else:
        build_wall(case_id=case.id, user_id=own.user_id, reason="order", at=world.now(), by=manager)
    assert {browser.get(f"/my/{case.id}/{page}").status_code for page in OWN_PAGES} == {404}


def test_dm_16_no_parent_changes_what_the_other_may_see(service):
    ours, theirs = (world.a_case(service, reach=Reach(email=f"{one}@family.example")) for one in "ab")
    first = world.family_of(ours, "a@family.example")
    second = world.family_of(theirs, "b@family.example")
    shared = {"case_id": theirs.id, "user_id": second.user_id, "at": world.now()}
    for by in (first, second, world.a_colleague(service)):
        for attempt in (
            lambda by=by: end_access(role="holder", by=by, **shared),
            lambda by=by: build_wall(reason="He hits us", by=by, **shared),
            lambda by=by: grant_access(person_id=None, role="holder", evidence="claim", by=by, **shared),
        ):
            with pytest.raises(Refused):
                attempt()
    with acting_as(second):
        assert Grant.objects.filter(case=theirs, user_id=second.user_id, ends_at=None).count() == 1


def test_dm_16_no_page_takes_anybody_off_a_case():
    """Only mediators are shut out by a page: whoever lets a family be removed asks for evidence and two people."""
    said = "".join(
        path.read_text() for app in PAGES_AND_API for path in Path(f"src/evenhand/{app}").rglob("*.py")
    )
    assert "claim_case" in said
    assert not re.findall(r"\b(?:end_access|build_wall|grant_access)\b", said)


# Whose child it is.


@pytest.fixture
def twice(service):
    """Give two requests about one child, from two browsers, and the words of each."""
    markers = Markers()
    child = {"child": {"child_name": "Robin Reed"}, "birth": {"date_of_birth": "2016-03-09"}}
    return markers, [families.asks(markers, key, service, **child) for key in ("first", "second")]


def test_dm_17_nobody_is_told_that_somebody_asked_for_this_child_before(service):
    said = []
    for who in ("first", "second"):
        browser = anonymous_browser(who)
        draft = requests.a_draft(service, browser.by, reach={"email": "sam@family.example"})
        sent = send_request(draft_id=draft, at=world.now(), by=browser.by)
        page = pages.text(Looker(browser).open("get", f"/ask/{draft}/sent"))
        assert sent.reference in page
        page = page.replace(sent.reference, "").replace(str(draft), "")
        said.append(re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page))
    assert said[0] == said[1]


def anonymous_browser(secret: str) -> Somebody:
    """Return somebody in a browser of their own who has not signed in."""
    return Somebody(secret, anonymous(browser_key(secret)), browser=secret)


def test_dm_18_two_requests_for_one_child_stay_two_cases(twice):
    """Nothing links or merges cases: whoever adds it makes it a thing of staff (K9), and lets it be undone."""
    _, (first, second) = twice
    assert first.case.id != second.case.id and first.case.child_id != second.case.child_id
    for one in (first, second):
        with acting_as(one.own):
            assert [case.id for case in access.visible_to(one.own)] == [one.case.id]
    assert named_like("merge", "duplicate", "household", "linked_case", "same_child") == set()


def test_dm_22_a_young_person_and_a_parent_read_only_their_own_words(service):
    markers = Markers()
    parent = families.asks(markers, "parent", service)
    young = families.asks(markers, "young", service, young=True)
    for one, other in ((parent, young), (young, parent)):
        found = markers.found_in(looking.tidy(own_pages(one.case, one.own)))
        assert of(found, one.key, what={"own words", "hopes"})
        assert not of(found, other.key)


COUNCIL_READS = {
    "name",
    "name of who decides",
    "job of who decides",
    "link to the meeting",
    "name of a mediator",
}


def test_dm_24_the_council_that_is_a_parent_is_not_the_council_that_is_asked(
    world_at: Standing, named: Names
):
    found = of(read(world_at.made, named, "council", "looked after", "inbox/"), "looked after")
    assert {marker.what for marker in found} <= COUNCIL_READS
    assert not of(
        found, what=REACH | {"own words", "hopes", "needs", "school", "letter", "note about safety"}
    )


def test_dm_24_whoever_wears_both_hats_wears_one_at_a_time(service):
    body = mediation.a_body(service)
    officer = world.an_officer(body.id, address="both@council.example")
    case = mediation.a_case_that_wants_mediation(
        service, world.a_colleague(service), reach=Reach(email="both@council.example")
    )
    with acting_as(world.an_officer(body.id)):
        (asked,) = referrals.of_case(case.id)
    browser = pages.browser(officer)
    assert browser.get(f"/my/{case.id}/").status_code == 200
    assert browser.get(f"/inbox/{case.id}/{asked.id}/").status_code in (403, 404)


def test_dm_25_a_name_that_was_given_up_is_found_by_no_party(world_at: Standing, named: Names):
    with world_at.owner() as owner:
        (former,) = owner.execute(
            "select old.value from cases_fact old join cases_fact new on new.replaces_id = old.id"
            " where old.case_id = %s and old.kind = 'child_name'",
            [world_at.made.families["mother"].case.id],
        ).fetchone()
    for who in ("father", "council", "mediator"):
        found = read(world_at.made, named, who, "mother", OWN_PORTAL[who] or "my/")
        assert not found & world_at.made.markers.found_in(former), who
        answer = Looker(world_at.made.people.of[who]).open("get", f"/cases/find?words={former.split()[-1]}")
        assert answer.status_code == 403


def test_dm_26_one_parents_two_children_are_two_secrets(world_at: Standing, named: Names):
    for one, other in (("father", "half"), ("half", "father")):
        found = read(world_at.made, named, "father", one, "my/")
        assert of(found, one)
        assert not {marker for marker in of(found, other) if one not in marker.of}
    assert not of(read(world_at.made, named, "mother", "half", "my/"), "half")


def test_dm_63_nothing_here_says_that_somebody_is_detained():
    """Nobody detained is taken in yet: whoever adds it keeps the place in K7 and counts by rules of its own."""
    assert named_like("detain", "establishment", "custody", "prison", "secure_home") == set()
