"""Every message says what changed, in plain and neutral words, and nothing in its subject that tells on anybody."""

import re

import pytest

from evenhand.domain.correspondence import wording
from evenhand.domain.correspondence.wording import ALWAYS, FOLDER, WrongFacts, purpose, purposes, words
from evenhand.statute.routes import Instead

SERVICE = {
    "reference": "7K4M-PQXR",
    "provider_name": "Westmarch Mediation",
    "telephone": "01632 960123",
    "opening_hours": "Monday to Friday, 9am to 6pm",
}
SAMPLES = {
    "council": "Westmarch Council",
    "received_on": "Monday 23 November 2026",
    "given_on": "Monday 23 November 2026",
    "told_on": "Tuesday 24 November 2026",
    "issued_on": "Wednesday 25 November 2026",
    "withdrawn_on": "Wednesday 25 November 2026",
    "contacted_on": "Monday 23 November 2026",
    "last_day": "Friday 20 November 2026",
    "appeal_by_safe": "Friday 15 January 2027",
    "appeal_by_law": "Saturday 16 January 2027",
    "tribunal_may_accept_until": "Monday 18 January 2027",
    "number": "EM-2026-000123",
    "old_number": "EM-2026-000101",
    "reason": "the council's name was wrong",
    "why": "it is about the name of the school only",
    "choice": "no_mediation",
    "instead": "complaint",
    "tried_on": "Tuesday 24 November 2026",
    "basis": "reg34_1",
    "arrange_by": "Thursday 24 December 2026",
    "may_be_deemed": "yes",
    "notify_by": "Friday 27 November 2026",
    "when": "Tuesday 8 December 2026, 10:00 to 12:30",
    "where": "Online",
    "because": "somebody is ill",
    "ended_on": "Tuesday 8 December 2026",
    "due_on": "Tuesday 22 December 2026",
    "certificate_by": "Friday 11 December 2026",
    "counts_now": "yes",
    "passes_on": "Saturday 27 June 2026",
    "until": "Friday 26 June 2026",
    "passed_on": "Saturday 27 June 2026",
    "effects": "Your certificate: by Friday 27 November 2026.\nYour appeal: no date becomes earlier.",
}
# Messages with more than one wording: the fact that switches, and what it can be.
VARIANTS = {
    "access_code": ("counts_now", ("", "yes")),
    "choice_recorded": ("choice", ("mediation", "no_mediation", "keep_certificate", "undecided")),
    "no_certificate_here": ("instead", ("", *Instead)),
    "certificate_ready": ("basis", ("reg34_1", "reg39_1", "reg39_3")),
    "council_silent": ("may_be_deemed", ("", SAMPLES["may_be_deemed"])),
    "information_due": ("tried_on", ("", SAMPLES["tried_on"])),
}
# A lock screen shows a subject to whoever stands near.
TELLING = re.findall(
    r"\w+",
    "child son daughter school special needs send ehc autis adhd disab diagnos medical health tribunal appeal "
    "council abuse violence safe danger police court mental parent mother father",
)
# To a mailbox that nobody has proved, or of somebody who sees nothing of the case: no word and no reference of it.
TO_OUTSIDERS = {"support_asked", "interpreter_asked", "interpreter_released"}
# What we do not say, from the rules for words.
NEVER_SAID = ("just", "simply", "invalid", "failed to", "hereby", "pursuant", "commence", "in order to")


def facts_of(code: str, **changes: str) -> dict[str, str]:
    return SERVICE | {name: SAMPLES[name] for name in purpose(code).facts} | changes


def rendered() -> list[tuple[str, str]]:
    found = []
    for code in purposes():
        name, variants = VARIANTS.get(code, ("", ("",)))
        for variant in variants:
            facts = facts_of(code, **({name: variant} if name else {}))
            said = words(code, facts)
            found += [(f"{code} {variant} e-mail", said.text), (f"{code} {variant} letter", said.letter_text)]
    return found


EVERY_PURPOSE = pytest.mark.parametrize("code", purposes())
EVERY_TEXT = pytest.mark.parametrize(("name", "text"), rendered(), ids=lambda value: value[:40])


def test_there_is_a_message_for_each_thing_the_service_tells():
    assert set(purposes()) == {
        "request_received",
        "information_due",
        "advice_given",
        "choice_recorded",
        "certificate_ready",
        "certificate_withdrawn",
        "certificate_replaced",
        "late_contact",
        "not_needed",
        "no_certificate_here",
        "dates_changed",
        "request_withdrawn",
        "mediation_wanted",
        "mediation_not_wanted",
        "not_your_case",
        "health_notice",
        "days_run",
        "council_silent",
        "meeting_booked",
        "meeting_moved",
        "meeting_cancelled",
        "mediation_ended",
        "agreement_to_sign",
        "agreement_taken_back",
        "agreement_waits",
        "agreement_signed",
        "agreed_action_due",
        "access_code",
        "help_asked",
        "help_given",
        "right_passes",
        "right_passed",
        "right_is_yours",
        "new_on_page",
        "request_for_you",
        *TO_OUTSIDERS,
    }


@EVERY_PURPOSE
def test_the_front_matter_says_everything(code):
    found = purpose(code)
    assert found.title and found.audience and found.legal_basis
    assert 0 < found.alarm_after_minutes <= 480
    assert not set(found.facts) & set(ALWAYS)


@EVERY_PURPOSE
def test_a_subject_is_the_same_for_everybody_and_tells_on_nobody(code):
    subject = purpose(code).subject
    assert subject.startswith("Your mediation case: ") is (code not in TO_OUTSIDERS)
    assert "{" not in subject and "\n" not in subject
    assert len(subject) <= 78
    assert [word for word in TELLING if word in subject.lower()] == []


def test_subjects_differ():
    assert len({purpose(code).subject for code in purposes()}) == len(purposes())


@EVERY_PURPOSE
def test_every_declared_fact_is_used_and_no_other(code):
    names = set()
    for path in (*(FOLDER / code).glob("*.txt"), *FOLDER.glob("_*.txt")):
        text = path.read_text()
        used = set(re.findall(r"{{ (\w+) }}", text)) | set(re.findall(r"{% (?:el)?if (\w+)", text))
        if path.parent != FOLDER or f'"{path.name}"' in (FOLDER / code / "email.txt").read_text():
            names |= used
    assert names - {"on_paper", "not"} <= {*purpose(code).facts, *ALWAYS}
    assert set(purpose(code).facts) <= names


@EVERY_PURPOSE
def test_a_missing_and_an_undeclared_fact_are_refused(code):
    with pytest.raises(WrongFacts, match="lacks: reference"):
        words(code, {k: v for k, v in facts_of(code).items() if k != "reference"})
    with pytest.raises(WrongFacts, match="does not know: child_name"):
        words(code, facts_of(code) | {"child_name": "Alex"})


@pytest.mark.parametrize("value", [None, 7, "a\rb", "a\x00b", "a\u202eb", "a\x1bb"])
def test_a_fact_is_plain_text(value):
    with pytest.raises(WrongFacts):
        words("dates_changed", facts_of("dates_changed") | {"telephone": value})


def test_a_fact_is_never_read_as_a_template():
    said = words("certificate_withdrawn", facts_of("certificate_withdrawn", reason="{{ 7 * 7 }} {% raw %}"))
    assert "{{ 7 * 7 }} {% raw %}" in said.text


def test_no_message_of_an_unknown_purpose():
    for code in ("nothing", "../templates", "_ending.txt", ""):
        with pytest.raises(WrongFacts):
            purpose(code)


@EVERY_TEXT
def test_it_names_who_writes_how_to_reach_them_and_the_reference(name, text):
    assert SERVICE["provider_name"] in text
    assert SERVICE["telephone"] in text
    is_known = name.split()[0] not in TO_OUTSIDERS
    assert (f"Your reference: {SERVICE['reference']}" in text) is is_known
    assert is_known or SERVICE["reference"] not in text
    assert ("Hello," in text) == ("e-mail" in name)


@EVERY_TEXT
def test_a_letter_does_not_speak_of_itself_as_an_e_mail(name, text):
    if name.endswith("letter"):
        assert "e-mail" not in text


@EVERY_TEXT
def test_a_date_has_its_weekday(name, text):
    for found in re.finditer(r"\d{1,2} (?:January|November) \d{4}", text):
        before = text[: found.start()].split()[-1]
        assert before.endswith("day"), found.group()


@EVERY_TEXT
def test_the_words_are_ours(name, text):
    assert [word for word in NEVER_SAID if re.search(rf"\b{word}\b", text)] == []
    assert "\n\n\n" not in text and "  " not in text


def syllables(word: str) -> int:
    groups = re.findall(r"[aeiouy]+", word.lower())
    silent = word.lower().endswith("e") and not word.lower().endswith("le") and len(groups) > 1
    return max(1, len(groups) - silent)


@EVERY_TEXT
def test_the_words_are_plain(name, text):
    # The name of a public body and the foot of a letter are not ours to shorten.
    body = text.split("\nFree advice")[0].split("\nIf you have a question")[0]
    sentences = [s for s in re.split(r"[.:;?!]\s|\n", body) if re.search(r"[a-z]", s)]
    lengths = [len(re.findall(r"[\w'’-]+", s)) for s in sentences]
    found = re.findall(r"[A-Za-z'’-]+", body)
    ease = 206.835 - 1.015 * sum(lengths) / len(lengths) - 84.6 * sum(map(syllables, found)) / len(found)
    assert max(lengths) <= 25, sentences[lengths.index(max(lengths))]
    assert ease >= 60, f"Flesch reading ease {ease:.0f}"


def test_the_choice_is_said_back_and_what_follows():
    said = {
        choice: words("choice_recorded", facts_of("choice_recorded", choice=choice)).text
        for choice in ("mediation", "no_mediation", "undecided")
    }
    assert "Westmarch Council must arrange it" in said["mediation"]
    assert "certificate within 3 working days" in said["no_mediation"]
    assert "you have not decided yet" in said["undecided"]
    assert len(set(said.values())) == 3


def test_three_dates_go_with_a_certificate_and_the_safe_one_comes_first():
    said = words("certificate_ready", facts_of("certificate_ready")).text
    places = [
        said.index(SAMPLES[n]) for n in ("appeal_by_safe", "appeal_by_law", "tribunal_may_accept_until")
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("instead", ["", *Instead])
def test_where_nothing_can_be_appealed_no_appeal_is_promised(instead):
    text = words("no_certificate_here", facts_of("no_certificate_here", instead=instead)).text
    assert "appeal" not in text.split("\nFree advice")[0]
    assert "What you can do:\n\n- " in text


def test_information_can_be_read_or_heard_and_neither_is_said_to_be_the_only_way():
    for tried_on in ("", SAMPLES["tried_on"]):
        text = words("information_due", facts_of("information_due", tried_on=tried_on)).text
        assert "Read it on your own page" in text and "Both count the same" in text
        assert ("did not reach you" in text) == bool(tried_on)


def test_a_change_that_shortens_a_date_is_told_on_the_telephone():
    assert purpose("dates_changed").facts == ()


def test_folders_of_templates_hold_nothing_else():
    assert {p.name for p in FOLDER.glob("*/*")} == {"email.txt", "letter.txt"}
    assert wording.purposes() == tuple(sorted(wording.purposes()))
