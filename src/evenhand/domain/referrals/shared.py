"""What the family chose to share with the council beyond what the law asks for."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.facts import FactKind
from evenhand.domain.referrals.models import Referral
from evenhand.domain.requests import queries as requests
from evenhand.domain.requests.kinds import Shared
from evenhand.domain.requests.said import HOPED_FOR, NEEDED, read

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case

SLUG, FIELD = "share", "share"
TITLE_OF: dict[str, str] = {Shared.HOPED_FOR: HOPED_FOR, Shared.NEEDS: NEEDED}


@dataclass(frozen=True)
class Shares:
    """What may be passed on."""

    words: bool = False
    beside: tuple[str, ...] = ()
    """What it hopes for and what it needs, where it ticked that, each with its title."""
    answered: bool = False


def words_to_share(case_id: UUID) -> Shares:
    """Return what the family ticked in its request; nothing where it was not asked or ticked nothing.

    It ticked that for the council that it had then: to share with another is a new question.
    """
    if any(fact.kind == FactKind.COUNCIL for fact in cases.standing_facts(case_id)):
        return Shares()
    request = requests.sent_request(case_id)
    ticked = set(request.answers.get(SLUG, {}).get(FIELD) or ()) if request else set()
    if request is None or not ticked:
        return Shares()
    titles = {TITLE_OF[kind] for kind in ticked & TITLE_OF.keys()}
    beside = tuple(f"{each.title}: {each.text}" for each in read(request).said if each.title in titles)
    return Shares(words=Shared.ISSUES in ticked, beside=beside, answered=True)


@dataclass(frozen=True)
class Telling:
    """What a wish to mediate tells the council: what the law asks for, and the words that are the family's to give."""

    decision: str
    parts: tuple[str, ...]
    provision_wanted: str
    words: str
    """The family's own words, and what else it ticked; empty where there are none, or the council was told already."""
    shares: bool | None
    """What it answered earlier, or None where it was not asked."""


def telling(case: "Case") -> Telling:
    """Return what the council would be told now, before it is (section 52(3) and (4))."""
    issues, shares = cases.issues(case.id), words_to_share(case.id)
    is_told = Referral.objects.filter(case=case, ended_at=None).exists()
    words = [*(issue.words for issue in issues if issue.words), *shares.beside]
    return Telling(
        decision=case.decision,
        parts=tuple(case.disputed),
        provision_wanted="\n\n".join(issue.provision_wanted for issue in issues if issue.provision_wanted),
        words="" if is_told else "\n\n".join(words),
        shares=shares.words if shares.answered else None,
    )
