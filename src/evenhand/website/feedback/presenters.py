"""What editors see of what readers said: tables, and the rows above a form."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse

from evenhand.design import words
from evenhand.design.models import Cell, Link, Row, Table, Tag
from evenhand.domain.feedback.queries import CommentShown, Improved
from evenhand.domain.feedback.states import ImprovementState
from evenhand.portals.manager.lists import ListPage, Part, table
from evenhand.website.saved.things import Thing

WHOLE_SITE = "The website as a whole"


def page(
    waiting: Sequence[CommentShown],
    read: Sequence[CommentShown],
    improvements: Sequence[Improved],
    *,
    known: Mapping[str, Thing],
    owners: Mapping[str, str],
    today: date,
    may_publish: bool,
) -> ListPage:
    """Return the list: what waits, what is to be published or stands there, and what was read."""
    late = sum(1 for each in waiting if each.due_on < today)
    return ListPage(
        title="Comments",
        intro=(
            "Nobody who wrote is known here. Say what came of it: set it aside, or say what was changed, "
            "for everybody to read once a manager publishes it.",
        ),
        warnings=(f"{words.plural(late, 'message')} should have been read by now.",) if late else (),
        back=Link("Website", "/content/"),
        parts=(
            Part("To read", _waiting(waiting, known, owners, today), "Nothing waits."),
            Part("You said, we did", _improvements(improvements, known, may_publish), "Nothing yet."),
            Part("Read", _read(read, known), "Nothing yet."),
        ),
    )


def rows_of(said: CommentShown, known: Mapping[str, Thing]) -> tuple[Row, ...]:
    """Return one thing that a reader said, above the form that answers it."""
    return (
        Row("Page", _title(said.page, known)),
        Row("About", said.about.label),
        Row("In their words", said.words or "Nothing more"),
        Row("Said on", words.day(said.said_on)),
    )


def _waiting(
    found: Sequence[CommentShown], known: Mapping[str, Thing], owners: Mapping[str, str], today: date
) -> Table | None:
    return table(
        "To read",
        ("Page", "What was said", "Read it by", "What came of it"),
        [
            (
                _page(each.page, known, owners.get(each.page, "")),
                Cell(each.about.label, note=each.words),
                Cell(
                    words.day(each.due_on),
                    tag=Tag("Late", "late") if each.due_on < today else None,
                ),
                Cell(links=_ways(each)),
            )
            for each in found
        ],
    )


def _ways(said: CommentShown) -> tuple[Link, ...]:
    hidden = f"{said.about.label}, {words.day(said.said_on)}"
    return tuple(
        Link(text, reverse(f"comments:{name}", args=[said.id]), hidden=hidden)
        for text, name in (
            ("Say what was changed", "answer"),
            ("Same as another", "join"),
            ("Set aside", "aside"),
        )
    )


def _improvements(found: Sequence[Improved], known: Mapping[str, Thing], may_publish: bool) -> Table | None:
    return table(
        "You said, we did",
        ("Page", "You said", "We did", "How it stands", "What can be done"),
        [
            (
                _page(each.page, known),
                Cell(each.said, note=f"Said by {words.plural(each.readers, 'reader')}"),
                Cell(each.did),
                Cell(
                    f"Published on {words.day(each.published_on)}" if each.published_on else "Not published"
                ),
                Cell(links=_publishing(each) if may_publish else ()),
            )
            for each in found
        ],
    )


def _publishing(improvement: Improved) -> tuple[Link, ...]:
    down = Link("Take down", reverse("comments:take-down", args=[improvement.id]), hidden=improvement.said)
    up = Link("Publish", reverse("comments:publish", args=[improvement.id]), hidden=improvement.said)
    return (up, down) if improvement.state == ImprovementState.DRAFT else (down,)


def _read(found: Sequence[CommentShown], known: Mapping[str, Thing]) -> Table | None:
    return table(
        "Read",
        ("Page", "What was said", "What came of it", "Read"),
        [
            (
                _page(each.page, known),
                Cell(each.about.label, note=each.words),
                Cell(each.why or each.state.label.capitalize()),
                Cell(words.day(each.read_on) if each.read_on else "Not read"),
            )
            for each in found
        ],
    )


def _page(address: str, known: Mapping[str, Thing], note: str = "") -> Cell:
    return Cell(_title(address, known), url=address, note=note)


def _title(address: str, known: Mapping[str, Thing]) -> str:
    thing = known.get(address)
    return thing.title if thing else address or WHOLE_SITE
