"""What staff can decide about a message: the word in its address, its button, what is said before it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from evenhand.core.principals import Principal
from evenhand.design.models import Link
from evenhand.domain.correspondence.actions.mark_posted import mark_posted
from evenhand.domain.correspondence.actions.mark_printed import mark_printed
from evenhand.domain.correspondence.actions.print_again import print_again
from evenhand.domain.correspondence.actions.print_instead import print_instead
from evenhand.domain.correspondence.actions.set_aside import set_aside
from evenhand.domain.correspondence.actions.try_again import try_again
from evenhand.domain.correspondence.queries import Correspondence
from evenhand.domain.correspondence.states import MESSAGE, MessageState

S = MessageState


@dataclass(frozen=True)
class Step:
    """One decision about a message. With a `title`, a page of its own asks once more before it is done."""

    slug: str
    move: str
    after: MessageState
    button: str
    action: Callable[..., object]
    notes_moment: bool = False
    title: str = ""
    says: str = ""

    def take(self, *, message_id: UUID, at: datetime, by: Principal) -> None:
        """Do it."""
        moment: dict[str, Any] = {"at": at} if self.notes_moment else {}
        self.action(message_id=message_id, by=by, **moment)


STEPS = (
    Step("printed", "print", S.PRINTED, "It is printed", mark_printed, notes_moment=True),
    Step("posted", "post", S.POSTED, "It is posted", mark_posted, notes_moment=True),
    Step(
        "again",
        "print_again",
        S.TO_PRINT,
        "Print it again",
        print_again,
        title="Print this letter again?",
        says="The letter goes back to those that wait to be printed. Destroy the copy that was spoilt, so that "
        "nobody gets two.",
    ),
    Step(
        "retry",
        "try_again",
        S.QUEUED,
        "Try again",
        try_again,
        notes_moment=True,
        title="Try to send this message again?",
        says="It goes in the way that is safe for this person now. If an address was wrong, put it right first: "
        "otherwise the message comes back here.",
    ),
    Step(
        "print-instead",
        "print_instead",
        S.TO_PRINT,
        "Send it by post",
        print_instead,
        title="Send this message by post instead?",
        says="It becomes a letter and waits to be printed. This is refused where post is not safe for the person.",
    ),
    Step(
        "set-aside",
        "set_aside",
        S.SUPPRESSED,
        "Set aside",
        set_aside,
        title="Set this message aside?",
        says="It is never sent. Do this only when the person was told in another way, and record that contact: "
        "what this message says may matter for a time limit.",
    ),
)


def steps_of(state: str) -> tuple[Step, ...]:
    """Return what can be decided about a message from where it stands."""
    return tuple(step for step in STEPS if MESSAGE.allows(step.move, state))


def step_of(slug: str) -> Step | None:
    """Return the step that an address names, or None."""
    return next((step for step in STEPS if step.slug == slug), None)


def ways_on(message: Correspondence) -> tuple[Link, ...]:
    """Return links to the pages that ask once more, for each thing that can be decided about a message."""
    base = f"/cases/{message.case_id}/letter/{message.id}"
    return tuple(
        Link(step.button, f"{base}/{step.slug}", hidden=message.title)
        for step in steps_of(message.state)
        if step.title
    )
