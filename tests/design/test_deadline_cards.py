"""The card of a deadline says what it is and whose it is."""

from datetime import date

from evenhand.design.deadline_cards import TITLES, deadline_card
from evenhand.statute.agreed_actions import AgreedAction, AgreedKind
from evenhand.statute.clocks import clocks
from evenhand.statute.facts import Facts
from evenhand.statute.rules import RULES, Owner

DAY = date(2025, 6, 13)


def test_no_duty_of_another_body_is_called_our_certificate() -> None:
    others = {rule.id for rule in RULES.values() if rule.owner is not Owner.ADVISER}
    assert others <= set(TITLES)


def test_what_was_agreed_and_the_meeting_belong_to_the_body_that_owes_them() -> None:
    action = AgreedAction(AgreedKind.NOT_APPEALABLE_HEALTH, DAY)
    facts = Facts(meeting_on=DAY, agreed_actions=(action,))
    who = {clock.rule: deadline_card(clock, DAY).who for clock in clocks(facts)}
    assert who == {
        "reg37_2.five_working_days_notice": "The council must do this.",
        "reg37_1.authority": "The council must do this, and see to it that they come.",
        "reg42_3.health": "The health body must do this.",
    }
