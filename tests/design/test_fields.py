"""Fields keep what was typed, say what is wrong and what to do, and become answers in words."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict

from evenhand.design import fields
from evenhand.design.forms import Form

TODAY = date(2026, 11, 27)


class Letter(Form):
    """One date."""

    sent_on = fields.DateField(
        label="When was your letter sent?",
        missing="Enter the day your letter was sent, like 27 3 2026.",
        past="The letter cannot have been sent after today. Check the date on it.",
        future="",
    )


def letter(day: str, month: str, year: str) -> Letter:
    data = {"sent_on-day": day, "sent_on-month": month, "sent_on-year": year}
    return Letter(QueryDict("&".join(f"{name}={value}" for name, value in data.items())), today=TODAY)


@pytest.mark.parametrize("month", ["3", "03", "mar", "March", "MAR", "marc", "mar."])
def test_a_month_may_be_a_number_or_a_word(month: str) -> None:
    form = letter("27", month, "2026")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["sent_on"] == date(2026, 3, 27)


def test_sept_is_september() -> None:
    assert letter("1", "Sept", "2026").is_valid()


@pytest.mark.parametrize(
    ("typed", "said", "at"),
    [
        (("", "", ""), "Enter the day your letter was sent, like 27 3 2026.", "day"),
        (("27", "", ""), "The date needs a month and year too, like 27 3 2026.", "month"),
        (("27", "3", ""), "The date needs a year too, like 27 3 2026.", "year"),
        (
            ("32", "3", "2026"),
            "The day must be a number from 1 to 31, like 27 3 2026. You wrote “32”.",
            "day",
        ),
        (
            ("first", "3", "2026"),
            "The day must be a number from 1 to 31, like 27 3 2026. You wrote “first”.",
            "day",
        ),
        (
            ("27", "13", "2026"),
            "The month must be a number or a name, like 3 or March. You wrote “13”.",
            "month",
        ),
        (
            ("27", "ma", "2026"),
            "The month must be a number or a name, like 3 or March. You wrote “ma”.",
            "month",
        ),
        (("27", "3", "26"), "Write the year with four numbers, like 27 3 2026. You wrote “26”.", "year"),
        (("31", "2", "2026"), "February 2026 has no day 31. Check the day and the month.", "day"),
        (("28", "11", "2026"), "The letter cannot have been sent after today. Check the date on it.", "day"),
    ],
)
def test_a_date_says_which_part_is_wrong_and_keeps_it(
    typed: tuple[str, str, str], said: str, at: str
) -> None:
    form = letter(*typed)
    assert not form.is_valid()
    assert form.errors["sent_on"] == [said]
    assert form.problems()[0].href == f"#q-sent_on-{at}"
    drawn = form.draw()
    for part in filter(None, typed):
        assert f'value="{part}"' in drawn


def test_a_date_held_against_today_needs_today() -> None:
    form = Letter(QueryDict("sent_on-day=1&sent_on-month=1&sent_on-year=2026"))
    with pytest.raises(TypeError, match="pass `today`"):
        form.is_valid()


def test_a_date_that_must_lie_ahead_says_so() -> None:
    class Meeting(Form):
        on = fields.DateField(label="When?", missing="Enter a day.", future="Choose a day from today on.")

    form = Meeting(QueryDict("on-day=26&on-month=11&on-year=2026"), today=TODAY)
    assert form.errors["on"] == ["Choose a day from today on."]


def test_an_optional_date_may_be_left_out() -> None:
    class Maybe(Form):
        on = fields.DateField(label="When?", required=False)

    form = Maybe(QueryDict(""))
    assert form.is_valid()
    assert form.answers() == {"on": ""}
    assert Maybe.rows({"on": ""})[0].value == "Not given"


class Reach(Form):
    """Ways to reach a person."""

    telephone = fields.TelephoneField(label="Your telephone number", missing="Enter a number we can call.")
    email = fields.EmailField(label="Your e-mail address", required=False)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("07700 900123", "07700 900123"),
        ("+44 7700 900 123", "07700 900123"),
        ("(0113) 496-0123", "0113 496 0123"),
        ("+48 22 555 01 23", "+48 22 555 01 23"),
    ],
)
def test_a_telephone_number_is_read_as_people_write_it(typed: str, kept: str) -> None:
    form = Reach({"telephone": typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["telephone"] == kept


@pytest.mark.parametrize("typed", ["12", "ring my mum", "07700 900123 900123"])
def test_a_number_that_cannot_be_one_is_kept_and_explained(typed: str) -> None:
    form = Reach({"telephone": typed, "email": "joanna at home"})
    assert "too many or too few digits" in form.errors["telephone"][0]
    assert form.errors["email"] == [
        "Enter an e-mail address with an @ and a dot after it, like name@example.com."
    ]
    assert f'value="{typed}"' in form.draw()
    assert 'value="joanna at home"' in form.draw()


def test_a_text_that_is_too_long_says_by_how_much() -> None:
    class Short(Form):
        name = fields.TextField(label="Your name", missing="Enter your name.", max_length=5)

    assert Short({"name": "Joanna"}).errors["name"] == ["Use 5 characters or fewer. You have used 6."]


def test_a_required_field_must_bring_its_own_words() -> None:
    with pytest.raises(TypeError, match="needs `missing`"):
        fields.TextField(label="Your name")
    with pytest.raises(TypeError, match="needs `both`"):
        fields.CheckboxesField(label="Needs", required=False, choices={"n": "None"}, none="n")


def test_what_was_typed_is_escaped() -> None:
    drawn = Reach({"telephone": '"><script>alert(1)</script>'}).draw()
    assert "<script>" not in drawn


class Needs(Form):
    """Choices."""

    help = fields.CheckboxesField(
        label="What would help?",
        required=False,
        choices={"quiet": "A quiet room", "breaks": "Breaks", "none": "None of these"},
        none="none",
        both="Tick what would help, or “None of these”, not both.",
    )
    call = fields.YesNoField(label="May we call?", missing="Choose yes if we may call.")
    council = fields.SelectField(
        label="Your council", missing="Choose your council.", choices={"wm": "Westmarch"}
    )


def test_choices_become_answers_and_words() -> None:
    form = Needs(QueryDict("help=quiet&help=breaks&call=no&council=wm"))
    assert form.is_valid(), form.errors
    assert form.answers() == {"help": ["quiet", "breaks"], "call": False, "council": "wm"}
    assert [row.value for row in Needs.rows(form.answers())] == ["A quiet room\nBreaks", "No", "Westmarch"]


def test_stored_answers_are_drawn_as_chosen() -> None:
    drawn = Needs(initial={"help": ["breaks"], "call": True, "council": "wm"}).draw()
    assert drawn.count("checked") == 2
    assert 'value="breaks" checked' in drawn
    assert 'value="yes" checked' in drawn
    assert '<option value="wm" selected>' in drawn


def test_none_of_these_stands_alone() -> None:
    form = Needs(QueryDict("help=quiet&help=none&call=yes&council=wm"))
    assert form.errors["help"] == ["Tick what would help, or “None of these”, not both."]


def test_an_answer_that_was_not_offered_is_refused_in_words() -> None:
    form = Needs(QueryDict("call=maybe&council=zz"))
    assert form.errors["call"] == ["Choose one of the answers on this page."]
    assert form.errors["council"] == ["Choose one of the answers on this page."]


def test_a_file_kept_earlier_is_named() -> None:
    class Upload(Form):
        letter = fields.FileField(label="The letter", required=False, accept=".pdf")

    assert "You have given us letter.pdf." in Upload(initial={"letter": "letter.pdf"}).draw()
    empty = Upload({}, {"letter": SimpleUploadedFile("letter.pdf", b"")})
    assert empty.errors["letter"] == [
        "This file has nothing in it. Choose another, or take the picture again."
    ]


def test_a_hidden_value_is_carried_and_not_shown() -> None:
    class Carried(Form):
        token = fields.HiddenField(initial="abc")
        name = fields.TextField(label="Name", missing="Enter a name.")

    form = Carried()
    assert 'type="hidden" name="token" value="abc"' in form.draw()
    assert [bound.name for bound in form.asked()] == ["name"]
    assert Carried.rows({"token": "abc", "name": "Jo"})[0].key == "Name"
