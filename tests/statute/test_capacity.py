"""Who acts where capacity is lacking."""

import pytest

from evenhand.statute.capacity import Acts, NobodyHoldsTheRight, acts, parent_may_support
from evenhand.statute.rights_holder import Holder


@pytest.mark.parametrize(
    ("holder", "lacks", "representative", "parent_lacks", "who"),
    [
        (Holder.PARENT, False, False, False, Acts.PARENT),
        (Holder.PARENT, True, False, False, Acts.PARENTS_REPRESENTATIVE),
        (Holder.YOUNG_PERSON, False, True, True, Acts.YOUNG_PERSON),
        (Holder.YOUNG_PERSON, True, True, False, Acts.YOUNG_PERSONS_REPRESENTATIVE),
        (Holder.YOUNG_PERSON, True, True, True, Acts.YOUNG_PERSONS_REPRESENTATIVE),
        (Holder.YOUNG_PERSON, True, False, False, Acts.PARENT),
        (Holder.YOUNG_PERSON, True, False, True, Acts.PARENTS_REPRESENTATIVE),
    ],
)
def test_the_first_who_can_act_does(
    holder: Holder, lacks: bool, representative: bool, parent_lacks: bool, who: Acts
) -> None:
    assert acts(holder, lacks, representative, parent_lacks) is who


def test_a_parent_supports_only_a_young_person_who_acts() -> None:
    assert [who for who in Acts if parent_may_support(who)] == [Acts.YOUNG_PERSON]


def test_nobody_acts_where_nobody_holds_the_right() -> None:
    with pytest.raises(NobodyHoldsTheRight):
        acts(Holder.NONE, True)
