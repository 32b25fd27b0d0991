"""A family reads what has happened so far in its own words, and nothing that is not its business."""

from datetime import timedelta
from uuid import uuid4

import pytest

from evenhand.core.events import KINDS, Event
from evenhand.core.walls import Compartment
from evenhand.domain.agreements.events import AgreementGivenUp
from evenhand.domain.agreements.states import GivenUp
from evenhand.domain.casework.actions.write_note import write_note
from evenhand.domain.meetings.events import AttendanceRecorded, MeetingCancelled
from evenhand.domain.meetings.states import Party
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.referrals.events import CannotArrangeSaid
from evenhand.domain.referrals.states import CannotArrange
from evenhand.portals.family.my_case.so_far import AS_IT_STANDS, PASSED, TAKEN, TOLD
from tests.build import agreements, certificates, databases, mediation, pages, passing, world
from tests.build.passing import THE_DAY, midnight

SAM = Reach(email="sam@family.example")
# What is not told here: it follows from something that is, it stands on a page of its own, or it is how we work.
NOT_TOLD = frozenset(
    {
        *("agreements.ActionDue", "agreements.CopiesPromised", "agreements.CopyKept"),
        *("agreements.SignatureConfirmed", "agreements.SignatureRecorded"),
        *("agreements.SignaturesMissing", "agreements.SignersReminded"),
        *("cases.AccessGranted", "cases.CaseMoved", "cases.CountedAgain", "cases.FactRecorded"),
        *("cases.CapacityEnded", "cases.CapacityRecorded", "cases.ConsentEnded", "cases.ConsentRecorded"),
        *("cases.PartyAdmitted", "cases.PartyLeft", "cases.PassingDayChanged"),
        *("casework.PassingAnnounced", "casework.StandingChanged", "casework.YoungPersonInvited"),
        *("certificates.CertificateReplaced", "certificates.CertificateSigned"),
        *("certificates.LateDecisionAsked", "meetings.ViewsRecorded"),
        *("panel.MediatorAssigned", "panel.MediatorCleared", "panel.MediatorReleased"),
        *("people.BirthCorrected", "people.PersonAdded", "people.PersonRenamed", "people.RoleChanged"),
        *(
            "referrals.DateFixed",
            "referrals.DateLost",
            "referrals.PaperTakenBack",
            "referrals.ReferralOpened",
        ),
    }
)


@pytest.fixture
def service(own_database):
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service, name="Robin Marsh")


def told(by, case) -> str:
    return pages.text(pages.browser(by).get(f"/my/{case.id}/so-far"))


@pytest.fixture
def room(own_database, service, adviser):
    manager = world.a_colleague(service, "manager", name="Max Lead")
    officer = mediation.an_officer(mediation.a_body(service))
    with databases.as_owner(own_database) as owner:
        yield agreements.a_room(service, adviser, manager, officer, owner)


def test_from_the_first_question_to_an_agreement_it_is_told_newest_first(room):
    room.signed()
    said = told(room.family, room.case)
    steps = (
        "You asked us about mediation.",
        "You chose mediation.",
        "that mediation is wanted.",
        "offered a date:",
        "Your meeting was booked:",
        "The meeting took place.",
        "Everybody signed the agreement of",
    )
    places = [said.index(step) for step in steps]
    assert places == sorted(places, reverse=True)
    assert "The family" not in said and "the family" not in said


def test_a_certificate_and_what_took_its_place_is_told(service, adviser):
    case = certificates.a_case_that_said_no(service, adviser, reach=SAM)
    number = certificates.issued(case, adviser).number
    said = told(world.family_of(case, SAM.email), case)
    assert f"We issued your certificate {number}." in said
    assert "You chose a certificate without mediation." in said


def test_what_staff_write_among_themselves_is_not_told(service, adviser):
    case = world.a_case(service, reach=SAM)
    write_note(case_id=case.id, words="A hard call", at=world.now(), by=adviser)
    said = told(world.family_of(case, SAM.email), case)
    assert "You asked us about mediation." in said and "A hard call" not in said


def test_a_young_person_is_not_told_that_they_did_what_was_done_for_them(set_clock, own_database):
    family = passing.a_family(set_clock)
    set_clock(midnight(THE_DAY) + timedelta(hours=1))
    said = told(family.invited(), family.case)
    assert "The person who asked for you asked us about mediation." in said and "You asked us" not in said
    assert "The right to decide has been yours since Saturday 27 June 2026. What came before was done" in said


def test_a_parent_who_may_still_read_is_told_who_decides_since(set_clock, own_database):
    family = passing.a_family(set_clock)
    set_clock(midnight(THE_DAY) + timedelta(hours=1))
    family.invited()
    family.consents()
    said = told(family.parent, family.case)
    assert "You asked us about mediation." in said and "yours since" not in said
    assert "The right to decide has been your child’s own since Saturday 27 June 2026." in said


def told_of(event, who: str = "You") -> str:
    kind = event.kind()
    return TOLD[kind](event, who) if kind in TOLD else event.sentence()


def test_no_party_is_called_the_family_on_the_familys_own_page():
    for party in Party:
        cancelled = MeetingCancelled(meeting_id=uuid4(), cause="ill", party=party)
        came = AttendanceRecorded(meeting_id=uuid4(), held=False, absent=(party,), undecided=())
        for event in (cancelled, came):
            assert "the family" not in told_of(event).lower()
    assert told_of(came).startswith("The meeting was not held. Not there: ")
    assert "Not there: the person who asked for you." in told_of(
        AttendanceRecorded(meeting_id=uuid4(), held=True, absent=("family",), undecided=()),
        "The person who asked for you",
    )
    for because in GivenUp:
        assert "the family" not in told_of(AgreementGivenUp(agreement_id=uuid4(), because=because)).lower()
    for why in CannotArrange:
        said = told_of(CannotArrangeSaid(referral_id=uuid4(), body="Far Council", because=why))
        assert "the family" not in said.lower()


def test_of_every_kind_that_a_family_may_see_somebody_decided_whether_it_is_told():
    lists = [*TOLD, *AS_IT_STANDS, *NOT_TOLD, PASSED, TAKEN]
    assert len(lists) == len(set(lists))
    shown = {Compartment.K1_CASE, Compartment.K6_OUTPUTS}
    # Some kinds are there for others to stand on, and never happen.
    bases = {base.kind() for kind in KINDS.values() for base in kind.__bases__ if base is not Event}
    theirs = {name for name, kind in KINDS.items() if getattr(kind, "compartment", None) in shown}
    assert set(lists) == theirs - bases
