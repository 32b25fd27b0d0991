"""`evenhand keys`: which keys seal what the database cannot read, and how they are changed."""

import sys
from collections.abc import Sequence

from evenhand.config import django_commands

NEW, DESTROY = "--new", "--destroy"
USAGE = (
    "evenhand keys              says which keys there are, and how much is sealed under each\n"
    f"evenhand keys {NEW}        makes a key and seals everything again under it; stop it and start it at will\n"
    f"evenhand keys {DESTROY} N  destroys key N, once nothing in the database is sealed under it"
)


def run(words: Sequence[str]) -> int:
    """Say, renew or destroy; return the exit status."""
    is_destroying = len(words) == 2 and words[0] == DESTROY and words[1].isdecimal()
    if list(words) not in ([], [NEW]) and not is_destroying:
        sys.stderr.write(f"evenhand keys does not know {' '.join(words)!r}. Nothing was done.\n\n{USAGE}\n")
        return 2
    with django_commands.joined("keys"):
        django_commands.set_up()
        # careful: Django's tables are there only once it is set up
        from evenhand.core import sealing

        try:
            if is_destroying:
                return _destroy(int(words[1]))
            return _renew() if words else _say_which()
        except sealing.CannotBeOpened as trouble:
            sys.stderr.write(f"{trouble} What was sealed again stays so; nothing is lost.\n")
            return 1


def _say_which() -> int:
    from evenhand.core import sealing, sealing_again

    under, here = sealing_again.rows_by_key(), sealing.keys()
    for number in sorted({*under, *here}):
        missing = "" if number in here else "  THE KEY IS NOT HERE: put it back"
        seals = ", seals from now on" if here and number == max(here) else ""
        _say(f"key {number}: {under[number]} sealed{seals}{missing}")
    if not here and not under:
        _say("There is no key yet. The first is made when something is sealed.")
    return 0 if set(under) <= set(here) else 1


def _renew() -> int:
    from evenhand.core import sealing, sealing_again

    under, newest = sealing_again.rows_by_key(), max(sealing.keys(), default=0)
    # A run that was stopped goes on under the key that it made.
    is_unfinished = newest > 1 and any(number != newest for number in under)
    number = newest if is_unfinished else sealing.make_key()
    _say(f"{'Going on with' if is_unfinished else 'Made'} key {number}.")
    done = 0
    # Whoever sealed while the key was being made did so under the one before: go round until nothing is.
    while again := sealing_again.seal_again(_progress):
        done += again
    _say(f"{done} sealed again under key {number}. Older keys open backups: keep them as long as those.")
    return 0


def _destroy(number: int) -> int:
    from evenhand.core import sealing, sealing_again

    if why := _why_it_is_needed(number, sealing.keys(), sealing_again.rows_by_key()[number]):
        sys.stderr.write(f"Key {number} was not destroyed: {why}. `evenhand keys` says more.\n")
        return 1
    sealing.destroy_key(number)
    _say(f"Key {number} is destroyed. A backup that needs it can no longer be read in full.")
    return 0


def _why_it_is_needed(number: int, here: Sequence[int], sealed: int) -> str:
    if number not in here:
        return "it is not here"
    if sealed:
        return f"{sealed} values are sealed under it"
    return "it seals from now on" if number == max(here) else ""


def _progress(done: int, of: int) -> None:
    if sys.stdout.isatty():
        sys.stdout.write(f"\r{done} of {of}" + ("\n" if done == of else ""))
        sys.stdout.flush()


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
