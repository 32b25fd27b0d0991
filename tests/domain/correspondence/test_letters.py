"""A letter is printed and posted by staff, is stopped where post is not safe, and is nobody else's to handle."""

import pytest

from evenhand.core.errors import NoSuchThing, NotAllowed
from evenhand.core.principals import operator
from evenhand.core.transactions import acting_as
from evenhand.domain.correspondence import queries
from evenhand.domain.correspondence.actions.mark_posted import mark_posted
from evenhand.domain.correspondence.actions.mark_printed import mark_printed
from evenhand.domain.correspondence.actions.print_again import print_again
from evenhand.domain.correspondence.actions.print_instead import print_instead
from evenhand.domain.correspondence.actions.set_aside import set_aside
from evenhand.domain.correspondence.actions.try_again import try_again
from evenhand.domain.correspondence.posting import PostIsNotSafe
from evenhand.domain.identity.actions.appoint import appoint
from tests.build import world
from tests.build.promises import EMAIL


def a_letter(scene):
    scene.reached(may_email=False)
    message = scene.promise()
    scene.deliver(message)
    return message


def test_a_letter_is_printed_and_posted(scene):
    message = a_letter(scene)
    with acting_as(scene.staff):
        assert [m.id for m in queries.to_print()] == [message.id]
        letter = queries.letter(message.id)
    assert letter.address == ("1 Mill Lane", "Westmarch", "WM1 1AA")
    assert "It is enclosed." in letter.text and letter.may_be_posted
    mark_printed(message_id=message.id, at=world.now(), by=scene.staff)
    print_again(message_id=message.id, by=scene.staff)
    mark_printed(message_id=message.id, at=world.now(), by=scene.staff)
    mark_posted(message_id=message.id, at=world.now(), by=scene.staff)
    assert scene.again(message).state == "posted"
    with acting_as(scene.staff):
        assert queries.to_print() == []
    assert scene.events()[-1] == "LetterPosted"


def test_a_letter_is_stopped_at_the_letter_box(scene):
    message = a_letter(scene)
    mark_printed(message_id=message.id, at=world.now(), by=scene.staff)
    scene.reached(may_email=False, may_post=False)
    with acting_as(scene.staff):
        assert not queries.letter(message.id).may_be_posted
    with pytest.raises(PostIsNotSafe):
        mark_posted(message_id=message.id, at=world.now(), by=scene.staff)
    print_again(message_id=message.id, by=scene.staff)
    with pytest.raises(PostIsNotSafe):
        mark_printed(message_id=message.id, at=world.now(), by=scene.staff)
    set_aside(message_id=message.id, by=scene.staff)
    assert scene.again(message).state == "suppressed"


def test_an_undeliverable_message_is_printed_or_tried_again(scene):
    scene.office.to_recipient = "550 5.1.1 No such mailbox"
    printed, retried = scene.promise(), scene.promise("advice_given")
    for message in (printed, retried):
        scene.deliver(message)
    with acting_as(scene.staff):
        assert {m.id for m in queries.needing_somebody()} == {printed.id, retried.id}
    print_instead(message_id=printed.id, by=scene.staff)
    assert scene.again(printed).state == "to_print"
    scene.office.to_recipient = ""
    try_again(message_id=retried.id, at=world.now(), by=scene.staff)
    assert scene.deliver(retried).state == "sent"


def test_strangers_and_families_do_nothing_about_letters(scene):
    message = a_letter(scene)
    family = world.family_of(scene.case, EMAIL)
    with pytest.raises(NotAllowed):
        mark_printed(message_id=message.id, at=world.now(), by=family)
    stranger = world.a_colleague(world.a_service())
    with acting_as(stranger):
        assert queries.to_print() == [] and queries.letter(message.id) is None
    for act in (print_again, print_instead, set_aside):
        with pytest.raises(NoSuchThing):
            act(message_id=message.id, by=stranger)


def test_nobody_handles_a_message_to_themselves(scene):
    message = a_letter(scene)
    elsewhere = world.a_service()
    parent = world.family_of(scene.case, EMAIL)
    appointed = appoint(
        name="Sam Holloway",
        address=EMAIL,
        role="caseworker",
        provider_id=elsewhere.provider_id,
        team_id=elsewhere.team_id,
        at=world.now(),
        by=operator(),
    )
    assert appointed.id == parent.user_id
    with acting_as(parent):
        assert queries.one(message.id) is not None and queries.to_print() == []
    with pytest.raises(NoSuchThing):
        mark_printed(message_id=message.id, at=world.now(), by=parent)
