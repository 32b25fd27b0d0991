"""What holds for everything that staff do about a letter, across the cases that they may see."""

from uuid import UUID

from evenhand.core.errors import NoSuchThing, NotNow
from evenhand.core.principals import Principal
from evenhand.domain.correspondence import channels
from evenhand.domain.correspondence.holding import hold, waits_for_family
from evenhand.domain.correspondence.models import Message
from evenhand.domain.correspondence.wording import purpose
from evenhand.domain.identity import access as identity
from evenhand.domain.identity.roles import Permission
from evenhand.domain.people import queries as people


class PostIsNotSafe(NotNow):
    """Since the letter was made, the person asked for no post, or for nothing at all."""

    code = "post-is-not-safe"


def hold_for_staff(message_id: UUID, by: Principal) -> Message:
    """Return a held message for staff who send letters.

    Raises NotAllowed for anybody else, and NoSuchThing for a message of a case that they may not see and for
    a message to themselves: nobody handles their own.
    """
    identity.require(by, Permission.SEND_PRINT)
    message = hold(message_id)
    if message.user_id == by.user_id:
        raise NoSuchThing
    return message


def may_go(code: str, reader_id: UUID) -> bool:
    """Tell whether a letter of one purpose may go to a person as things stand now."""
    return channels.may_post(
        people.reach(reader_id),
        people.safety(reader_id),
        people.stops(reader_id),
        is_required=purpose(code).is_required,
    )


def require_safe_post(message: Message) -> None:
    """Raise PostIsNotSafe unless a letter may go to the message's reader now."""
    # Councils and health bodies get no letters: whoever sees that a notice failed rings them.
    if message.person_id is None or not may_go(message.purpose, message.reader_id):
        raise PostIsNotSafe(
            "This letter must not be posted now.",
            "The person has asked for no post since it was made, or has no address for post.",
            "Destroy any copy that was printed, look at how they can safely be reached, and tell them another way.",
        )
    if waits_for_family(message.case_id):
        raise PostIsNotSafe(
            "This letter must not be posted now.",
            "Somebody else sent the request, and nobody has spoken with the family yet.",
            "Speak with the family first, and write down on the case page that you did.",
        )
