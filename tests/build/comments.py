"""What readers say about pages, by real actions."""

from itertools import count
from uuid import UUID

from evenhand.core.principals import Principal, anonymous
from evenhand.core.transactions import acting_as
from evenhand.domain.feedback import queries
from evenhand.domain.feedback.actions.draft_improvement import draft_improvement
from evenhand.domain.feedback.actions.leave_comment import leave_comment
from evenhand.domain.feedback.states import About
from tests.build import world

# Each is said from another home.
_homes = count(1)
PAGE = "/guide/your-choices/the-certificate"


def say(
    words: str = "The second step is hard to follow.", *, about: About = About.HARD, page: str = PAGE
) -> None:
    """Say something about a page, as nobody."""
    leave_comment(
        page=page,
        about=about,
        words=words,
        network_address=f"192.0.2.{next(_homes)}",
        at=world.now(),
        by=anonymous(),
    )


def waiting(by: Principal) -> list[queries.CommentShown]:
    """Return what waits, as somebody."""
    with acting_as(by):
        return queries.waiting(by)


def answered(
    by: Principal, said: str = "A step was hard.", did: str = "We wrote it in two sentences."
) -> UUID:
    """Answer the first that waits, and return what is written down."""
    one = waiting(by)[0]
    return draft_improvement(comment_id=one.id, said=said, did=did, at=world.now(), by=by).id
