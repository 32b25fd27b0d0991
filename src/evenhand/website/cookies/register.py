"""The register: everything that is kept in a browser by this service. What is not in it is not set (guard.py).

The page of cookies, the choices and the lives of cookies are all made from it.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, StrEnum

from django.conf import settings

from evenhand.domain.identity.devices import KNOWN_FOR

VISIT = timedelta(hours=12)
"""How long what is kept for one visit is read at most: browsers that begin again where they ended keep such cookies."""
# The most that every browser keeps of one cookie, name and all, is 4096 bytes.
LARGEST = 3_800
# Of all cookies of one visitor: a web server refuses a line of 8190, and with it every page. What is small, or grows by
# no more than a later second takes, has its room in what is left: it is refused to nobody.
LARGEST_TOGETHER, SMALL, SECONDS_GROW = 7_000, 300, 8


# Browsers take a name that begins so from our own host alone, over an encrypted line.
HOST = "__Host-"


class Kind(StrEnum):
    """Why something may be kept."""

    NEEDED = "Needed"
    CHOSEN = "Your choice"


class Where(StrEnum):
    """In which part of a browser something is kept."""

    COOKIE = "cookie"
    STORAGE = "local storage"


class Choice(Enum):
    """What a visitor can switch on and off, and whether it is on for somebody who has not said.

    What is on is kept only when the visitor does the thing that asks for it. What is off is kept by nobody who has
    not said yes first.
    """

    LANGUAGE = ("language", "The language you chose", True)
    PLACE = ("place", "Your area, when you tell us where you live", True)
    SAVED = ("saved", "The pages you saved with the heart", True)
    ANSWERS = ("answers", "Your answers to our question tools, so that you can come back to them", True)
    CARDS = ("cards", "Which cards you opened after a question tool, so that we can mark them", False)
    COUNTS = (
        "counts",
        "Count this visit in our numbers of page views, without knowing that it was you",
        True,
    )

    def __init__(self, key: str, words: str, unless_refused: bool) -> None:
        self.key = key
        self.words = words
        self.unless_refused = unless_refused


@dataclass(frozen=True)
class Kept:
    """One thing that is kept in a browser."""

    name: str
    kind: Kind
    purpose: str
    without: str
    """What stops working where it is blocked."""
    life: timedelta | None
    """At most; None: a cookie until the browser is closed, anything else until somebody empties the browser."""
    choice: Choice | None = None
    """What switches it off; None for what is needed."""
    for_whom: str = ""
    sliding: bool = False
    """Its life begins again each time that it is used."""
    where: Where = Where.COOKIE
    for_visit: bool = False
    """For one visit it needs no choice: whoever uses the tool that keeps it asks for that."""

    @property
    def cookie(self) -> str:
        """Return the name under which the browser keeps it."""
        as_named = not settings.SECURE or self.name.startswith("__") or self.where is Where.STORAGE
        return self.name if as_named else f"{HOST}{self.name}"


SESSION = Kept(
    settings.SESSION_COOKIE_NAME,
    Kind.NEEDED,
    "Keeps a request that you began, and your sign-in, together while you go from page to page.",
    "You cannot ask us online or sign in. You can still read everything, and telephone us.",
    timedelta(seconds=settings.SESSION_COOKIE_AGE),
)
FORMS = Kept(
    settings.CSRF_COOKIE_NAME,
    Kind.NEEDED,
    "Makes sure that a form that reaches us was sent from our own page.",
    "No form can be sent.",
    None,
)
BROWSER = Kept(
    settings.KNOWN_COOKIE_NAME,
    Kind.NEEDED,
    "Lets you in from this browser while somebody else tries your address elsewhere. It says nothing about you and "
    "signs nobody in.",
    "You may have to wait before you can sign in, if somebody else tried to.",
    KNOWN_FOR,
    for_whom="Set when you sign in",
)
CHOICES = Kept(
    "choices",
    Kind.NEEDED,
    "Remembers what you chose on this page.",
    "Your choices here do not last: what is on for everybody is on.",
    timedelta(days=365),
    for_whom="Set when you choose here",
)
LANGUAGE = Kept(
    "language",
    Kind.CHOSEN,
    "Remembers the language that you chose, so that the first page comes in it.",
    "The first page comes in English. You can choose your language on each page.",
    timedelta(days=30),
    Choice.LANGUAGE,
    for_whom="Set when you choose a language",
    sliding=True,
)
SAVED = Kept(
    "saved-pages",
    Kind.CHOSEN,
    "Remembers the pages that you saved with the heart: their addresses here, and nothing that you wrote.",
    "You cannot save pages. You can still read them all.",
    timedelta(days=30),
    choice=Choice.SAVED,
    for_whom="Set when you save a page",
    sliding=True,
)
PLACE = Kept(
    "place",
    Kind.CHOSEN,
    "Remembers your council and the first half of your postcode. It lasts for this visit or for 30 days, as you chose.",
    "Our pages do not name the service for your area. You find it on “Contact us”.",
    timedelta(days=30),
    choice=Choice.PLACE,
    for_whom="Set when you tell us your area",
)
EDITORS = Kept(
    "wagtail:",
    Kind.NEEDED,
    "Drawings and settings of the screens on which pages are written. Every name of these begins so.",
    "The screens on which pages are written load more slowly.",
    None,
    for_whom="Set for staff who write pages",
    where=Where.STORAGE,
)
# How the names end of what a reckoner keeps: the answers, and apart from them the cards that were opened.
HISTORY, CONTENT = "-history", "-content"
OF_RECKONERS = (HISTORY, CONTENT)
FIXED: tuple[Kept, ...] = (SESSION, FORMS, BROWSER, CHOICES, LANGUAGE, SAVED, PLACE, EDITORS)


def register() -> tuple[Kept, ...]:
    """Return everything that may be kept, in the order of the page."""
    return (*FIXED, *_of_reckoners())


def known(cookie: str) -> Kept | None:
    """Return what the register says of a cookie of this name; None where it knows none."""
    # The database is asked only for a name such as a reckoner's.
    among = (*FIXED, *(_of_reckoners() if cookie.endswith(OF_RECKONERS) else ()))
    return next((each for each in among if each.where is Where.COOKIE and each.cookie == cookie), None)


def known_in_storage(name: str) -> Kept | None:
    """Return what the register says of something in a browser's storage; None where it knows none."""
    return next(
        (each for each in register() if each.where is Where.STORAGE and name.startswith(each.name)), None
    )


def _of_reckoners() -> tuple[Kept, ...]:
    # careful: imported here because reckoners keep things by this register
    from evenhand.website.reckoners import keeping

    return keeping.entries()
