"""Answer, once, whether one wants something beside one's mailbox."""

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.identity.events import OfferAnswered
from evenhand.domain.identity.models import User


@action
def answer_offer(*, by: Principal) -> None:
    """Note for oneself that one has answered, and never what: one is not asked again. Sent twice, it is done once."""
    if by.user_id is None or not User.objects.filter(id=by.user_id).exists():
        raise NotAllowed("answer for somebody else")
    own = User.objects.filter(id=by.user_id)
    if not own.filter(answered_offer=False).update(answered_offer=True):
        already_done()
        return
    record(OfferAnswered(user_id=by.user_id))
