"""Frozen pieces of a page: what a presenter builds and a component draws. Design knows no domain."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere; `hidden` is read out after them so that the words make sense alone."""

    text: str
    url: str
    hidden: str = ""
    current: bool = False
    count: int | None = None
    new_tab: bool = False


@dataclass(frozen=True)
class Button:
    """Something to press: a link when it has a `url` and no `method`, else part of a form."""

    text: str
    url: str = ""
    kind: str = "primary"
    """`primary`, `equal` (outlined: choices of the same weight), `quiet` or `grave` (cannot be undone)."""
    name: str = ""
    value: str = ""


@dataclass(frozen=True)
class Contact:
    """Whom to ask, on every page: a name, a telephone number and when it is answered."""

    name: str
    role: str
    telephone: str
    hours: str = ""
    email: str = ""
    note: str = ""


@dataclass(frozen=True)
class Language:
    """One language this page exists in; `name` is in that language."""

    code: str
    name: str
    url: str
    direction: str = "ltr"


@dataclass(frozen=True)
class Frame:
    """What surrounds every page. A gate sets it as `request.frame`; a view may pass `frame` itself."""

    contact: Contact | None = None
    footer: tuple[Link, ...] = ()
    navigation: tuple[Link, ...] = ()
    home_url: str = "/"
    service_name: str = "Evenhand"
    service_note: str = ""
    """A few words beside the name, such as "SEND mediation in Westmarch"."""
    leave_url: str = ""
    """Where "Leave this page" goes; empty draws no quick exit."""
    forget_url: str = "/leave"
    """What is told that somebody left so, so that what was kept for the visit goes out of the browser."""
    signed_in_as: str = ""
    account_url: str = ""
    """Where somebody sees how they sign in; empty draws no link."""
    sign_out_url: str = ""
    session_seconds: int = 0
    """In how many seconds the session of whoever is signed in ends, if they open no other page; 0 for nobody."""
    session_life: str = ""
    """How long a session lasts that is not used, in words."""
    session_longest: str = ""
    """How long one lasts at most, in words."""
    stay_url: str = ""
    """Where a page asks how long there is left, and says that somebody is still there."""
    phase: str = ""
    language: str = "en-gb"
    direction: str = "ltr"
    languages: tuple[Language, ...] = ()
    provider: str = ""
    page_address: str = ""
    """Printed at the foot of the sheet, so that paper leads back to the page."""


class Urgency(StrEnum):
    """How a duty stands; each has a word and a shape, so colour is never the only sign."""

    DUE = "due"
    SOON = "soon"
    OVERDUE = "overdue"
    MET = "met"


@dataclass(frozen=True)
class NamedDate:
    """One more date on a card, with why it matters."""

    label: str
    on: date
    note: str = ""


@dataclass(frozen=True)
class Working:
    """How a date was worked out, in sentences, and where the rule is written."""

    sentences: tuple[str, ...]
    source: str = ""
    source_url: str = ""
    rule_set: str = ""


@dataclass(frozen=True)
class DateCard:
    """One duty: what must be done, by whom, by when, and how that day was found."""

    title: str
    on: date
    today: date
    who: str = ""
    """Who must act, as a sentence: "Westmarch Council must offer you a date." """
    state: Urgency = Urgency.DUE
    reason: str = ""
    others: tuple[NamedDate, ...] = ()
    working: Working | None = None
    action: Link | None = None
    met_on: date | None = None
    heading_level: int = 2
    yours: bool = False
    """The family acts on it: a day gone by "has passed", which blames nobody."""


class Progress(StrEnum):
    """Where a step of a journey stands."""

    DONE = "done"
    CURRENT = "current"
    TO_COME = "to-come"


@dataclass(frozen=True)
class Step:
    """One step of a journey strip: where you are, by when, who has the ball."""

    title: str
    progress: Progress = Progress.TO_COME
    on: date | None = None
    note: str = ""
    who: str = ""
    url: str = ""


@dataclass(frozen=True)
class Row:
    """One row of a summary: a name, what is known, and links that change it. Text may hold line breaks."""

    key: str
    value: str
    actions: tuple[Link, ...] = ()
    missing: bool = False
    """The value is what to say instead of an answer, such as "Not answered yet"."""


@dataclass(frozen=True)
class Task:
    """One task of a task list; a task without a `url` cannot be started yet."""

    title: str
    status: str
    url: str = ""
    hint: str = ""
    done: bool = False


@dataclass(frozen=True)
class Entry:
    """One thing that happened, for a timeline; newest first is the caller's choice."""

    title: str
    at: date | datetime
    by: str = ""
    sentence: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Tag:
    """A short state in words; `tone` is neutral, good, soon, late, quiet or young."""

    text: str
    tone: str = "neutral"


@dataclass(frozen=True)
class Cell:
    """One cell of a worklist: text, and at most a link, a tag or a day with it."""

    text: str = ""
    url: str = ""
    note: str = ""
    tag: Tag | None = None
    on: date | None = None
    numeric: bool = False
    links: tuple[Link, ...] = ()
    """What can be done about the row, for its last cell."""


@dataclass(frozen=True)
class Table:
    """A worklist: a caption, headings, and rows whose first cell names the row."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption_hidden: bool = False


@dataclass(frozen=True)
class Filter:
    """One filter as a select of the worklist's form."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: str = ""


@dataclass(frozen=True)
class Pages:
    """Keyset paging: links to newer and older rows, and how many there are in words."""

    newer_url: str = ""
    older_url: str = ""
    shown: str = ""


@dataclass(frozen=True)
class Notice:
    """Something that has just happened or must be known; `kind` is done, note or problem."""

    text: str
    kind: str = "note"
    title: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Refusal:
    """The service says no: what, why, and the doors that are open."""

    title: str
    reason: str
    doors: tuple[Link, ...] = ()
    source: str = ""
    next: str = ""
    """What to do next, in a sentence."""


@dataclass(frozen=True)
class Empty:
    """What will appear on an empty page and how to make it."""

    title: str
    text: str
    action: Link | None = None


@dataclass(frozen=True)
class Problem:
    """One line of an error summary: the words and the input it leads to."""

    text: str
    href: str


@dataclass(frozen=True)
class Section:
    """A heading and its rows on a check answers page; `note` says what the rows need said."""

    title: str
    rows: tuple[Row, ...]
    note: str = ""


@dataclass(frozen=True)
class Shown:
    """One component of the gallery: its name, when to use it, and the words of each sample."""

    name: str
    use: str
    samples: tuple[object, ...] = field(default=())
