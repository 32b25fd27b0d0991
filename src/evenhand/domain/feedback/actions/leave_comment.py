"""Say something about a page of the website."""

from datetime import datetime

from evenhand.core import limits
from evenhand.core.actions import action
from evenhand.core.clock import london_day
from evenhand.core.errors import NotNow, Refused
from evenhand.core.events import record
from evenhand.core.principals import ANONYMOUS, Principal
from evenhand.domain.feedback import queries
from evenhand.domain.feedback.events import CommentLeft
from evenhand.domain.feedback.models import Comment
from evenhand.domain.feedback.states import About
from evenhand.domain.feedback.words import private_in

MOST_WORDS = 1200  # characters
# Far more than readers say, and too little to bury what they say or to fill a database.
MOST_OF_A_DAY = 200
# Of one household or office; refused ones do not count.
COMMENTS_AN_HOUR = 10
FLOODED = NotNow(
    "Nothing was sent.",
    "We had too many messages today.",
    "Try again tomorrow, or telephone us.",
)

TOO_MANY = NotNow(
    "Nothing was sent.",
    "We had many messages from where you are within an hour.",
    "Try again in an hour, or telephone us.",
)


class TellsWho(Refused):
    """The words say who somebody is or how to reach them."""

    code = "tells-who"


@action
def leave_comment(
    *, page: str, about: About, words: str, network_address: str, at: datetime, by: Principal
) -> None:
    """Keep what a reader says, as nobody's: only somebody anonymous may say it. `page` is an address of ours or empty.

    Raises TellsWho where an e-mail address, a telephone number, a postcode or the number of a case is in the words,
    and NotNow where too much came on one day.
    """
    if by.name != ANONYMOUS or by.user_id or by.browser_key:
        raise ValueError("What readers say is nobody's: pass `anonymous()`.")
    if private := private_in(words):
        raise TellsWho(
            f"It looks as if there is {private} in it.",
            "Everybody who writes our pages reads this, and nobody can answer you.",
            "Take it out, and send it again.",
        )
    on = london_day(at)
    if queries.comments_of(on) >= MOST_OF_A_DAY:
        raise FLOODED
    if limits.count("feedback", network_address, at) > COMMENTS_AN_HOUR:
        raise TOO_MANY
    comment = Comment(page=page, about=About(about), words=words[:MOST_WORDS].strip(), said_on=on)
    comment.save(force_insert=True)
    record(CommentLeft())
