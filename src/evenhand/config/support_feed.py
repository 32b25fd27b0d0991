"""`evenhand support`: what the file of another directory says, and a way to write it as drafts. Nothing is fetched."""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from evenhand.config import django_commands

DRAFT = "--draft"
USAGE = (
    "evenhand support FILE          says what the file in FILE has that the directory of support has not\n"
    f"evenhand support FILE {DRAFT}  and writes it as drafts, which an editor reads and publishes\n"
    "FILE is an answer of /services of an Open Referral UK feed (JSON), or - for standard input. Nothing is fetched."
)


def run(words: Sequence[str]) -> int:
    """Hold a file against the directory, write drafts if asked to, and return the exit status."""
    files = [word for word in words if word != DRAFT]
    if len(files) != 1 or len(words) - len(files) > 1 or (files[0].startswith("-") and files[0] != "-"):
        sys.stderr.write(f"evenhand support reads one file.\n\n{USAGE}\n")
        return 2
    try:
        text = sys.stdin.read() if files[0] == "-" else Path(files[0]).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"{files[0]} cannot be read: {error}. Nothing was done.\n")
        return 1
    with django_commands.joined("support"):
        django_commands.set_up()
        return _answer(text, drafts=DRAFT in words)


def _answer(text: str, *, drafts: bool) -> int:
    # careful: Django's tables are there only once it is set up
    from evenhand.core import clock
    from evenhand.core.errors import Refused
    from evenhand.core.principals import operator
    from evenhand.core.transactions import acting_as
    from evenhand.website.support import reading, taking

    try:
        read = reading.read(text)
    except Refused as refused:
        sys.stderr.write(f"{refused}\n")
        return 1
    if read.pages > 1:
        _say(f"This is page {read.page} of {read.pages}: load the others as well.")
    with acting_as(operator()):
        held = taking.hold(read.given, clock.today())
        written = taking.write_drafts(held) if drafts else 0
    for each in held:
        if each.outcome != taking.Outcome.SAME:
            _say(each.line)
    for line in read.refused:
        _say(line)
    counts = Counter(each.outcome for each in held) + Counter({taking.Outcome.NOT_TAKEN: len(read.refused)})
    _say(", ".join(f"{outcome}: {counts[outcome]}" for outcome in taking.Outcome))
    _say(
        f"Drafts written: {written}. An editor finds them under “Help near families”, asks them, and publishes."
        if written
        else "Nothing was stored."
    )
    return 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
