"""`evenhand places`: which list of postcodes is in use, and a way to load a newer one. Nothing is fetched."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from evenhand.config import django_commands

NAME, LOAD = "places", "load"
USAGE = (
    "evenhand places            says which list of postcodes is in use\n"
    "evenhand places load FILE  puts the list in FILE in its place\n"
    "FILE is the CSV file of the National Statistics Postcode Lookup (NSPL) or of the ONS Postcode Directory (ONSPD)."
)
# As the licences of both lists ask: https://www.ons.gov.uk/methodology/geography/licences
CREDIT = (
    "Source: Office for National Statistics licensed under the Open Government Licence v.3.0. "
    "Contains OS data © Crown copyright and database right {year}. "
    "Contains Royal Mail data © Royal Mail copyright and database right {year}."
)
STOPPED = 130  # as of every program that Ctrl-C has stopped
STEP = 100_000
"""Lines between two words of how far it is."""


def run(words: Sequence[str]) -> int:
    """Say what is in use, or load a list, and return the exit status."""
    if words and (words[0] != LOAD or len(words) != len((LOAD, "FILE"))):
        sys.stderr.write(f"{USAGE}\n")
        return 2
    with django_commands.joined(NAME):
        django_commands.set_up()
        return _load(Path(words[1])) if words else _say_what_is_in_use()


def _say_what_is_in_use() -> int:
    # careful: Django's tables are there only once it is set up
    from evenhand.core.clock import london_day
    from evenhand.core.principals import operator
    from evenhand.core.transactions import acting_as
    from evenhand.domain.organisations.places import loaded

    with acting_as(operator()):
        found = loaded()
    if found is None:
        sys.stdout.write("No list of postcodes is loaded: visitors choose their council from a list.\n")
        return 0
    day = london_day(found.loaded_at).isoformat()
    sys.stdout.write(f"In use: {found.source}, {found.postcodes:,} postcodes, loaded on {day}\n")
    return 0


def _load(path: Path) -> int:
    from evenhand.core import clock
    from evenhand.core.errors import Refused
    from evenhand.core.principals import operator
    from evenhand.core.transactions import acting_as
    from evenhand.domain.organisations.actions.load_local_authorities import load_local_authorities
    from evenhand.domain.organisations.actions.load_places import load_places
    from evenhand.domain.organisations.counting_places import counted
    from evenhand.domain.organisations.queries import codes_of_areas

    try:
        with path.open("rb") as file:
            load_local_authorities(by=operator())
            with acting_as(operator()):
                councils = codes_of_areas(clock.today())
            found = counted(_read(file, path.stat().st_size), councils)
        sys.stderr.write("Counted. Putting it into use ...\n")
        with acting_as(operator()):
            credit = CREDIT.format(year=clock.today().year)
            load_places(source=path.name, credit=credit, counted=found, at=clock.now(), by=operator())
    except (OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"{path} cannot be read: {error}. The list in use has not changed.\n")
        return 1
    except Refused as refusal:
        sys.stderr.write(f"{refusal} The list in use has not changed.\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. The list in use has not changed; the same command begins again.\n")
        return STOPPED
    sys.stdout.write(f"{found.postcodes:,} postcodes from {path.name} are in use.\n")
    if found.unknown:
        _warn(found.unknown.items())
    return 0


def _read(file: BinaryIO, size: int) -> Iterator[str]:
    """Yield the lines of a file, and say on the way how far it is."""
    read = 0
    for number, line in enumerate(file, 1):
        read += len(line)
        if number % STEP == 0:
            sys.stderr.write(f"{read * 100 // size} % read, {number:,} lines\n")
        yield line.decode("utf-8-sig")


def _warn(unknown: Iterable[tuple[str, int]]) -> None:
    listed = ", ".join(f"{code or 'no code'} ({number:,})" for code, number in sorted(unknown))
    sys.stdout.write(
        f"Not in the list of councils here, so not found by postcode: {listed}. Its families choose from the list.\n"
    )
