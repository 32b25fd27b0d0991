"""What a reckoner works out is what the law says, held against statute value by value."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.domain.law.in_use import AS_RELEASED, Law
from evenhand.statute.agreed_actions import AgreedAction, AgreedKind
from evenhand.statute.agreement import STEPS, action_clocks
from evenhand.statute.arrange import thirty_days
from evenhand.statute.readings import DEFAULT, SchoolYearStart
from evenhand.statute.rights_holder import Holder, rights_holder
from evenhand.statute.routes import EDUCATION, PLACEMENT, Decision, Section, gateway
from evenhand.statute.words import day_in_words
from evenhand.website.reckoners.calculators.calculator import NOTHING, Worked
from evenhand.website.reckoners.calculators.named import CALCULATORS, worked
from evenhand.website.reckoners.calculators.who_decides import HOLDERS
from evenhand.website.reckoners.rules import Kind

TODAY = date(2026, 11, 30)
BOOKED = Law(DEFAULT.with_reading("thirty_day_meaning", "booked_within_30"), AS_RELEASED.calendars)
past = st.dates(date(2016, 1, 1), TODAY)


def found(name: str, today: date = TODAY, law: Law = AS_RELEASED, **answers: object) -> Worked:
    return worked(name, {key.replace("__", "-"): value for key, value in answers.items()}, today, law)


def need(**answers: object) -> dict[str, str | int]:
    return dict(found("certificate-need", **answers).results)


@given(st.sampled_from(list(Decision)), st.lists(st.sampled_from(list(Section)), unique=True))
def test_whether_a_certificate_is_needed_is_what_the_gateway_says(
    decision: Decision, parts: list[Section]
) -> None:
    told = set(parts)
    if Section.OTHER in told and not told & (EDUCATION | PLACEMENT):
        told = set()  # What else it is, is not known.
    law = gateway(decision, frozenset(told))
    said = need(decision=decision.value, disputed=[each.value for each in parts])
    yes = {True: "yes", False: "no"}
    assert said["needed"] == yes[law.certificate_required]
    assert said["appeal"] == yes[law.appeal_right]
    assert said["mediation"] == yes[law.mediation_right]
    assert said["why"] == law.why


@pytest.mark.parametrize(
    ("answers", "needed", "placement_only"),
    [
        ({"decision": "refusal_to_assess"}, "yes", "no"),
        ({"decision": "final_plan", "disputed": ["section_I_named_school"]}, "no", "yes"),
        ({"decision": "final_plan", "disputed": ["section_I_named_school", "section_F"]}, "yes", "no"),
        ({"decision": "final_plan", "disputed": ["not_sure"]}, "yes", "no"),
        ({"decision": "final_plan", "parts": ["section_G"]}, "no", "no"),
        ({"decision": "final_plan", "parts": ["other_section"]}, "yes", "no"),
        ({"decision": "final_plan", "parts": ["other_section", "section_G"]}, "yes", "no"),
        ({"decision": "final_plan", "parts": ["other_section", "section_I_type"]}, "yes", "no"),
        ({"decision": "something_else", "other_matter": "transport"}, "no", "no"),
    ],
)
def test_the_traps_of_the_certificate(answers: dict[str, object], needed: str, placement_only: str) -> None:
    said = need(**answers)
    assert (said["needed"], said["placement-only"]) == (needed, placement_only)


@given(st.dates(date(1999, 1, 1), date(2026, 1, 1)))
def test_whose_right_it_is_is_what_the_law_says(born: date) -> None:
    law = rights_holder(born, TODAY)
    said = found("who-decides", born=born.isoformat()).results
    assert said["holder"] == HOLDERS[law.holder]
    assert said["passes"] == ("yes" if law.holder is Holder.PARENT else "no")
    assert said["passes-on"] == day_in_words(law.passes_on)


def test_the_right_passes_after_school_age_ends_and_not_on_a_birthday() -> None:
    born = "2010-12-01"
    before, after = (found("who-decides", day, born=born) for day in (date(2027, 6, 25), date(2027, 6, 26)))
    assert (before.results["holder"], before.results["today-age"]) == ("parent", 16)
    assert after.results["holder"] == "young-person"
    assert before.results["passes-on"] == "Saturday 26 June 2027"


@pytest.mark.parametrize(
    ("born", "on", "sure"),
    [
        ("2010-08-31", "2026-11-30", "yes"),
        ("2010-09-01", "2026-06-26", "yes"),
        ("2010-09-01", "2026-06-27", "no"),
        ("2010-09-15", "2026-11-30", "no"),
        ("2010-09-16", "2026-11-30", "yes"),
        ("2010-09-15", "2027-06-25", "no"),
        ("2010-09-15", "2027-06-26", "yes"),
        ("2017-09-03", "2026-11-30", "yes"),
    ],
)
@pytest.mark.parametrize("start", list(SchoolYearStart))
def test_whose_right_it_is_is_not_sure_while_two_readings_differ(
    start: SchoolYearStart, born: str, on: str, sure: str
) -> None:
    law = Law(DEFAULT.with_reading("school_year_start", start.value), AS_RELEASED.calendars)
    said = found("who-decides", date.fromisoformat(on), law, born=born).results
    assert said["holder-sure"] == sure
    if sure == "no":
        assert (said["passes-at-earliest"], said["passes-at-latest"]) == (
            "Saturday 27 June 2026", "Saturday 26 June 2027",
        )  # fmt: skip


@given(past)
def test_the_thirty_days_are_the_laws(told: date) -> None:
    said = found("thirty-days", council__told__on=told.isoformat(), body="education")
    last = thirty_days(told)
    assert said.results["day"] == (TODAY - told).days
    assert said.results["over"] == ("yes" if last < TODAY else "no")
    assert said.results["last-day"] == day_in_words(last)
    assert said.deadlines[0].due_on == last


def test_the_days_run_from_when_the_council_was_told_where_that_is_known() -> None:
    said = found("thirty-days", told__on="2026-11-01", council__told__on="2026-11-10", body="education")
    assert (said.results["day"], said.results["last-day"]) == (20, "Thursday 10 December 2026")
    assert found("thirty-days", told__on="2026-11-01", body="education").results["day"] == 29


def test_the_thirtieth_day_is_in_time_and_the_next_is_over() -> None:
    last, next_day = (
        found("thirty-days", day, told__on="2026-10-31", body="both") for day in (TODAY, date(2026, 12, 1))
    )
    assert (last.results["day"], last.results["over"], "certificate-by" in last.results) == (30, "no", False)
    assert (next_day.results["day"], next_day.results["over"]) == (31, "yes")
    assert next_day.results["certificate-by"] == "Friday 4 December 2026"


@pytest.mark.parametrize("body", ["education", "both", "health"])
def test_each_body_has_thirty_days(body: str) -> None:
    told = {"council__told__on": "2026-11-01", "health__told__on": "2026-11-01"}
    said = found("thirty-days", body=body, **told)
    assert said.results["last-day"] == "Tuesday 1 December 2026"
    assert len(said.deadlines) == (1 if body == "education" else 2)


def test_no_card_bears_a_date_that_rests_on_a_supposed_day() -> None:
    supposed = found("thirty-days", told__on="2026-11-01", body="education")
    assert (supposed.results["day"], supposed.deadlines) == (29, ())
    health = found("thirty-days", council__told__on="2026-11-02", body="health")
    assert not health.results
    assert [each.due_on for each in health.deadlines] == [date(2026, 11, 5)]
    heard = {"health__told__on": "2026-11-20", "body": "health"}
    supposed = found("thirty-days", told__on="2026-11-02", **heard)
    assert [(each.rule, each.due_on) for each in supposed.deadlines] == [
        ("reg35_3.health_only", date(2026, 12, 20))
    ]
    assert supposed.results["last-day"] == "Sunday 20 December 2026"
    known = found("thirty-days", told__on="2026-11-02", council__told__on="2026-11-04", **heard)
    assert [each.due_on for each in known.deadlines] == [date(2026, 11, 9), date(2026, 12, 20)]
    assert found("thirty-days", body="education") == NOTHING


@pytest.mark.parametrize(
    ("on", "law", "in_time"),
    [
        ("2026-12-01", AS_RELEASED, "yes"),
        ("2026-12-02", AS_RELEASED, "no"),
        ("2026-12-02", BOOKED, "yes"),
    ],
)
def test_a_booked_meeting_is_held_to_the_reading_in_use(on: str, law: Law, in_time: str) -> None:
    answers = {"told__on": "2026-11-01", "body": "education", "meeting": "booked", "meeting__on": on}
    assert found("thirty-days", law=law, **answers).results["in-time"] == in_time


def test_when_a_meeting_was_booked_is_not_guessed() -> None:
    answers = {"told__on": "2026-10-01", "body": "education", "meeting": "booked"}
    assert (
        found("thirty-days", law=BOOKED, **answers, meeting__on="2026-12-09").results["in-time"] == "unknown"
    )
    assert found("thirty-days", law=BOOKED, **answers, meeting__on="2026-10-20").results["in-time"] == "yes"
    assert found("thirty-days", **answers).results["in-time"] == "unknown"


@given(st.sampled_from([kind for kind in AgreedKind if STEPS[kind]]), past)
def test_what_was_agreed_is_due_when_the_law_says(kind: AgreedKind, agreed_on: date) -> None:
    law = action_clocks(AgreedAction(kind, agreed_on))
    about = "no-appeal" if kind.value.startswith("not_appealable") else "appeal"
    said = found(
        "agreement-kept", agreed__on=agreed_on.isoformat(), about=about, promise=kind.value.replace("_", "-")
    )
    last = max(clock.due_on for clock in law)
    assert said.results["due"] == day_in_words(last)
    assert said.results["late"] == ("yes" if last < TODAY else "no")
    assert said.results["days-late"] == max((TODAY - last).days, 0)
    assert {clock.rule for clock in said.deadlines} == {clock.rule for clock in law}


def test_two_weeks_are_for_what_cannot_be_appealed_alone_and_a_date_in_the_agreement_wins() -> None:
    plain = {"agreed__on": "2026-11-02", "about": "no-appeal"}
    assert found("agreement-kept", **plain).results["due"] == "Monday 16 November 2026"
    dated = {**plain, "date__in__agreement": "yes", "date__agreed": "2026-12-24"}
    assert found("agreement-kept", **dated).results == {
        "due": "Thursday 24 December 2026", "first-due": "Thursday 24 December 2026",
        "late": "no", "first-late": "no", "days-late": 0,
    }  # fmt: skip
    appeal = {"agreed__on": "2026-11-02", "about": "appeal", "promise": "amend-provision"}
    assert found("agreement-kept", **appeal).results["due"] == "Monday 7 December 2026"


def test_where_the_law_counts_no_time_none_is_counted() -> None:
    kept = {"agreed__on": "2026-11-02", "about": "appeal", "promise": "continue-unchanged"}
    assert found("agreement-kept", **kept).results == {"late": "unknown"}
    dated = {**kept, "date__in__agreement": "yes", "date__agreed": "2026-11-20"}
    assert found("agreement-kept", **dated).results["days-late"] == 10


@pytest.mark.parametrize(
    ("answers", "results"),
    [
        ({"about": "appeal"}, {"late": "unknown"}),
        ({"about": "appeal", "promise": "unsure"}, {"late": "unknown"}),
        ({"about": "unsure"}, {"late": "unknown"}),
        ({"about": "no-appeal", "date__in__agreement": "yes"}, {"late": "unknown"}),
        ({"about": "appeal", "promise": "make_plan", "agreed__on": ""}, {"late": "unknown"}),
        (
            {"date__in__agreement": "yes", "date__agreed": "2026-11-20"},
            {"due": "Friday 20 November 2026", "late": "yes", "days-late": 10},
        ),
    ],
)
def test_what_is_not_known_gives_no_date(answers: dict[str, str], results: dict[str, object]) -> None:
    assert found("agreement-kept", **{"agreed__on": "2026-11-02", **answers}).results == results


def test_a_health_body_has_a_time_of_its_own() -> None:
    said = found("agreement-kept", agreed__on="2026-11-02", about="no-appeal", who__promised="health")
    assert [each.rule for each in said.deadlines] == ["reg42_3.health"]


@given(st.data())
def test_a_calculator_gives_what_it_promises_and_nothing_else(data: st.DataObject) -> None:
    calculator = data.draw(st.sampled_from(sorted(CALCULATORS.values(), key=lambda each: each.name)))
    answers = {}
    for key, reads in calculator.reads.items():
        value = {
            Kind.DATE: st.dates(date(1990, 1, 1), date(2040, 1, 1)).map(str),
            Kind.YES_NO: st.sampled_from(("yes", "no")),
            Kind.SEVERAL: st.lists(st.sampled_from([each.value for each in Section])),
        }.get(reads.kind, st.sampled_from(reads.answers or ("x",)))
        if data.draw(st.booleans()):
            answers[key] = data.draw(value)
    said = calculator.work(answers, TODAY, AS_RELEASED)
    assert set(said.results) <= set(calculator.gives)
    for name, value in said.results.items():
        subject = calculator.gives[name]
        assert not subject.answers or value in subject.answers
        assert isinstance(value, int) is (subject.kind is Kind.NUMBER)
