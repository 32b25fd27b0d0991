"""A form draws its errors first, asks what a choice reveals, and turns into rows."""

from evenhand.design import fields
from evenhand.design.forms import Form, error_summary


class Who(Form):
    """A choice that reveals a question."""

    role = fields.RadiosField(
        label="Who are you?",
        missing="Choose who you are.",
        choices={"parent": "A parent", "other": "Somebody else"},
        reveals={"other": "role_other"},
    )
    role_other = fields.TextField(label="Who are you to the young person?", missing="Say who you are.")


class Name(Form):
    """One question."""

    name = fields.TextField(label="What is your name?", missing="Enter your name.", short="Your name")


def test_one_question_is_the_heading_of_its_page() -> None:
    assert '<h1 class="govuk-label-wrapper">' in Name().draw()
    assert '<h1 class="govuk-fieldset__heading">' in Who().draw()


def test_several_questions_leave_the_heading_to_the_page() -> None:
    class Two(Name):
        other = fields.TextField(label="Another name", required=False)

    drawn = Two().draw()
    assert "<h1" not in drawn
    assert "Another name (optional)" in drawn


def test_a_revealed_question_is_asked_only_with_its_choice() -> None:
    assert Who({"role": "parent"}).is_valid()
    asked = Who({"role": "other"})
    assert asked.errors["role_other"] == ["Say who you are."]
    assert asked.problems()[0].href == "#q-role_other"


def test_a_revealed_answer_without_its_choice_does_not_count() -> None:
    form = Who({"role": "parent", "role_other": "Her aunt"})
    assert form.is_valid()
    assert form.answers() == {"role": "parent", "role_other": ""}
    assert [row.key for row in Who.rows(form.answers())] == ["Who are you?"]
    assert [row.value for row in Who.rows({"role": "other", "role_other": "Her aunt"})] == [
        "Somebody else",
        "Her aunt",
    ]


def test_the_summary_leads_to_each_input_in_the_order_of_the_page() -> None:
    form = Who({})
    assert [(each.text, each.href) for each in form.problems()] == [("Choose who you are.", "#q-role")]
    assert 'href="#q-role"' in form.render_errors()
    assert Who().render_errors() == ""
    assert error_summary(()) == ""


def test_a_refusal_can_be_shown_beside_a_field_or_above_the_form() -> None:
    form = Name({"name": "Jo"})
    assert form.is_valid()
    form.add_refusal(ValueError("This name is already used. Choose another."), "name")
    form.add_refusal(ValueError("The day has passed. Call us."))
    assert [each.text for each in form.problems()] == [
        "The day has passed. Call us.",
        "This name is already used. Choose another.",
    ]
    assert {each.href for each in form.problems()} == {"#q-name"}


def test_a_row_is_named_by_the_short_words() -> None:
    assert Name.rows({"name": "Joanna"})[0].key == "Your name"
    assert Name.rows({})[0].missing
