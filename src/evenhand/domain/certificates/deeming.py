"""What a manager decides about: a certificate while the council is silent, or after late contact.

What a family reads before it asks for the first, and who decides: never whoever asked, or wrote down that it is asked.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from evenhand.core.principals import Principal
from evenhand.domain.cases import access, walls
from evenhand.domain.cases.facts import FactKind
from evenhand.domain.cases.queries import law_facts, law_of, standing_facts
from evenhand.domain.certificates.drafting import DEEMED_TO_DECIDE, LATE_TO_DECIDE, appeal_dates
from evenhand.domain.identity import two_people
from evenhand.domain.identity.roles import Permission
from evenhand.statute.arrange import arrange_clock
from evenhand.statute.deadline import Deadline
from evenhand.statute.deeming import may_ask_for_deemed
from evenhand.statute.verdicts import Reason

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case

# Change it with every change of the words below: the record names the text that was read.
WARNING_VERSION = "2026-11"
WARNING = (
    "We can issue a certificate as if you had taken part in mediation. You can appeal with it.",
    "Your time to appeal runs from the day we issue it. The dates are below.",
    "You can still mediate. But do not wait for a meeting before you appeal. A later meeting brings no second "
    "certificate and no more time. If you wait too long, you can lose your appeal.",
    "The law says that the council tells us when it cannot arrange mediation in time. Your council has said nothing. "
    "We read the law to mean the same then. The Tribunal may read it in another way.",
    "A manager of ours decides about it. We aim to issue it within three working days of the day you ask.",
)
_ASKED_BY_NOBODY = (
    "Whoever wrote down that the family asks was shut out of this case since. Ask the family again, and write it down "
    "anew."
)


@dataclass(frozen=True)
class Asking:
    """Whether a family may ask now, and what it should know before it does."""

    reasons: tuple[Reason, ...]
    arrange_by: date | None
    asked_on: date | None
    appeal_before: Deadline | None
    appeal_after: Deadline | None

    @property
    def may_ask(self) -> bool:
        """Tell whether the law and the record let it ask."""
        return not self.reasons and self.asked_on is None


@dataclass(frozen=True)
class Decides:
    """What somebody may decide that an adviser alone may not."""

    late: bool
    deemed: bool
    why_not: dict[str, str]
    """By the code of a reason against issuing: why a manager is not the one who decides about it."""


def asking(case: "Case", today: date) -> Asking:
    """Return whether the family of a case may ask today, with the time to appeal before and after."""
    facts, law = law_facts(case, today), law_of(case)
    arrange = arrange_clock(facts, *law)
    before, after = appeal_dates(facts, today, law)
    return Asking(
        reasons=may_ask_for_deemed(facts, today, law.readings).reasons,
        arrange_by=arrange.due_on if arrange else None,
        asked_on=facts.adviser_knows_not_arranged if who_asked_deemed(case) else None,
        appeal_before=before,
        appeal_after=after,
    )


def decides(case: "Case", by: Principal) -> Decides:
    """Return what somebody may decide on a case: what they asked for or wrote down themselves, another person does.

    Nobody decides before it is asked.
    """
    may, why_not = access.permissions(by, case), {}
    late, deemed = who_asked_late(case), who_asked_deemed(case)
    if Permission.DECIDE_LATE_CERTIFICATE in may:
        why_not[LATE_TO_DECIDE] = _not_another(late, by)
    if Permission.DECIDE_DEEMED_CERTIFICATE in may:
        why_not[DEEMED_TO_DECIDE] = _not_another(deemed, by) if deemed else _ASKED_BY_NOBODY
    return Decides(
        late=bool(late) and why_not.get(LATE_TO_DECIDE) == "",
        deemed=bool(deemed) and why_not.get(DEEMED_TO_DECIDE) == "",
        why_not={code: why for code, why in why_not.items() if why},
    )


def who_asked_late(case: "Case") -> set[UUID | None]:
    """Return who asked about late contact, as far as it counts: nobody who was shut out of the case since.

    Nor what was asked about a certificate that was withdrawn: about another one it is asked anew.
    """
    facts = standing_facts(case.id)
    withdrawn = [fact.recorded_at for fact in facts if fact.kind == FactKind.CERTIFICATE_WITHDRAWN]
    asked = {
        fact.recorded_by
        for fact in facts
        if fact.kind == FactKind.LATE_ASKED and all(fact.recorded_at > since for since in withdrawn)
    }
    return asked - walls.shut_out(case) if asked else asked


def who_asked_deemed(case: "Case") -> set[UUID | None]:
    """Return who asked while the council is silent, or wrote it down: nobody who was shut out of the case since."""
    facts = standing_facts(case.id)
    asked = {fact.recorded_by for fact in facts if fact.kind == FactKind.DEEMED_ASKED}
    return asked - walls.shut_out(case) if asked else asked


def _not_another(asked: set[UUID | None], by: Principal) -> str:
    """Return why somebody is not another person than one of those who asked; nothing where they are."""
    return next(filter(None, (two_people.why_not(one, by) for one in asked)), "")
