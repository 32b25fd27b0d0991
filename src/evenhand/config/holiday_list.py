"""`evenhand holidays`: what a list of bank holidays says other than the one in use, and a way to propose it."""

import sys
from collections.abc import Sequence
from pathlib import Path

from evenhand.config import django_commands

PROPOSE, SOURCE = "--propose", "--source"
USAGE = (
    "evenhand holidays FILE            says what the list in FILE says other than the one in use\n"
    f"evenhand holidays FILE {PROPOSE}  and lets a manager see what it would move, and decide\n"
    f"  {SOURCE} TEXT                   where it is from, for whoever decides\n"
    "FILE is a list in the format of gov.uk/bank-holidays.json, or - for standard input. Nothing is fetched."
)


class _Misused(Exception):
    """The words make no command."""


def run(words: Sequence[str]) -> int:
    """Compare a list with the one in use, and propose it if asked to; return the exit status."""
    try:
        path, proposes, source = _read(list(words))
    except _Misused as misused:
        sys.stderr.write(f"{misused}\n\n{USAGE}\n")
        return 2
    try:
        text = sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"{path} cannot be read: {error}. Nothing was done.\n")
        return 1
    with django_commands.joined("holidays"):
        django_commands.set_up()
        return _answer(text, proposes, source or ("standard input" if path == "-" else Path(path).name))


def _read(words: list[str]) -> tuple[str, bool, str]:
    source = ""
    if SOURCE in words:
        at = words.index(SOURCE)
        if at + 1 == len(words):
            raise _Misused(f"{SOURCE} needs the words that say where the list is from.")
        source = words.pop(at + 1)
        words.pop(at)
    proposes = PROPOSE in words
    files = [word for word in words if word != PROPOSE]
    if len(files) != 1 or (files[0].startswith("-") and files[0] != "-"):
        raise _Misused("evenhand holidays reads one file.")
    return files[0], proposes, source


def _answer(text: str, proposes: bool, source: str) -> int:
    # careful: Django's tables are there only once it is set up
    from evenhand.core import clock
    from evenhand.core.errors import Refused
    from evenhand.core.principals import operator
    from evenhand.core.transactions import acting_as
    from evenhand.domain.law import holiday_lists
    from evenhand.domain.law.actions.propose_calendar import propose_calendar
    from evenhand.domain.law.in_use import calendar_in_use

    try:
        with acting_as(operator()):
            at = clock.now()
            given, now = holiday_lists.read(text), calendar_in_use()
            holiday_lists.require_whole(given, now, clock.london_day(at))
            found = holiday_lists.compare(given, now)
            _say(f"In use: {now.calendars.version}, announced until {now.announced_until.isoformat()}")
            _say("\n".join(holiday_lists.lines(found)) or "The list says the same as the one in use.")
            if not proposes or not found.says_something_new:
                _say("Nothing was stored.")
                return 0
            row = propose_calendar(given=given, source=source, at=at, by=operator())
    except Refused as refused:
        sys.stderr.write(f"{refused}\n")
        return 1
    _say(
        f"Proposed as {row.version}. A manager finds it under “Bank holidays”, sees what it would move, and decides. "
        "Until then nothing moves."
    )
    return 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
