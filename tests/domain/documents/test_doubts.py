"""What in a paper's words speaks against its case."""

from datetime import date

import pytest

from evenhand.domain.documents.doubts import About, Doubt, birthdays, doubts

ROBIN = About(
    names=("Robin Ann Holloway",),
    born=date(2015, 5, 3),
    reference="7K4M-PQXR",
    others=("Billie O’Neill", "Robin Ann Holloway"),
)
LONG = " The advice of the educational psychologist follows on the next pages, with what was seen in class and at home."


@pytest.mark.parametrize(
    "words",
    [
        "Robin Ann Holloway, date of birth: 3 May 2015." + LONG,
        "Name: HOLLOWAY, Robin\nDOB 03/05/2015" + LONG,
        "About Robin\nAnn Holloway (7K4M-PQXR). Born on 3rd of May 2015." + LONG,
        "D.O.B. 2015-05-03, Robin A. Holloway" + LONG,
        "",
        "Appendix 3",
    ],
)
def test_nothing_speaks_against_a_paper_of_this_child_or_one_that_says_little(words):
    assert doubts(words, ROBIN) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("A report about billie o’neill and Robin Ann Holloway." + LONG, [Doubt.ANOTHER_CHILD]),
        ("A report about somebody else." + LONG, [Doubt.NOT_THIS_CHILD]),
        ("Robin Ann Holloway, date of birth 3 June 2015." + LONG, [Doubt.ANOTHER_BIRTHDAY]),
        ("Robin Ann Holloway, DoB: 04.05.15." + LONG, [Doubt.ANOTHER_BIRTHDAY]),
        ("Robin Ann Holloway, our reference 9C7D-EFGH." + LONG, [Doubt.ANOTHER_CASE]),
        (
            "Billie O’Neill\nDate of birth\n1 January 2014\n9C7D-EFGH" + LONG,
            [Doubt.ANOTHER_CHILD, Doubt.NOT_THIS_CHILD, Doubt.ANOTHER_BIRTHDAY, Doubt.ANOTHER_CASE],
        ),
    ],
)
def test_another_name_birthday_or_reference_does(words, found):
    assert doubts(words, ROBIN) == found


def test_a_name_within_a_longer_word_is_no_name():
    assert doubts("Billie O’Neillson" + LONG, ROBIN) == [Doubt.NOT_THIS_CHILD]


def test_where_nobody_knows_the_birthday_none_can_be_another():
    assert (
        doubts("Robin Ann Holloway, DOB 1/1/2001" + LONG, About(ROBIN.names, None, ROBIN.reference, ())) == []
    )


@pytest.mark.parametrize(
    "words", ["Born 31 February 2015", "DOB 45/13/2015", "born in 2015", "date of birth unknown"]
)
def test_what_is_no_day_is_no_birthday(words):
    assert birthdays(words) == []
