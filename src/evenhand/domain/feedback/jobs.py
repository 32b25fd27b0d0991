"""Background entry points of feedback: readers' words go after half a year."""

from evenhand.core import clock
from evenhand.core.jobs import every
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.feedback import queries
from evenhand.domain.feedback.actions.destroy_words import destroy_words


@every("43 2 * * *", queue="duties", at_start=True)
def destroy_old_words() -> None:
    """Destroy what is older than it may be kept, one at a time."""
    by = worker()
    with acting_as(by):
        today = clock.today()
        old = queries.with_words_past(today)
    for comment_id in old:
        destroy_words(comment_id=comment_id, on=today, by=by)
