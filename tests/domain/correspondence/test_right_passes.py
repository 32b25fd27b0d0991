"""What waited for a parent does not go to them once the right is their child's; what tells them of that does."""

import psycopg
import pytest

from evenhand.domain.correspondence.states import MessageState


def passes_yesterday(scene):
    """Let the right of the case be the child's since yesterday, as a birth that two people have seen would."""
    with psycopg.connect(scene.addresses.owner, autocommit=True) as owner:
        owner.execute("update cases_case set right_passes_on = current_date - 1")


def test_what_waited_does_not_go_to_a_parent_whose_right_it_is_no_longer(scene):
    message = scene.promise()
    passes_yesterday(scene)
    assert scene.deliver(message).state == MessageState.SUPPRESSED
    assert scene.office.copies == []


@pytest.mark.parametrize("purpose", ["right_passed", "right_passes", "request_received"])
def test_what_they_are_told_about_the_right_and_their_own_request_does(scene, purpose):
    message = scene.promise(purpose)
    passes_yesterday(scene)
    assert scene.deliver(message).state == MessageState.SENT


def test_with_consent_on_record_it_goes(scene):
    message = scene.promise()
    passes_yesterday(scene)
    with psycopg.connect(scene.addresses.owner, autocommit=True) as owner:
        owner.execute(
            "insert into cases_consent (id, case_id, person_id, scope, said_on, evidence, recorded_at, ended_evidence)"
            " select gen_random_uuid(), id, holder_id, 'read', current_date, 'letter', now(), '' from cases_case"
        )
    assert scene.deliver(message).state == MessageState.SENT
