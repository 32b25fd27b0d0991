"""What somebody sends for another opens to nobody before staff have spoken with the family, and to its holder then."""

from typing import Any

import pytest
from django.db import ProgrammingError, transaction

from evenhand.core import events
from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.principals import Principal, anonymous, worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.actions.grant_access import grant_access
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.cases.hearing import FamilyNotHeard
from evenhand.domain.cases.models import CapacityRecord, Case, Duty, Fact, Grant, Issue
from evenhand.domain.cases.states import CaseState
from evenhand.domain.casework import details, jobs, speaking, ways
from evenhand.domain.casework import queries as casework
from evenhand.domain.casework.actions.change_details import change_details
from evenhand.domain.casework.actions.change_needs import change_needs
from evenhand.domain.casework.actions.claim_case import NothingToClaim, claim_case
from evenhand.domain.casework.actions.confirm_email import confirm_email
from evenhand.domain.casework.actions.finish_task import drop_task, finish_task
from evenhand.domain.casework.actions.hear_family import hear_family
from evenhand.domain.casework.actions.invite_young_person import invite_young_person
from evenhand.domain.casework.actions.send_request import Sent, send_request
from evenhand.domain.casework.actions.stop_contact import stop_contact
from evenhand.domain.casework.opening import NotTheirOwn
from evenhand.domain.casework.states import TaskKind, TaskState
from evenhand.domain.correspondence import queries as correspondence
from evenhand.domain.correspondence.actions.begin_sending import begin_sending
from evenhand.domain.correspondence.actions.print_instead import print_instead
from evenhand.domain.correspondence.models import Message
from evenhand.domain.correspondence.posting import PostIsNotSafe
from evenhand.domain.correspondence.states import HeldBecause
from evenhand.domain.documents.models import Document
from evenhand.domain.identity.roles import HOLDER, SUPPORTER
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.set_contact_details import Reach, Safety
from evenhand.domain.people.kinds import Stopped
from evenhand.domain.people.models import ContactDetails, Needs, Person, ProtectedDetails, SafeContact
from evenhand.domain.requests.models import SentRequest
from tests.build import beside, reaching, requests, world

pytestmark = pytest.mark.django_db

HELPERS, FAMILYS = "kim@helper.example", "sam@holloway.example"
EVERYTHING = (
    Case, Fact, Duty, Grant, Issue, Message, Document, SentRequest,
    Person, ContactDetails, ProtectedDetails, SafeContact, Needs,
)  # fmt: skip
HELPS_PARENT: dict[str, Any] = {
    "who": {"asking_as": "helper"},
    "helping": {"helper_name": "Kim Dean", "helper_role": "", "helping": "parent", "helper_agreed": True},
}
HELPS_YOUNG: dict[str, Any] = {
    "who": {"asking_as": "helper"},
    "helping": {
        "helper_name": "Kim Dean",
        "helper_role": "",
        "helping": "young_person",
        "helper_agreed": False,
    },
}
PARENT_OF_YOUNG: dict[str, Any] = {
    "birth": {"date_of_birth": "2007-01-09"},
    "whose_right": {"whose_right": "young_person_asks"},
}
WAYS = [HELPS_PARENT, HELPS_YOUNG, PARENT_OF_YOUNG]


@pytest.fixture
def service() -> world.Service:
    return world.a_service()


@pytest.fixture
def adviser(service: world.Service) -> Principal:
    return world.a_colleague(service)


@pytest.fixture
def helper() -> Principal:
    return world.family_of(None, HELPERS)


def send(service, by: Principal, **changes) -> Sent:
    """Send a request with a helper's own address in it, as helpers do."""
    answers = {"reach": {"email": HELPERS, "telephone": "07700 900123"}} | changes
    return send_request(draft_id=requests.a_draft(service, by, **answers), at=world.now(), by=by)


def hear(sent: Sent, by: Principal, **changes) -> None:
    """Speak with the family."""
    said: dict[str, Any] = {
        "name": "",
        "how": Evidence.TOLD_BY_TELEPHONE,
        "reach": Reach(email=FAMILYS, telephone="07700 900456"),
        "safety": Safety(),
        "protected": False,
        "read_back": True,
        "is_sender": False,
    }
    hear_family(case_id=sent.case_id, at=world.now(), by=by, **(said | changes))


def family() -> Principal:
    return world.family_of(None, FAMILYS)


def sees_nothing(by: Principal) -> bool:
    with acting_as(by):
        return not any(table.objects.exists() for table in EVERYTHING)


def seen(sent: Sent, by: Principal) -> Case | None:
    with acting_as(by):
        return cases.one(sent.case_id, by)


@pytest.mark.parametrize("way", WAYS)
def test_whoever_sends_for_another_and_is_signed_in_sees_nothing_of_the_case_after(
    service, adviser, helper, way
):
    sent = send(service, helper, **way)
    assert sees_nothing(helper)
    case = seen(sent, adviser)
    assert case and case.waits_for_family and case.sender_id == helper.user_id
    with acting_as(adviser):
        assert not people.email_is_proved(case.holder_id)
        assert not Grant.objects.filter(case=case).exists()
        assert all(each.user_id is None for each in people.on_case(case.id))


@pytest.mark.parametrize("way", WAYS)
def test_the_sender_claims_it_by_no_code_neither_before_nor_after_the_family_was_heard(
    service, adviser, helper, way
):
    sent = send(service, requests.a_browser(), **way)
    with pytest.raises(NothingToClaim):
        claim_case(reference=sent.reference, at=world.now(), by=helper)
    hear(sent, adviser, read_back=False)
    with pytest.raises(NothingToClaim):
        claim_case(reference=sent.reference, at=world.now(), by=helper)
    assert sees_nothing(helper)


@pytest.mark.parametrize("way", WAYS)
def test_once_heard_the_familys_own_address_opens_the_case_with_everything_in_it(
    service, adviser, helper, way
):
    sent = send(service, helper, **way)
    hear(sent, adviser)
    own = family()
    case = seen(sent, own)
    assert case and not case.waits_for_family
    with acting_as(own):
        assert people.reach(case.holder_id) == Reach(email=FAMILYS, telephone="07700 900456")
        assert [issue.words for issue in cases.issues(case.id)] == ["Nobody looked at him."]
        assert SentRequest.objects.filter(case_id=case.id).exists()
        assert [each.title for each in correspondence.of_case(case.id)] == ["somebody asked for you"]
        assert access.holds(own, case)
    assert sees_nothing(helper)


def test_an_address_that_was_not_read_back_opens_by_our_code_and_the_reference(service, adviser, helper):
    sent = send(service, helper, **HELPS_PARENT)
    hear(sent, adviser, read_back=False)
    assert seen(sent, family()) is None
    claim_case(reference=sent.reference, at=world.now(), by=family())
    assert seen(sent, family())


def test_a_mailbox_that_others_read_opens_nothing(service, adviser, helper):
    sent = send(service, helper, **HELPS_YOUNG)
    hear(sent, adviser, safety=Safety(mailbox_is_shared=True))
    assert seen(sent, family()) is None


def test_no_word_of_the_sender_counts_as_the_familys_choice_or_lets_the_council_read(
    service, adviser, helper
):
    sent = send(
        service, helper, route={"route": "mediation"}, record_route={"record_route": "yes"},
        share={"share": ["issues"]}, **HELPS_PARENT,
    )  # fmt: skip
    case = seen(sent, adviser)
    assert case and case.state == CaseState.ENQUIRY
    with acting_as(adviser):
        kept = SentRequest.objects.get(case_id=sent.case_id).answers
    assert {"record-route", "share"}.isdisjoint(kept)


def test_nothing_is_written_to_anybody_before_the_family_was_heard(service, adviser, helper):
    sent = send(service, helper, **HELPS_PARENT)
    with acting_as(adviser):
        assert correspondence.of_case(sent.case_id) == []


def test_staff_neither_confirm_the_senders_address_nor_record_a_choice_before(service, adviser, helper):
    sent = send(service, helper, **HELPS_PARENT)
    case = seen(sent, adviser)
    for attempt in (
        lambda: confirm_email(case_id=sent.case_id, email=HELPERS, at=world.now(), by=adviser),
        lambda: world.tell(case, "no_mediation", adviser),
        lambda: world.inform(case, adviser),
        lambda: beside.a_second_parent(case, adviser),
    ):
        with pytest.raises(FamilyNotHeard):
            attempt()
    assert sees_nothing(helper)


@pytest.mark.parametrize("role", [HOLDER, SUPPORTER])
def test_the_database_lets_nobody_onto_the_familys_side_before(service, adviser, helper, role):
    sent = send(service, helper, **HELPS_PARENT)
    case = seen(sent, adviser)
    with pytest.raises(ProgrammingError, match="before it was heard"), transaction.atomic():
        let(case, helper, role.code, adviser)


def test_the_database_makes_no_sender_the_holder_after_either(service, adviser, helper):
    sent = send(service, helper, **HELPS_PARENT)
    hear(sent, adviser)
    with pytest.raises(ProgrammingError, match="by sending"), transaction.atomic():
        let(seen(sent, adviser), helper, HOLDER.code, adviser)


def let(case, whom: Principal, role: str, by: Principal) -> None:
    granting = by.for_case(case.id)
    with acting_as(granting):
        grant_access(
            case_id=case.id,
            user_id=whom.user_id,
            person_id=case.holder_id,
            role=role,
            evidence="forgotten",
            at=world.now(),
            by=granting,
        )


def test_the_database_lets_nobody_but_staff_say_that_the_family_was_heard(service, helper):
    sent = send(service, helper, **HELPS_PARENT)
    with (
        pytest.raises(ProgrammingError, match="once, by staff"),
        acting_as(helper.for_case(sent.case_id)),
        transaction.atomic(),
    ):
        Case.objects.filter(id=sent.case_id).update(family_heard_at=world.now())


def test_the_senders_own_address_is_not_taken_for_the_familys(service, adviser, helper):
    sent = send(service, helper, **PARENT_OF_YOUNG)
    for read_back in (True, False):
        with pytest.raises(NotTheirOwn):
            hear(sent, adviser, reach=Reach(email=HELPERS.upper()), read_back=read_back)
    assert seen(sent, adviser).waits_for_family


def test_a_family_that_had_called_itself_a_helper_holds_its_case_once_it_was_heard(service, adviser, helper):
    sent = send(service, helper, **HELPS_PARENT)
    hear(sent, adviser, reach=Reach(email=HELPERS), is_sender=True)
    case = seen(sent, helper)
    assert case and case.sender_id is None


def test_the_name_that_the_family_gives_stands_from_then_on(service, adviser, helper):
    sent = send(service, helper, **HELPS_PARENT)
    hear(sent, adviser, name="Samira Holloway")
    with acting_as(adviser):
        assert people.one(seen(sent, adviser).holder_id).name == "Samira Holloway"


def test_what_the_sender_wrote_of_reaching_a_parent_opens_nothing_where_the_right_is_the_childs(
    service, adviser, helper
):
    sent = send(
        service,
        requests.a_browser(),
        **HELPS_PARENT
        | {"birth": {"date_of_birth": "2007-01-09"}, "whose_right": {"whose_right": "not_sure"}},
    )
    case = seen(sent, adviser)
    assert case.holder_id == case.child_id, "staff speak with the young person"
    hear(sent, adviser, name="Alexander Holloway")
    with acting_as(adviser):
        assert people.one(case.child_id).name == "Alexander Holloway"
        assert HELPERS not in {people.reach(each.id).email for each in people.on_case(case.id)}
    with pytest.raises(NothingToClaim):
        claim_case(reference=sent.reference, at=world.now(), by=helper)


@pytest.mark.parametrize("how", [Evidence.TOLD_IN_WRITING, Evidence.TOLD_ONLINE, Evidence.LETTER])
def test_a_letter_is_no_talk_with_the_family(service, adviser, helper, how):
    sent = send(service, helper, **HELPS_PARENT)
    with pytest.raises(NoSuchThing):
        hear(sent, adviser, how=how)


def test_it_is_said_once_and_by_staff_alone(service, adviser, helper):
    sent = send(service, helper, **HELPS_PARENT)
    for outsider in (helper, world.a_colleague(world.a_service()), anonymous("f" * 64)):
        with pytest.raises((NoSuchThing, NotAllowed)):
            hear(sent, outsider)
    hear(sent, adviser)
    with pytest.raises(NotNow):
        hear(sent, adviser)


def test_a_family_that_asked_itself_is_not_asked_again(service, adviser):
    sent = send(service, family(), reach={"email": FAMILYS, "telephone": ""})
    assert not seen(sent, family()).waits_for_family
    with pytest.raises(NotNow):
        hear(sent, adviser)


def test_what_staff_type_in_for_a_helper_on_the_telephone_waits_too(service, adviser):
    draft_id = requests.a_draft(service, adviser, **HELPS_PARENT)
    sent = send_request(draft_id=draft_id, at=world.now(), by=adviser, email_read_back=True)
    assert seen(sent, family()) is None
    case = seen(sent, adviser)
    assert case.waits_for_family and case.sender_id is None


def test_the_family_lets_the_sender_help_and_nobody_else_does(service, adviser, helper):
    sent = send(service, helper, **PARENT_OF_YOUNG)
    hear(sent, adviser)
    own = family()
    beside.says_yes(seen(sent, own), beside.asked(seen(sent, own), own, email=HELPERS))
    case = seen(sent, helper)
    assert case
    with acting_as(helper):
        assert not access.holds(helper, case)
        assert not SentRequest.objects.exists()


def run(job: Any, sent: Sent, kind: str, by: Principal) -> None:
    """Do what follows from the newest event of a kind."""
    with acting_as(by):
        event = next(each for each in events.of_case(sent.case_id) if each.event.kind() == kind)
    job.function(event_id=str(event.id), case_id=str(sent.case_id))


def open_kinds(sent: Sent, by: Principal) -> list[str]:
    with acting_as(by):
        return [task.kind for task in casework.open_tasks(sent.case_id)]


def test_staff_have_it_on_their_list_until_the_family_was_heard(service, adviser, helper):
    sent = send(service, helper, **HELPS_PARENT)
    run(jobs.ask_to_hear_family, sent, "casework.SentForFamily", adviser)
    assert open_kinds(sent, adviser) == [TaskKind.ASK_FAMILY]
    hear(sent, adviser)
    run(jobs.end_tasks, sent, "casework.FamilyHeard", adviser)
    assert open_kinds(sent, adviser) == []


@pytest.mark.parametrize("end", [finish_task, drop_task])
def test_nobody_ticks_it_off_the_list_without_having_heard_the_family(service, adviser, helper, end):
    sent = send(service, helper, **HELPS_PARENT)
    run(jobs.ask_to_hear_family, sent, "casework.SentForFamily", adviser)
    with acting_as(adviser):
        (task,) = casework.open_tasks(sent.case_id)
    with pytest.raises(NotNow):
        end(case_id=sent.case_id, task_id=task.id, at=world.now(), by=adviser)
    with acting_as(adviser):
        assert casework.open_tasks(sent.case_id)[0].state == TaskState.OPEN


def test_whatever_is_promised_before_waits_for_the_family_and_goes_to_it_then(service, adviser, helper):
    sent = send(
        service, helper, address={"address": "7 Mill Lane", "postcode": "ZZ1 1ZZ"},
        safe_ways={"safe_ways": ["email", "post"], "safe_note": ""}, **HELPS_PARENT,
    )  # fmt: skip
    case = seen(sent, adviser)
    with acting_as(adviser.for_case(case.id)):
        jobs.tell_dates_changed(case, at=world.now(), by=adviser.for_case(case.id))
        message = Message.objects.get(case_id=case.id)
    assert begin_sending(message_id=message.id, at=world.now(), by=worker(case.id)) is None
    with acting_as(adviser):
        held = Message.objects.get(id=message.id)
    assert (held.held_because, held.next_try_at) == (HeldBecause.NOT_HEARD, None)
    run(jobs.ask_to_reach_another_way, sent, "correspondence.MessageHeld", adviser)
    assert open_kinds(sent, adviser) == []
    with pytest.raises(PostIsNotSafe):
        print_instead(message_id=message.id, by=adviser)
    hear(sent, adviser)
    with acting_as(family()):
        released = Message.objects.get(id=message.id)
    assert released.user_id == family().user_id and released.next_try_at is not None


def test_no_word_of_a_helper_makes_somebody_act_for_a_young_person(service, adviser, helper):
    way = HELPS_PARENT | {
        "birth": {"date_of_birth": "2007-01-09"},
        "whose_right": {"whose_right": "alternative_acts"},
    }
    sent = send(service, helper, **way)
    with acting_as(adviser):
        assert not CapacityRecord.objects.exists()
    case = seen(sent, adviser)
    assert case.holder_id == case.child_id


def test_a_young_person_is_not_invited_before_they_were_heard(service, adviser, helper):
    way = HELPS_PARENT | {
        "birth": {"date_of_birth": "2007-01-09"},
        "whose_right": {"whose_right": "not_sure"},
    }
    sent = send(service, helper, **way)
    with pytest.raises(FamilyNotHeard):
        invite_young_person(
            case_id=sent.case_id,
            reach=Reach(email=HELPERS),
            safety=Safety(),
            protected=False,
            read_back=False,
            at=world.now(),
            by=adviser,
        )


def said_before(case: Case, by: Principal) -> list[Any]:
    """Return what the sender may ring and say of reaching the family, as staff would note it."""
    on: dict[str, Any] = {"case_id": case.id, "at": world.now(), "by": by}
    elsewhere = Reach(email="kim.other@helper.example")
    told = {"said_how": reaching.BY_TELEPHONE}
    needs: dict[str, Any] = {"needs": ("quiet",), "other": "", "interpreter_language": ""}
    return [
        lambda: reaching.changes(case, by, may_text=True, **told),
        lambda: reaching.stops(case, by, "telephone", **told),
        lambda: reaching.takes_back(case, by, **told),
        lambda: reaching.stops(case, by, "email", **told),
        lambda: change_details(reach=elsewhere, protected=True, how_checked="called_back", **on),
        lambda: change_needs(person_id=case.holder_id, **needs, **told, **on),
    ]


def test_nothing_that_was_said_before_the_family_was_heard_counts_afterwards(
    service, adviser, helper, monkeypatch
):
    sent = send(service, helper, protected={"protected": True}, **HELPS_PARENT)
    case = seen(sent, adviser)
    # A record of before, when staff could still note it.
    with monkeypatch.context() as before:
        before.setattr(speaking, "require_heard", lambda _: None)
        for says in said_before(case, adviser):
            says()
    assert reaching.waiting(case, adviser)
    assert {stop.state for stop in reaching.standing(case, adviser).standing} == {"stands", "asked_back"}
    for says in said_before(case, adviser):
        with pytest.raises(FamilyNotHeard):
            says()
    hear(sent, adviser)
    assert reaching.safety(case, adviser) == Safety()
    with acting_as(adviser):
        assert (ways.waiting(case.holder_id), details.waiting(case.id)) == (None, None)
        assert not people.stops(case.holder_id)
        assert people.reach(case.holder_id) == Reach(email=FAMILYS, telephone="07700 900456")
        told = [each.event.kind() for each in events.of_case(case.id)]
    for kind, count in (
        ("casework.WaysChangeCalledOff", 1),
        ("casework.DetailsChangeCalledOff", 1),
        ("people.StopTakenBack", 2),
    ):
        assert told.count(kind) == count, kind


def test_nor_does_what_was_said_of_a_parent_where_the_right_is_the_childs(
    service, adviser, helper, monkeypatch
):
    way = HELPS_PARENT | {
        "birth": {"date_of_birth": "2007-01-09"},
        "whose_right": {"whose_right": "not_sure"},
    }
    sent = send(service, requests.a_browser(), **way)
    case = seen(sent, adviser)
    with acting_as(adviser):
        parent = people.who_asked(case.id, case.child_id)
    says: dict[str, Any] = {"case_id": case.id, "person_id": parent, "what": Stopped.EMAIL, "by": adviser}
    says |= {"said_how": reaching.BY_TELEPHONE, "at": world.now()}
    with pytest.raises(FamilyNotHeard):
        stop_contact(**says)
    with monkeypatch.context() as before:
        before.setattr(speaking, "require_heard", lambda _: None)
        stop_contact(**says)
    hear(sent, adviser)
    with acting_as(adviser):
        assert not people.stops(parent)
