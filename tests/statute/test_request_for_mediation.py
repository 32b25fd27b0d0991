"""What a request for mediation must say."""

import pytest

from evenhand.statute.request_for_mediation import ToTell, missing_from_request


@pytest.mark.parametrize(
    ("issues", "health", "none_in_plan", "stated", "missing"),
    [
        (True, True, True, False, (ToTell.HEALTH_PROVISION,)),
        (True, True, True, True, ()),
        (True, True, False, False, ()),
        (True, False, True, False, ()),
        (False, False, False, False, (ToTell.ISSUES,)),
        (False, True, True, False, (ToTell.ISSUES, ToTell.HEALTH_PROVISION)),
    ],
)
def test_a_complaint_that_there_is_no_health_provision_names_the_one_wanted(
    issues: bool, health: bool, none_in_plan: bool, stated: bool, missing: tuple[ToTell, ...]
) -> None:
    assert missing_from_request(issues, health, none_in_plan, stated) == missing
