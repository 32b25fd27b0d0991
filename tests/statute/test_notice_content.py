"""What a decision notice must say."""

from datetime import date

import pytest

from evenhand.statute.in_force import NotInForce
from evenhand.statute.notice_content import (
    Alongside,
    NoticeItem,
    missing_alongside,
    missing_items,
    must_mention_recommendations,
)
from evenhand.statute.routes import Decision

LAST_DAY_WITHOUT, FIRST_DAY_WITH = date(2018, 4, 2), date(2018, 4, 3)


def test_what_is_missing_is_named_in_the_order_of_the_regulation() -> None:
    assert missing_items(tuple(NoticeItem)) == ()
    assert missing_items(()) == tuple(NoticeItem)
    assert missing_items({NoticeItem.TIMESCALES, NoticeItem.RIGHT_TO_MEDIATION}) == (
        NoticeItem.CERTIFICATE_REQUIREMENT,
        NoticeItem.ADVISER_CONTACT,
        NoticeItem.TELL_LA,
        NoticeItem.LA_MEDIATION_CONTACT,
    )


@pytest.mark.parametrize("decision", Decision)
def test_only_notices_with_a_right_of_appeal_and_never_a_refusal_to_assess_mention_recommendations(
    decision: Decision,
) -> None:
    mentions = decision in (
        Decision.REFUSAL_TO_ISSUE_PLAN,
        Decision.FINAL_PLAN,
        Decision.FINAL_AMENDED_PLAN,
        Decision.REFUSAL_TO_REASSESS,
        Decision.REFUSAL_TO_AMEND,
        Decision.CEASE_TO_MAINTAIN,
    )
    assert must_mention_recommendations(decision, FIRST_DAY_WITH) is mentions
    assert not must_mention_recommendations(decision, LAST_DAY_WITHOUT)


def test_a_notice_before_the_law_is_refused() -> None:
    with pytest.raises(NotInForce):
        must_mention_recommendations(Decision.FINAL_PLAN, date(2014, 8, 31))


def test_besides_reg_32_a_notice_names_the_appeal_its_time_resolution_and_advice() -> None:
    every = tuple(Alongside)
    assert missing_alongside((), Decision.FINAL_PLAN, FIRST_DAY_WITH) == every
    assert missing_alongside(every, Decision.FINAL_PLAN, FIRST_DAY_WITH) == ()
    without = tuple(item for item in Alongside if item is not Alongside.RECOMMENDATIONS)
    assert missing_alongside((), Decision.FINAL_PLAN, LAST_DAY_WITHOUT) == without
    assert missing_alongside((), Decision.REFUSAL_TO_ASSESS, FIRST_DAY_WITH) == without
    assert missing_alongside((), Decision.DRAFT_PLAN, FIRST_DAY_WITH) == ()
