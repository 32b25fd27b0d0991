"""`evenhand audit`: whether the record of events is whole, and a line to keep elsewhere against a cut tail."""

import re
import sys
from collections.abc import Sequence

from evenhand.config import django_commands

VERIFY, ANCHOR = "verify", "--anchor"
USAGE = (
    "evenhand audit verify                  works out every hash of the record of events again\n"
    f"evenhand audit verify {ANCHOR} N:HASH  and sees that event N is still what it was\n"
    "It ends with a line N:HASH. Keep that outside this machine: whoever could change the record and its end could\n"
    "not change the line. Exit status 1 means that the record was changed, or cut."
)
LINE = re.compile(r"(\d{1,18}):([0-9a-f]{64}|)")


def run(words: Sequence[str]) -> int:
    """Check the record, say what was found, and return the exit status."""
    anchor = _anchor(list(words))
    if anchor is None:
        sys.stderr.write(f"{USAGE}\n")
        return 2
    with django_commands.joined("audit"):
        django_commands.set_up()
        return _check(*anchor)


def _anchor(words: list[str]) -> tuple[int, str] | None:
    """Return the number and the hash that were kept, 0 for none; or None for words that make no command."""
    if words == [VERIFY]:
        return 0, ""
    if len(words) != len((VERIFY, ANCHOR, LINE)) or words[:2] != [VERIFY, ANCHOR]:
        return None
    found = LINE.fullmatch(words[2])
    return (int(found[1]), found[2]) if found else None


def _check(number: int, kept: str) -> int:
    # careful: Django's tables are there only once it is set up
    from django.db.utils import ProgrammingError

    from evenhand.core.principals import operator
    from evenhand.core.transactions import acting_as
    from evenhand.domain.oversight import chain

    try:
        with acting_as(operator()):
            broken, (events, head) = chain.first_broken(), chain.head()
            now = chain.hash_of(number) if number else ""
    except ProgrammingError as error:
        sys.stderr.write(
            f"{error}\nOnly the worker reads the whole record: let DATABASE_URL be the worker's address.\n"
        )
        return 2
    if broken is not None:
        sys.stdout.write(f"The record of events is broken at number {broken}.\n")
        return 1
    if number and now != kept:
        found = "is not there any longer" if not now else "is not what it was"
        sys.stdout.write(f"The record of events was cut or written anew: number {number} {found}.\n")
        return 1
    sys.stdout.write(f"The record of events is whole.\n{events}:{head}\n")
    return 0
