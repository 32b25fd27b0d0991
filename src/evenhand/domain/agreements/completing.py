"""What makes an agreement: every party has signed the same text, and what it says is now to be done."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from evenhand.core.crashpoints import crashpoint
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.agreements.events import AgreementSigned
from evenhand.domain.agreements.holding import move
from evenhand.domain.agreements.models import AgreedAction, MediationAgreement, Signature, Text
from evenhand.domain.agreements.states import Side, Way
from evenhand.domain.cases.facts import Evidence, FactKind, agreed_value
from evenhand.domain.cases.holding import note_fact, work_out_dates

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case


def complete_if_all_signed(
    case: "Case", agreement: MediationAgreement, text: Text, *, at: datetime, by: Principal
) -> bool:
    """Make a held agreement once the signature of each party counts; tell whether it did.

    Its clocks run from the day on which they agreed, not from the last signature (regulations 42 and 44).
    """
    signed = Signature.objects.filter(text=text)
    counting = {one.seat for one in signed if one.way == Way.ONLINE or one.confirmed_at is not None}
    if not counting.issuperset(text.seats):
        return False
    agreement.signed_at = at
    move(agreement, "complete", "signed_at")
    crashpoint("sign.completed")
    for term in text.content["terms"]:
        _promise(case, agreement, term, at, by)
    _promise_to_tell(agreement, text.content, at)
    crashpoint("sign.actions-written")
    record(
        AgreementSigned(
            case_id=case.id, agreement_id=agreement.id, text_id=text.id, agreed_on=agreement.agreed_on
        )
    )
    work_out_dates(case, because="the agreement was signed by everybody", at=at)
    return True


def _promise(
    case: "Case", agreement: MediationAgreement, term: dict[str, Any], at: datetime, by: Principal
) -> None:
    """Write down what one term asks: a row for each step that has a day of its own, and the fact that it rests on."""
    other = _day(term["other_date"])
    values = {
        "agreement": agreement,
        "case_id": agreement.case_id,
        "position": term["position"],
        "side": term["side"],
        "body_id": UUID(term["body_id"]) if term["body_id"] else None,
        "kind": term["kind"],
        "what": term["what"],
        "measure": term["measure"],
        "other_date": other,
        "changed_at": at,
    }
    for step in term["steps"]:
        AgreedAction.objects.create(rule=step["rule"], due_on=_day(step["due_on"]), **values)
    if not term["steps"]:
        AgreedAction.objects.create(rule="", due_on=other, **values)
    if term["kind"]:
        note_fact(
            case,
            FactKind.AGREED,
            happened_on=agreement.agreed_on,
            value=agreed_value(term["kind"], other),
            at=at,
            by=by,
            evidence=Evidence.OWN_RECORD,
        )


def _promise_to_tell(agreement: MediationAgreement, content: dict[str, Any], at: datetime) -> None:
    step = content.get("council_told")
    if step:
        AgreedAction.objects.create(
            agreement=agreement,
            case_id=agreement.case_id,
            position=0,
            side=Side.HEALTH_BODY,
            body_id=UUID(content["teller_body_id"]),
            rule=step["rule"],
            what="Tell the council of this agreement (regulation 42(4)).",
            measure="The council says that it knows.",
            due_on=_day(step["due_on"]),
            changed_at=at,
        )


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
