"""Which questions are asked."""

from datetime import date

import pytest

from evenhand.domain.requests import journey
from evenhand.domain.requests.journey import asked, counted, unanswered

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("stored", "slug", "is_asked"),
    [
        ({"who": {"asking_as": "helper"}}, "helping", True),
        ({"who": {"asking_as": "parent"}}, "helping", False),
        ({"who": {"asking_as": "young_person"}}, "child", False),
        ({"who": {"asking_as": "helper"}, "helping": {"helping": "young_person"}}, "child", False),
        ({"decision": {"decision": "final_plan"}}, "disagree", True),
        ({"decision": {"decision": "cease_to_maintain"}}, "disagree", False),
        ({"decision": {"decision": "something_else"}}, "letter-date", False),
        ({"decision": {"decision": "final_plan"}, "disagree": {"disputed": ["section_G"]}}, "provision", True),
        ({"decision": {"decision": "final_plan"}, "disagree": {"disputed": ["section_F"]}}, "provision", False),
        ({"decision": {"decision": "something_else"}, "matter": {"other_matter": "transport"}}, "route", False),
        ({"route": {"route": "mediation"}}, "share", True),
        ({"route": {"route": "no_mediation"}}, "share", False),
        ({"route": {"route": "no_mediation"}}, "record-route", True),
        ({"route": {"route": "call_me"}}, "record-route", False),
        ({"reach": {"email": ""}}, "mailbox", False),
    ],
)  # fmt: skip
def test_a_question_is_asked_only_of_whom_it_concerns(stored, slug, is_asked):
    assert (slug in asked(stored, TODAY)) is is_asked


@pytest.mark.parametrize(
    ("born", "is_asked"),
    [("2010-08-31", True), ("2010-09-30", False), ("2001-11-23", False), ("2001-11-24", True)],
)
def test_a_parent_is_told_when_the_right_has_moved_to_the_young_person(born, is_asked):
    stored = {"who": {"asking_as": "parent"}, "birth": {"date_of_birth": born}}
    assert ("whose-right" in asked(stored, TODAY)) is is_asked


def test_an_answer_whose_question_is_no_longer_asked_does_not_count():
    stored = {"who": {"asking_as": "parent"}, "helping": {"helping": "young_person"}}
    assert "helping" not in counted(stored, TODAY)
    assert "child" in unanswered(stored, TODAY)


@pytest.mark.parametrize(
    ("answers", "is_for_another"),
    [
        ({"asking_as": "helper", "helping": "parent"}, True),
        ({"asking_as": "helper", "helping": "young_person"}, True),
        ({"asking_as": "parent", "whose_right": "young_person_asks"}, True),
        ({"asking_as": "carer", "whose_right": "young_person_asks"}, True),
        ({"asking_as": "parent", "whose_right": "not_sure"}, False),
        ({"asking_as": "parent", "whose_right": "alternative_acts"}, False),
        ({"asking_as": "parent"}, False),
        ({"asking_as": "young_person"}, False),
        ({"asking_as": "alternative_person"}, False),
    ],
)
def test_a_request_is_for_another_where_whose_right_it_is_was_not_heard(answers, is_for_another):
    assert journey.is_for_another(answers) is is_for_another


def test_what_was_sent_for_another_leaves_the_sender_the_letter_and_nothing_about_anybody():
    stored = {
        "who": {"asking_as": "helper"},
        "helping": {"helping": "parent", "helper_name": "Kim Dean"},
        "council": {"council": "WES"},
        "words": {"what_is_wrong": "Nobody looked."},
        "child": {"child_name": "Alex"},
        "reach": {"email": "kim@helper.example", "telephone": "1"},
    }
    kept = journey.once_sent(stored, date(2026, 9, 1))
    assert kept == {"who": {"asking_as": "helper"}, "council": {"council": "WES"}}
