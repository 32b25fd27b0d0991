"""Every provision that is cited was read by a person on a day that stands beside it."""

from datetime import date

from evenhand.statute.in_force import PARAMETERS
from evenhand.statute.sources import Source
from evenhand.statute.transfer import REG15
from evenhand.statute.working_days import SOURCE
from tests.statute.test_left_out import modules

# When the law was last read as a whole; a provision that is read again gets a day of its own here.
READ_ON = date(2026, 5, 15)
READ_AGAIN = {SOURCE: date(2026, 11, 23), REG15: date(2026, 11, 30)}


def cited() -> set[Source]:
    """Return every source in the package: of a name, inside a value, or of a number in force."""
    found = {version.source for versions in PARAMETERS.values() for version in versions}
    for module in modules():
        for value in vars(module).values():
            found |= sources_in(value)
    return found


def sources_in(value: object) -> set[Source]:
    if isinstance(value, Source):
        return {value}
    if isinstance(value, dict):
        return sources_in(tuple(value.values()))
    if isinstance(value, tuple | list | frozenset):
        return set().union(*(sources_in(each) for each in value))
    return set()


def test_every_provision_was_read_on_the_day_that_is_said() -> None:
    found = cited()
    assert len(found) > 40
    for source in found:
        assert source.checked_on == READ_AGAIN.get(source, READ_ON), source
