"""Writing what one body is told: the parts in dispute, and the words that the family chose to share."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from evenhand.domain.cases import queries as cases
from evenhand.domain.referrals.models import Referral
from evenhand.domain.referrals.shared import words_to_share
from evenhand.statute.routes import HEALTH, Section

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case


def refer(
    case: "Case", body_id: UUID, *, health_only: bool, at: datetime, share_words: bool | None = None
) -> Referral:
    """Store a referral. A health body is told of the health issues, and always of the provision wanted (reg 35(2)).

    `share_words` is what the family answered last about its words; None takes what it ticked in its request.
    """
    ticked = words_to_share(case.id)
    shares = ticked.words if share_words is None else share_words
    sections = [s for s in case.disputed if not health_only or Section(s) in HEALTH]
    issues = [one for one in cases.issues(case.id) if not health_only or one.section in sections]
    words = [one.words for one in issues if one.words] if shares else []
    # What was ticked beside the words was ticked for the council; a later "no" takes it back too.
    words += ticked.beside if not health_only and share_words is not False else ()
    wanted = [one.provision_wanted for one in issues if one.provision_wanted]
    return Referral.objects.create(
        case=case,
        body_id=body_id,
        health_only=health_only,
        sections=sections,
        words="\n\n".join(words),
        provision_wanted="\n\n".join(wanted),
        handed_over_at=at,
    )
