"""Who acts where the holder of the right lacks capacity at the relevant time.

Source: SI 2014/1530 regs 63 and 64(2) and Sch 3; Children and Families Act 2014 s.80(4) and (6); Mental
Capacity Act 2005. Capacity is presumed and is for one decision at one time: it is a fact, never decided here.
"""

from enum import StrEnum

from evenhand.statute.rights_holder import Holder


class Acts(StrEnum):
    """Who takes the steps of the law now."""

    PARENT = "parent"
    YOUNG_PERSON = "young_person"
    PARENTS_REPRESENTATIVE = "parents_representative"
    YOUNG_PERSONS_REPRESENTATIVE = "young_persons_representative"


class NobodyHoldsTheRight(ValueError):
    """There is no holder for whom somebody could act."""


def acts(
    holder: Holder,
    lacks_capacity: bool,
    has_representative: bool = False,
    parent_lacks_capacity: bool = False,
) -> Acts:
    """Return who acts. The representative is a deputy or attorney, and never a tribunal representative.

    For a young person without capacity: the representative, or else the parent, or else the parent's
    representative. Raises NobodyHoldsTheRight.
    """
    if holder is Holder.NONE:
        raise NobodyHoldsTheRight("No one holds the right at this time. Ask for the date of birth again.")
    if not lacks_capacity:
        return Acts.PARENT if holder is Holder.PARENT else Acts.YOUNG_PERSON
    if holder is Holder.PARENT:
        return Acts.PARENTS_REPRESENTATIVE
    if has_representative:
        return Acts.YOUNG_PERSONS_REPRESENTATIVE
    return Acts.PARENTS_REPRESENTATIVE if parent_lacks_capacity else Acts.PARENT


def parent_may_support(acting: Acts) -> bool:
    """Tell whether a parent may come only as a supporter, and only if the young person wishes it."""
    return acting is Acts.YOUNG_PERSON
