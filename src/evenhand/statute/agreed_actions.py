"""What can be agreed in mediation, as the law sorts it: SI 2014/1530 regs 42 and 44(2)."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class AgreedKind(StrEnum):
    """What was agreed to be done. What cannot be appealed is the council's or the health body's to do."""

    ASSESS = "assess"
    REASSESS = "reassess"
    MAKE_PLAN = "make_plan"
    RECONSIDER = "reconsider"
    AMEND_PROVISION = "amend_provision"
    AMEND_PLACEMENT = "amend_placement"
    AMEND_PROVISION_AND_PLACEMENT = "amend_provision_and_placement"
    CONTINUE_UNCHANGED = "continue_unchanged"
    CONTINUE_AND_AMEND = "continue_and_amend"
    CEASE = "cease"
    NOT_APPEALABLE = "not_appealable"
    NOT_APPEALABLE_HEALTH = "not_appealable_health"


class AgreedAction(NamedTuple):
    """One thing agreed. `other_date`: agreed in writing in place of the law's (reg 42(5)), for all of it."""

    kind: AgreedKind
    agreed_on: date
    other_date: date | None = None
