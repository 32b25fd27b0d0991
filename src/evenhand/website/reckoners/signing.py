"""The check of a reckoner's law, signed by somebody who never wrote in it."""

from datetime import date, datetime
from uuid import UUID

from evenhand.domain.law.in_use import Law
from evenhand.website.reckoners import queries
from evenhand.website.reckoners.models import FactCheck, Reckoner
from evenhand.website.reckoners.reaching import hold


class NotSigned(ValueError):
    """A check cannot be signed; the words say why."""


def sign(row: Reckoner, fingerprint: str, checked_on: date, *, at: datetime, by: UUID, law: Law) -> None:
    """Keep that somebody checked the state of a reckoner that was saved last.

    Raises NotSigned.
    """
    definition = queries.drafted(row.pk).definition
    if definition.fingerprint != fingerprint:
        raise NotSigned("It was changed while you looked at it. Look at it again before you sign.")
    if not definition.examples:
        raise NotSigned("It has no examples. Add some first: they show what you held against the law.")
    if not all(hold(definition, each, law).passes for each in definition.examples):
        raise NotSigned("An example does not come out as it says. Mend the rules or the example first.")
    if queries.has_written(row, by):
        raise NotSigned("You have written in it. Somebody who has not must check it.")
    FactCheck.objects.create(reckoner=row, fingerprint=fingerprint, checked_on=checked_on, by_id=by, at=at)
