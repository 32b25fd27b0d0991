"""A list from gov.uk: what it says other than the one in use, and which lists are not to be trusted."""

import json
from datetime import date

import pytest

from evenhand.domain.law.holiday_lists import GivenList, NotWhole, compare, lines, merged, read, require_whole
from evenhand.statute.working_days import ENGLAND, RELEASED
from tests.build.law import gov_uk

IN_USE = RELEASED
TODAY = date(2026, 11, 25)
CORONATION = date(2027, 6, 4)


def test_a_list_that_says_the_same_says_nothing_new():
    assert not compare(read(gov_uk()), IN_USE).says_something_new


def test_titles_and_notes_make_the_name_of_a_day():
    found = dict(read(gov_uk()).holidays)
    assert found[date(2021, 12, 28)] == ENGLAND.holidays[date(2021, 12, 28)] == "Boxing Day, substitute day"
    assert found[date(2026, 1, 1)] == "New Year's Day"


def test_a_new_day_a_moved_day_and_a_day_that_is_gone_are_told_apart():
    moved_from, moved_to = date(2027, 5, 3), date(2027, 5, 7)
    text = gov_uk(
        extra={CORONATION: "Bank holiday for the coronation", moved_to: "Early May bank holiday"},
        without=[moved_from, date(2027, 8, 30)],
    )
    found = compare(read(text), IN_USE)
    assert found.new == ((CORONATION, "Bank holiday for the coronation"),)
    assert found.moved == ((moved_from, moved_to, "Early May bank holiday"),)
    assert found.gone == ((date(2027, 8, 30), "Summer bank holiday"),)
    assert found.announced_until is None
    assert lines(found) == [
        "New: Friday 4 June 2027, Bank holiday for the coronation",
        "Moved: Early May bank holiday, from Monday 3 May 2027 to Friday 7 May 2027",
        "Gone: Monday 30 August 2027, Summer bank holiday",
    ]


def test_one_more_year_reaches_further_and_other_years_stay_as_they_are():
    given = read(gov_uk(years=range(2025, 2029)))
    assert compare(given, IN_USE).announced_until == date(2028, 12, 31)
    assert merged(given, IN_USE) == ENGLAND.holidays


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "ends in the middle"),
        (gov_uk()[:4000], "ends in the middle"),
        ("[]", "not the list that gov.uk publishes"),
        ('{"scotland": {"events": []}}', "not the list that gov.uk publishes"),
        ('{"england-and-wales": {"events": ["25 December"]}}', "not the list that gov.uk publishes"),
        ('{"england-and-wales": {"events": [{"title": "Easter", "date": "soon"}]}}', "not the list"),
        ('{"england-and-wales": {"events": []}}', "no day at all"),
    ],
)
def test_what_is_no_whole_list_is_refused_in_words(text, why):
    with pytest.raises(NotWhole) as refused:
        read(text)
    assert why in str(refused.value) and "gov.uk/bank-holidays.json" in refused.value.next


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (gov_uk(without=[date(2027, 12, 27)]), "no Christmas Day in 2027"),
        (gov_uk(without=[date(2025, 4, 18)]), "no Good Friday in 2025"),
        (gov_uk(without=[date(2027, 8, 30), date(2027, 5, 31)]), "only 6 days in 2027"),
        (gov_uk(without=[date(2022, 9, 19)]), "lost Monday 19 September 2022"),
        (gov_uk(years=range(2019, 2027)), "ends with 2026"),
        (gov_uk(years=range(2027, 2030)), "today’s year is missing"),
    ],
)
def test_a_list_that_is_cut_off_or_lost_days_is_refused_in_words(text, why):
    with pytest.raises(NotWhole) as refused:
        require_whole(read(text), IN_USE, TODAY)
    assert why in refused.value.why


def test_a_day_to_come_may_be_gone_and_a_past_one_of_years_it_does_not_list_is_kept():
    text = gov_uk(years=range(2026, 2028), extra={CORONATION: "Coronation"}, without=[date(2027, 8, 30)])
    require_whole(read(text), IN_USE, TODAY)
    assert compare(read(text), IN_USE).gone == ((date(2027, 8, 30), "Summer bank holiday"),)


def test_the_same_days_have_the_same_short_name_and_other_days_another():
    first, again = read(gov_uk()), read(json.dumps(json.loads(gov_uk())))
    assert first.fingerprint == again.fingerprint
    other = GivenList((*first.holidays, (date(2027, 12, 30), "One more")))
    assert other.fingerprint != first.fingerprint
