"""Keep the printed copy of a signed agreement, and promise it to everybody who signed."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.clock import london_day
from evenhand.core.crashpoints import crashpoint
from evenhand.core.errors import NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.agreements.events import CopiesPromised, CopyKept
from evenhand.domain.agreements.holding import hold_agreement, text_to_sign
from evenhand.domain.agreements.models import Copy
from evenhand.domain.agreements.notices import tell_seat
from evenhand.domain.agreements.seats import seats_of
from evenhand.domain.agreements.states import AgreementState
from evenhand.domain.people.vouching import require_vouched


@action
def keep_copy(*, agreement_id: UUID, sha256: str, at: datetime, by: Principal) -> None:
    """Note which file is the copy of a signed agreement. The first one stays, whoever asks again."""
    case, agreement = hold_agreement(agreement_id, by)
    require_vouched(by, case.id, "keep this copy")
    text = text_to_sign(agreement)
    if text is None or agreement.state != AgreementState.SIGNED:
        raise NotNow("No copy was kept.", "Not everybody has signed.", "It is made once they have.")
    _, is_new = Copy.objects.get_or_create(
        text=text, defaults={"case_id": case.id, "sha256": sha256, "made_at": at}
    )
    if not is_new:
        already_done()
        return
    crashpoint("copy.row-written")
    record(CopyKept(case_id=case.id, agreement_id=agreement.id, sha256=sha256))


@action
def promise_copies(*, agreement_id: UUID, at: datetime, by: Principal) -> None:
    """Promise every party its copy: by e-mail, or on paper for those without. Each gets it once, asked as often as you
    like.
    """
    case, agreement = hold_agreement(agreement_id, by)
    require_vouched(by, case.id, "send this copy")
    text = text_to_sign(agreement)
    copy = Copy.objects.filter(text=text).first()
    if text is None or copy is None:
        raise NotNow("No copy was sent.", "There is none yet.", "It is made once everybody has signed.")
    for seat in seats_of(case, london_day(at)):
        if seat.code in text.seats:
            once = f"copy {text.id}"
            tell_seat(case, seat, "agreement_signed", once=once, at=at, by=by, sha256=copy.sha256)
            crashpoint("copy.one-promised")
    record(CopiesPromised(case_id=case.id, agreement_id=agreement.id))
