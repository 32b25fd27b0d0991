"""Ask for a certificate because the thirty days have gone and the council is silent."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.clock import london_day
from evenhand.core.crashpoints import crashpoint
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.cases.facts import FactKind
from evenhand.domain.cases.holding import hold, note_fact, work_out_dates
from evenhand.domain.certificates.deeming import WARNING_VERSION, asking
from evenhand.domain.certificates.events import DeemedAsked
from evenhand.domain.certificates.refusals import CannotAskYet, NotRead
from evenhand.domain.identity.roles import Permission


@action
def ask_for_deemed(*, case_id: UUID, understood: str, evidence: str, at: datetime, by: Principal) -> None:
    """Note that the family asks for a certificate as if it had taken part (regulation 39(3), read in its favour).

    It does so itself, or an adviser writes down what it said. `understood` names the text of the warning that it
    read or heard: that waiting after such a certificate can lose the appeal. Our three working days run from today;
    a manager decides, in issue_certificate. Asked twice, it is asked once. Raises NotRead where another text or none
    was read, CannotAskYet with every reason in law.
    """
    case = hold(case_id, by)
    if not access.permissions(by, case) & {Permission.CHOOSE, Permission.RECORD_CHOICE}:
        raise NotAllowed(Permission.RECORD_CHOICE.value)
    today = london_day(at)
    found = asking(case, today)
    if found.reasons or found.arrange_by is None:
        raise CannotAskYet(found.reasons)
    if found.asked_on is not None:
        already_done()
        return
    if understood != WARNING_VERSION:
        raise NotRead
    writer = by.for_case(case.id)
    with acting_as(writer):
        crashpoint("deemed.before-fact")
        note_fact(case, FactKind.DEEMED_ASKED, happened_on=today, evidence=evidence, at=at, by=by)
        crashpoint("deemed.fact-noted")
        record(DeemedAsked(case_id=case.id, warning=WARNING_VERSION, arrange_by=found.arrange_by))
        work_out_dates(
            case, because="the family asked for a certificate, for no mediation was arranged", at=at
        )
        crashpoint("deemed.before-commit")
