"""What readers of the website say in a story, and what its editors do about it. Every word is made up."""

from evenhand.core.principals import anonymous
from evenhand.demo.story import Cue, Who, step
from evenhand.domain.feedback import queries
from evenhand.domain.feedback.actions.draft_improvement import draft_improvement
from evenhand.domain.feedback.actions.leave_comment import leave_comment
from evenhand.domain.feedback.actions.publish_improvement import publish_improvement
from evenhand.domain.feedback.actions.set_comment_aside import set_comment_aside
from evenhand.domain.feedback.actions.take_improvement_down import take_improvement_down
from evenhand.domain.feedback.states import About, ImprovementState, Why


@step(Who.STRANGER)
def reader_comments(cue: Cue, page: str, about: About, words: str = "") -> None:
    """Somebody says something about a page, as nobody."""
    leave_comment(page=page, about=about, words=words, network_address="", at=cue.at, by=anonymous())


@step(Who.MANAGER)
def editor_thanks(cue: Cue) -> None:
    """The manager reads what says thank you, and sets it aside."""
    for one in queries.waiting(cue.by):
        if one.about == About.HELPED:
            set_comment_aside(comment_id=one.id, why=Why.THANKS, at=cue.at, by=cue.by)


@step(Who.MANAGER)
def editor_improves(cue: Cue, page: str, said: str, did: str) -> None:
    """The manager answers the oldest thing that was said about a page with what was changed."""
    one = next(each for each in queries.waiting(cue.by) if each.page == page)
    draft_improvement(comment_id=one.id, said=said, did=did, at=cue.at, by=cue.by)


@step(Who.MANAGER)
def publishes_improvements(cue: Cue) -> None:
    """The manager lets everybody read what was changed."""
    for one in queries.improvements(cue.by):
        if one.state == ImprovementState.DRAFT:
            publish_improvement(improvement_id=one.id, at=cue.at, by=cue.by)


@step(Who.MANAGER)
def takes_improvements_down(cue: Cue) -> None:
    """The manager finds a slip in what everybody reads, and takes it down to write it anew."""
    for one in queries.improvements(cue.by):
        if one.state == ImprovementState.PUBLISHED:
            take_improvement_down(improvement_id=one.id, at=cue.at, by=cue.by)
