"""Load the demonstration county."""

import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from io import StringIO
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from evenhand.demo import loading
from evenhand.demo.ownership import Owner

LINES = 4


class Command(BaseCommand):
    """Plays every story; does nothing when the county is there, and goes on where it was interrupted."""

    help = "Load the demonstration county; does nothing when it is there."
    requires_system_checks: list[str] = []

    def handle(self, *arguments: Any, **options: Any) -> None:
        """Load the county, or the rest of it."""
        url = os.environ.get("MIGRATION_DATABASE_URL", "")
        if not url:
            raise CommandError("MIGRATION_DATABASE_URL is not set: the owner of the tables moves the clock.")
        began = time.monotonic()
        with closing(Owner(url)) as owner:
            try:
                steps = loading.load(owner, self._shown)
            except loading.NotEmpty:
                raise CommandError(
                    "This database holds cases that are no demonstration. Set DATA_DIR, or DATABASE_URL and "
                    "MIGRATION_DATABASE_URL, to an empty place, or run with DEMO=no."
                ) from None
            except loading.BeingLoaded:
                raise CommandError("The demonstration is being loaded by another process.") from None
        if steps:
            # Who helps families near them is listed by council, and the county's councils are there only now.
            call_command("load_pages", stdout=StringIO())
            self.stdout.write(f"{steps} steps in {time.monotonic() - began:.1f} s")

    def _shown(self, turns: Sequence[loading.Turn]) -> Iterator[loading.Turn]:
        """Show how far loading has come: a bar on a terminal, a few lines elsewhere."""
        self.stdout.write("")
        if sys.stderr.isatty():
            yield from tqdm(turns, desc="Stories", unit=" steps", leave=False)
            return
        for number, turn in enumerate(turns):
            if number % max(1, len(turns) // LINES) == 0:
                self.stdout.write(f"Playing step {number + 1} of {len(turns)}")
            yield turn
