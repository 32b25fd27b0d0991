"""An agreement over the pages of mediator, family, council and staff: written, signed, copied, kept."""

from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from evenhand.core.clock import london_day
from evenhand.core.transactions import acting_as
from evenhand.domain.agreements import queries
from evenhand.domain.agreements.states import ActionState, AgreementState, Side
from evenhand.domain.referrals import queries as referrals
from tests.build import agreements, mediation, world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"


@pytest.fixture
def room(owner):
    service = world.a_service()
    adviser = world.a_colleague(service)
    manager = world.a_colleague(service, role="manager", name="Max Lead")
    officer = mediation.an_officer(mediation.a_body(service))
    yield agreements.a_room(service, adviser, manager, officer, owner)
    world.move_clock(owner)


def desk(by):
    client = Client()
    client.force_login(get_user_model().objects.get(id=by.user_id))
    return client


def addresses(room):
    with acting_as(room.officer):
        (asked,) = referrals.of_case(room.case.id)
    case = room.case.id
    return (
        f"/mediator/{case}/agreement",
        f"/my/{case}/agreement",
        f"/inbox/{case}/{asked.id}/agreement",
        f"/cases/{case}/agreement",
    )


def term(**changes):
    usual = {
        "once": str(uuid4()),
        "part": "decision",
        "seat": "",
        "kind": "not_appealable",
        "what": "Let an educational psychologist see Alex",
        "measure": "The report has come",
        "other_date_0": "",
        "other_date_1": "",
        "other_date_2": "",
    }
    return usual | changes


def test_an_agreement_is_written_signed_by_all_and_kept(room):
    own, family, council, staff = (
        desk(who) for who in (room.mediator, room.family, room.officer, room.adviser)
    )
    write, mine, theirs, ours = addresses(room)
    assert "Nothing is written down yet" in family.get(mine).content.decode()
    seat = room.seat(Side.COUNCIL).code
    sent = term(seat=seat)
    for _ in range(2):
        assert own.post(f"{write}/term", sent).status_code == 302
    draft = own.get(write).content.decode()
    assert draft.count("Let an educational psychologist see Alex") == 1, "a form sent twice is one term"
    assert "an educational psychologist" not in family.get(mine).content.decode()
    assert own.post(f"{write}/offer").status_code == 302
    shown = room.shown()
    assert "an educational psychologist" not in staff.get(ours).content.decode()

    page = family.get(mine).content.decode()
    assert "an educational psychologist" in page and "Sign the agreement" in page
    sign = f"{mine}/{shown.id}/sign"
    assert "Tick this once" in family.post(sign, {"text": str(shown.text_id), "name": "Sam"}).content.decode()
    signed = {"text": str(shown.text_id), "read": "yes", "name": "Sam Holloway"}
    assert family.post(sign, signed).status_code == 302
    assert "Sign the agreement" not in family.get(mine).content.decode()
    body = signed | {"name": "Lee Stone", "job_title": "Head of SEND", "power": "yes"}
    assert council.post(f"{theirs}/{shown.id}/sign", body).status_code == 302
    assert room.shown().state is AgreementState.SIGNED
    for reader, address in ((family, mine), (council, theirs), (staff, ours), (own, write)):
        answer = reader.get(address).content.decode()
        assert "an educational psychologist" in answer and "Lee Stone" in answer, address

    (action,) = room.actions()
    day = london_day(room.at)
    on = {"done_on-day": day.day, "done_on-month": day.month, "done_on-year": day.year}
    assert "On which day was it done?" in council.get(f"{theirs}/done/{action.id}").content.decode()
    on |= {f"done_on_{place}": value for place, value in enumerate((day.day, day.month, day.year))}
    assert council.post(f"{theirs}/done/{action.id}", on).status_code == 302
    assert room.actions()[0].state is ActionState.SAID_DONE
    assert family.post(f"{mine}/answer/{action.id}", {"answer": "not-done"}).status_code == 302
    assert "Ombudsman" in family.get(mine).content.decode()
    asked = family.post(f"{mine}/answer/{action.id}", {"answer": "done"})
    assert asked.status_code == 200 and "On which day was it done?" in asked.content.decode()
    assert "Write the day." not in asked.content.decode() and room.actions()[0].state is ActionState.NOT_DONE
    assert family.post(f"{mine}/answer/{action.id}", on | {"answer": "done"}).status_code == 302
    assert room.actions()[0].state is ActionState.DONE


def test_a_change_is_asked_for_and_the_text_taken_back(room):
    own, family = desk(room.mediator), desk(room.family)
    write, mine, _, _ = addresses(room)
    room.write()
    room.offer()
    shown = room.shown()
    words = {"text": str(shown.text_id), "words": "Twice a week, not once"}
    assert "What should be different?" in family.get(f"{mine}/{shown.id}/change").content.decode()
    assert "Write what should be" in family.post(f"{mine}/{shown.id}/change", {}).content.decode()
    assert family.post(f"{mine}/{shown.id}/change", words).status_code == 302
    assert "Twice a week, not once" in own.get(write).content.decode()
    assert own.post(f"{write}/take-back").status_code == 302
    late = family.post(
        f"{mine}/{shown.id}/sign", {"text": str(shown.text_id), "read": "yes", "name": "Sam Holloway"}
    )
    assert late.status_code == 200 and "taken back or changed" in late.content.decode()
    assert "Sam Holloway" in late.content.decode(), "nothing typed is lost"


def test_a_signature_on_paper_is_written_down_and_confirmed_by_somebody_else(room):
    own, staff = desk(room.mediator), desk(room.adviser)
    write, _, _, ours = addresses(room)
    room.write()
    text = room.offer()
    room.sign(Side.COUNCIL, text)
    said = {
        "text": str(text.id),
        "seat": "family",
        "way": "on_paper",
        "name": "Sam Holloway",
        "job_title": "",
    }
    assert own.post(f"{write}/signature", said).status_code == 302
    with acting_as(room.adviser):
        (waiting,) = queries.to_confirm(room.case.id)
    assert "Sam Holloway" in staff.get(ours).content.decode()
    family, mine = desk(room.family), addresses(room)[1]
    page = family.get(mine).content.decode()
    assert "The mediator wrote it down on" in page and "If you did not" in page
    words = {"text": str(text.id), "words": "I signed nothing"}
    assert family.post(f"{mine}/{text.agreement_id}/change", words).status_code == 302
    late = family.post(
        f"{mine}/{text.agreement_id}/sign", {"text": str(text.id), "read": "yes", "name": "Sam Holloway"}
    )
    assert (
        late.status_code == 200
        and "The mediator wrote down that Sam Holloway signed" in late.content.decode()
    )
    assert own.post(f"{write}/signature", said | {"text": "x", "seat": "family"}).status_code in (200, 404)
    confirm = f"{ours}/signature/{waiting.id}"
    assert own.post(confirm).status_code in (403, 404)
    assert staff.get(confirm).status_code == 302
    assert room.shown().state is AgreementState.OFFERED
    assert staff.post(confirm).status_code == 302
    assert room.shown().state is AgreementState.SIGNED
    assert staff.post(confirm).status_code == 404


def test_what_is_wrong_with_a_term_stands_above_the_form_and_nothing_typed_is_lost(room):
    own = desk(room.mediator)
    write = addresses(room)[0]
    answer = own.post(f"{write}/term", term(seat="family", kind="", what="Send the report"))
    page = answer.content.decode()
    assert answer.status_code == 200 and "counts no time" in page and "Send the report" in page
    room.write(what="Consider more support as soon as possible")
    assert "Say by when." in own.get(write).content.decode()


def test_a_draft_is_changed_dated_given_up_and_taken_up_again(room):
    own = desk(room.mediator)
    write = addresses(room)[0]
    one = room.write()
    changed = term(seat=room.seat(Side.COUNCIL).code, what="Ring every Friday")
    assert "Let an educational" in own.get(f"{write}/term/{one.id}").content.decode()
    assert own.post(f"{write}/term/{one.id}", changed).status_code == 302
    assert "Ring every Friday" in own.get(write).content.decode()
    assert own.get(f"{write}/term/{uuid4()}").status_code == 404
    assert own.get(f"{write}/day").status_code == 200
    assert own.post(f"{write}/give-up", {"because": "not_agreed"}).status_code == 302
    assert "Take the draft up again" in own.get(write).content.decode()
    assert own.post(f"{write}/again").status_code == 302
    assert own.post(f"{write}/term/{one.id}/remove").status_code == 302
    assert "There is no term yet" in own.get(write).content.decode()


def test_each_page_is_for_its_own_reader(room, owner):
    room.signed()
    write, mine, theirs, ours = addresses(room)
    other = agreements.Room(**room.__dict__)
    stranger = desk(world.a_colleague(world.a_service()))
    allowed = {"mediator": write, "family": mine, "officer": theirs, "adviser": ours}
    for who, own_address in allowed.items():
        browser = desk(getattr(other, who))
        for address in (write, mine, theirs, ours):
            status = browser.get(address).status_code
            assert (status == 200) is (address == own_address), (who, address, status)
    assert {stranger.get(address).status_code for address in (write, mine, theirs, ours)} <= {403, 404}
