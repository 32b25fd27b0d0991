"""Shares: exact where all is shown, in steps where each step could be five counts or more."""

from hypothesis import given
from hypothesis import strategies as st

from evenhand.domain.figures.shares import limits, rounded, share
from evenhand.domain.figures.suppression import FEWEST, shown

COUNTS = st.tuples(st.integers(min_value=0, max_value=300), st.integers(min_value=0, max_value=30))


@given(COUNTS)
def test_a_share_that_is_told_leaves_five_counts_open_where_one_is_not_shown(counts):
    found = shown(counts, adds_up=True)
    told = share(counts, 0, found)
    if told and not found.is_whole:
        (least, most), (few, many) = limits(counts, 0, found, told)
        assert most - least + 1 >= FEWEST and many - few + 1 >= FEWEST
        assert least <= counts[0] <= most and few <= counts[1] <= many


def test_shares_in_words():
    assert share((45, 15), 0, shown((45, 15), adds_up=True)) == "75%"
    assert share((60, 1), 0, shown((60, 1), adds_up=True)) == "90% or more"
    assert share((60, 0), 0, shown((60, 0), adds_up=True)) == "100%"
    assert share((0, 0), 0, shown((0, 0), adds_up=True)) == ""
    assert share((12, 1), 0, shown((12, 1), adds_up=True)) == ""
    assert share((1, 1), 0, shown((1, 1), adds_up=True)) == ""
    assert share((4, 60), 0, shown((4, 60), adds_up=True)) == "0 to 9%"


def test_a_half_is_rounded_upwards():
    assert [rounded(count, 200) for count in (1, 3, 199)] == [1, 2, 100]
