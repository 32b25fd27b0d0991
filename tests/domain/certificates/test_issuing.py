"""A certificate is issued once, when the law allows it, with the day and number that the database gives."""

from datetime import timedelta

import pytest

from evenhand.core import events
from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.correct_fact import correct_fact
from evenhand.domain.cases.facts import Evidence, FactKind
from evenhand.domain.cases.models import Case, Duty, Fact
from evenhand.domain.certificates import queries
from evenhand.domain.certificates.actions.reissue_certificate import reissue_certificate
from evenhand.domain.certificates.actions.withdraw_certificate import withdraw_certificate
from evenhand.domain.certificates.content import CertificateContent
from evenhand.domain.certificates.models import Certificate
from evenhand.domain.certificates.refusals import CannotIssue, CannotWrite, NoSuchReason
from evenhand.domain.people.actions.rename_person import rename_person
from evenhand.statute.routes import Decision, Section
from tests.build import certificates, world

pytestmark = pytest.mark.django_db


def reissue(case, certificate, by, reason="wrong_name"):
    return reissue_certificate(
        case_id=case.id, certificate_id=certificate.id, reason_code=reason, at=world.now(), by=by
    )


def withdraw(case, certificate, by, reason="no_refusal"):
    return withdraw_certificate(
        case_id=case.id, certificate_id=certificate.id, reason_code=reason, at=world.now(), by=by
    )


def test_a_certificate_says_what_the_case_says_and_moves_it(case, adviser):
    made = certificates.issued(case, adviser)
    content = CertificateContent.from_json(made.content)
    assert (content.section, content.basis) == ("s55_4", "reg34_1")
    assert (content.holder_name, content.child_name) == ("Sam Holloway", "Alex Holloway")
    assert content.issued_on == made.issued_on.isoformat() == world.today().isoformat()
    assert made.number.startswith(f"EM-{world.today().year}-0000")
    with acting_as(adviser):
        assert Case.objects.get(id=case.id).state == "certified"
        duty = Duty.objects.get(case=case, rule="reg34_1.certificate_no_mediation")
        assert (duty.state, duty.closed_on) == ("met", made.issued_on)
        kinds = [item.event.kind() for item in events.of_case(case.id)]
    assert kinds.count("certificates.CertificateIssued") == 1


def test_asking_twice_gives_the_same_certificate_and_records_nothing_more(case, adviser):
    first = certificates.issued(case, adviser)
    with acting_as(adviser):
        before = len(events.of_case(case.id))
    assert certificates.issued(case, adviser).id == first.id
    with acting_as(adviser):
        assert len(events.of_case(case.id)) == before
        assert Certificate.objects.count() == 1


def test_numbers_follow_one_another_and_a_refusal_uses_none(service, adviser):
    first = certificates.issued(certificates.a_case_that_said_no(service, adviser), adviser)
    hidden = certificates.a_case_that_said_no(service, adviser, holder_name="Sam\u202eHolloway")
    with pytest.raises(CannotWrite, match="hidden character"):
        certificates.issued(hidden, adviser)
    second = certificates.issued(certificates.a_case_that_said_no(service, adviser), adviser)
    assert int(second.number[-6:]) == int(first.number[-6:]) + 1


def test_each_provider_counts_for_itself(service, adviser, case):
    ours = certificates.issued(case, adviser)
    other = world.a_service()
    colleague = world.a_colleague(other)
    theirs = certificates.issued(certificates.a_case_that_said_no(other, colleague), colleague)
    assert ours.number.split("-")[0] != theirs.number.split("-")[0]
    assert (ours.number[-6:], theirs.number[-6:]) == ("000001", "000001")


def test_late_contact_is_refused_and_names_the_open_door(service, adviser):
    late = certificates.a_late_case(service, adviser)
    with pytest.raises(CannotIssue, match="ask the Tribunal for permission to appeal") as refused:
        certificates.issued(late, adviser)
    assert {reason.code for reason in refused.value.reasons} == {"late_contact"}


def test_without_information_or_a_no_it_is_refused(service, adviser):
    fresh = world.a_case(service)
    with pytest.raises(CannotIssue) as refused:
        certificates.issued(fresh, adviser)
    assert {r.code for r in refused.value.reasons} == {"information_not_given", "no_refusal_of_mediation"}


def test_an_appeal_about_placement_only_needs_none(service, adviser):
    about = {"decision": Decision.FINAL_PLAN, "disputed": (Section.I_NAMED_SCHOOL,)}
    with pytest.raises(CannotIssue, match="do not need a mediation certificate"):
        certificates.issued(certificates.a_case_that_said_no(service, adviser, **about), adviser)


def test_a_caseworker_a_family_and_a_stranger_may_not_issue(service, case, adviser):
    with pytest.raises(NotAllowed):
        certificates.issued(case, world.a_colleague(service, "caseworker"))
    with pytest.raises(NoSuchThing):
        certificates.issued(case, world.a_colleague(world.a_service()))
    asked = world.what_a_family_asks(service)
    family = world.family_of(case, asked.reach.email)
    with pytest.raises(NoSuchThing):
        certificates.issued(case, family)


def test_the_draft_shows_the_time_to_appeal_before_and_after(case, adviser):
    with acting_as(adviser):
        held = Case.objects.get(id=case.id)
        draft = queries.draft_for(held, at=world.now(), by=adviser)
    assert draft.may_be_issued
    assert draft.appeal_before.due_on <= draft.appeal_after.due_on
    assert ("Who may appeal", "Sam Holloway") in draft.words.particulars
    made = certificates.issued(case, adviser)
    with acting_as(adviser):
        appeal = Duty.objects.get(case=case, rule="hesc_r20_1_c.appeal_deadline", state="open")
        assert appeal.due_on == draft.appeal_after.due_on
        shown = queries.of_case(case.id)[0]
    changed = dict(draft.words.particulars) | {"Certificate number": made.number}
    assert dict(shown.words.particulars) == changed


def test_a_draft_that_the_law_stops_says_what_to_do(service, adviser):
    late = certificates.a_late_case(service, adviser)
    with acting_as(adviser):
        draft = queries.draft_for(Case.objects.get(id=late.id), at=world.now(), by=adviser)
    assert not draft.may_be_issued and draft.words is None
    assert "regulation 34(3)" in draft.stops[0].next


def test_a_reissue_says_the_right_name_and_keeps_the_first_day(case, adviser):
    first = certificates.issued(case, adviser)
    with acting_as(adviser):
        wrong = Case.objects.get(id=case.id)
    rename_person(
        case_id=case.id, person_id=wrong.child_id, name="Alexis Holloway", by=adviser.for_case(case.id)
    )
    second = reissue(case, first, adviser)
    content = CertificateContent.from_json(second.content)
    assert content.child_name == "Alexis Holloway"
    assert (content.replaces_number, content.first_issued_on) == (first.number, first.issued_on.isoformat())
    assert second.first_issued_on == first.issued_on
    with acting_as(adviser):
        states = {one.number: one.state for one in queries.of_case(case.id)}
        assert states == {first.number: "replaced", second.number: "issued"}
        assert Case.objects.get(id=case.id).state == "certified"
    assert reissue(case, first, adviser).id == second.id, "a second click gives the same replacement"


def test_a_correction_that_makes_contact_late_stops_a_reissue(service, adviser, case):
    first = certificates.issued(case, adviser)
    with acting_as(adviser):
        dated = Fact.objects.get(case=case, kind=FactKind.NOTICE_DATED)
    correct_fact(
        case_id=case.id,
        kind=FactKind.NOTICE_DATED,
        fact_id=dated.id,
        happened_on=dated.happened_on - timedelta(days=60),
        reason="read from the letter",
        evidence=Evidence.LETTER,
        at=world.now(),
        by=adviser,
    )
    with pytest.raises(CannotIssue, match="contacted us after"):
        reissue(case, first, adviser)
    with acting_as(adviser):
        assert queries.in_force(case.id).number == first.number, "nothing was changed"


def test_a_reason_comes_from_its_list(case, adviser):
    made = certificates.issued(case, adviser)
    with pytest.raises(NoSuchReason):
        withdraw(case, made, adviser, reason="wrong_name")
    with pytest.raises(NoSuchReason):
        reissue(case, made, adviser, reason="because")


def test_a_replaced_certificate_is_not_withdrawn(case, adviser):
    first = certificates.issued(case, adviser)
    reissue(case, first, adviser)
    with pytest.raises(NotNow, match="replaced"):
        withdraw(case, first, adviser)


def test_a_certificate_of_another_case_is_no_such_thing(service, case, adviser):
    made = certificates.issued(case, adviser)
    other = certificates.a_case_that_said_no(service, adviser)
    with pytest.raises(NoSuchThing):
        withdraw(other, made, adviser)


def test_the_public_answer_says_how_it_stands_and_nothing_about_people(case, adviser):
    first = certificates.issued(case, adviser)
    typed = f" {first.number.lower().replace('-', ' ')} ", first.check_code.lower().replace("-", "")
    assert queries.verify(*typed) == queries.Standing("valid", "s55_4", first.issued_on)
    second = reissue(case, first, adviser)
    assert queries.verify(first.number, first.check_code) == queries.Standing(
        "replaced", "s55_4", first.issued_on, second.number
    )
    withdraw(case, second, adviser)
    assert queries.verify(second.number, second.check_code).state == "withdrawn"
    assert queries.verify(second.number, first.check_code) == queries.NOT_KNOWN
    assert queries.verify("EM-1999-000001", first.check_code) == queries.NOT_KNOWN
    assert queries.verify("", "") == queries.NOT_KNOWN


def test_a_client_that_guesses_is_stopped_for_the_hour():
    at = world.now()
    for _ in range(queries.CHECKS_AN_HOUR):
        assert queries.count_check("203.0.113.9", at, unknown=True)
    assert not queries.count_check("203.0.113.9", at, unknown=True)
    assert not queries.count_check("203.0.113.9", at, unknown=False)
    assert queries.count_check("203.0.113.10", at, unknown=True)
    assert queries.count_check("203.0.113.9", at + timedelta(days=1), unknown=True)
