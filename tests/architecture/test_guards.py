"""The guards that the law asks of any service like this one, each with the tests that hold it."""

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent.parent
GUARDS: dict[str, tuple[tuple[str, str], ...]] = {
    "no certificate without mediation when the first contact was after the bar of regulation 34(2)": (
        ("domain/certificates/test_issuing.py", "test_late_contact_is_refused_and_names_the_open_door"),
    ),
    "no certificate of either kind without information and advice": (
        ("domain/certificates/test_issuing.py", "test_without_information_or_a_no_it_is_refused"),
        ("domain/certificates/test_after_mediation.py", "test_information_comes_before_either"),
    ),
    "no certificate under section 55(5) without participation, actual or deemed": (
        ("domain/certificates/test_after_mediation.py", "test_before_the_mediation_ended_there_is_none"),
    ),
    "nothing is deemed in a case about health only": (
        (
            "domain/certificates/test_after_mediation.py",
            "test_none_is_deemed_in_a_case_about_health_only",
        ),
        ("domain/certificates/test_silent_council.py", "test_never_in_a_case_about_health_only"),
    ),
    "issuing shows the appeal dates first": (
        (
            "portals/caseworker/certificate/test_pages.py",
            "test_the_confirmation_shows_content_and_both_times_to_appeal_then_issues",
        ),
        (
            "domain/certificates/test_after_mediation.py",
            "test_the_appeal_is_shown_with_and_without_it_before_it_is_issued",
        ),
    ),
    "the day of issue never changes; a replacement keeps it for the clock": (
        ("domain/certificates/test_guarantees.py", "test_no_column_of_a_certificate_can_be_changed_by_hand"),
        (
            "domain/certificates/test_over_time.py",
            "test_a_reissue_days_later_leaves_the_time_to_appeal_where_it_was",
        ),
    ),
    "a clock never silently disappears, and each is somebody's": (
        (
            "domain/cases/test_duties_in_any_order.py",
            "test_a_clock_is_met_missed_or_superseded_with_a_reason_and_never_gone",
        ),
    ),
}


@pytest.mark.parametrize("guard", GUARDS)
def test_every_guard_has_its_tests(guard):
    assert GUARDS[guard]
    for file, name in GUARDS[guard]:
        assert re.search(rf"^def {name}\(", (TESTS / file).read_text(), re.MULTILINE), (file, name)
