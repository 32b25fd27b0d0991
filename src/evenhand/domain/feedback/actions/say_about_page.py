"""Say something about a page of the website."""

from datetime import date

from evenhand.core.actions import action
from evenhand.core.errors import NotNow, Refused
from evenhand.core.events import record
from evenhand.core.principals import ANONYMOUS, Principal
from evenhand.domain.feedback import queries
from evenhand.domain.feedback.events import PageSpokenOf
from evenhand.domain.feedback.models import Saying
from evenhand.domain.feedback.states import About
from evenhand.domain.feedback.words import private_in

MOST_WORDS = 1200  # characters
# Far more than readers say, and too little to bury what they say or to fill a database.
MOST_OF_A_DAY = 200
FLOODED = NotNow(
    "Nothing was sent.",
    "Very much was sent to us today, and we take no more before tomorrow.",
    "Telephone us, or try again tomorrow.",
)


class TellsWho(Refused):
    """The words say who somebody is or how to reach them."""

    code = "tells-who"


@action
def say_about_page(*, page: str, about: About, words: str, on: date, by: Principal) -> None:
    """Keep what a reader says, as nobody's: only somebody anonymous may say it. `page` is an address of ours or empty.

    Raises TellsWho where an e-mail address, a telephone number, a postcode or the number of a case is in the words,
    and NotNow where too much came on one day.
    """
    if by.name != ANONYMOUS or by.user_id or by.browser_key:
        raise ValueError("What readers say is nobody's: pass `anonymous()`.")
    if private := private_in(words):
        raise TellsWho(
            f"There seems to be {private} in it.",
            "Everybody who writes our pages reads this, and nobody can answer you.",
            "Take it out, and send it again.",
        )
    if queries.sayings_of(on) >= MOST_OF_A_DAY:
        raise FLOODED
    saying = Saying(page=page, about=About(about), words=words[:MOST_WORDS].strip(), said_on=on)
    saying.save(force_insert=True)
    record(PageSpokenOf(saying_id=saying.id, page=page, about=saying.about))
