"""Issue a certificate under section 55(4) or 55(5): exactly once."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from evenhand.core import clock
from evenhand.core.actions import action, already_done
from evenhand.core.crashpoints import crashpoint
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.holding import hold, move
from evenhand.domain.cases.queries import law_facts, law_of
from evenhand.domain.certificates.content import ContentNotAllowed
from evenhand.domain.certificates.deeming import decides
from evenhand.domain.certificates.drafting import reasons_against, unnumbered
from evenhand.domain.certificates.issuing import standing_certificate, write_certificate
from evenhand.domain.certificates.models import Certificate
from evenhand.domain.certificates.refusals import CannotIssue, CannotWrite, DraftChanged
from evenhand.domain.identity.roles import Permission
from evenhand.statute.facts import Facts

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case


@action
def issue_certificate(*, case_id: UUID, at: datetime, by: Principal, seen: str = "") -> Certificate:
    """Issue the certificate that the facts lead to: the family does not want mediation (reg 34(1)), a mediation has
    ended (reg 39(1)), or the council cannot arrange one in time (reg 39(3)).

    Whoever asks again, or a moment too late, gets the certificate that stands: also after a deemed one, for a later
    mediation brings no second month (SECOND_CERT_AFTER_DEEMED). Raises CannotIssue with every reason in law why not.
    `seen` is the fingerprint of the draft that was confirmed; raises DraftChanged when it is another now.
    """
    crashpoint("issue.begun")
    case = hold(case_id, by)
    crashpoint("issue.case-held")
    access.require(by, Permission.ISSUE_CERTIFICATE, case)
    if (standing := standing_certificate(case_id)) is not None:
        already_done()
        return standing
    facts = law_facts(case, clock.london_day(at))
    may = decides(case, by)
    if reasons := reasons_against(
        facts, law_of(case).readings, decides_late=may.late, decides_deemed=may.deemed
    ):
        raise CannotIssue(reasons, may.why_not)
    if seen and seen != _fingerprint(case, facts, at, by):
        raise DraftChanged
    move(case, "issue_certificate")
    return write_certificate(case, facts, at=at, by=by)


def _fingerprint(case: "Case", facts: Facts, at: datetime, by: Principal) -> str:
    try:
        return unnumbered(case, facts, clock.london_day(at), by=by).content_hash()
    except ContentNotAllowed as problem:
        raise CannotWrite(problem) from problem
