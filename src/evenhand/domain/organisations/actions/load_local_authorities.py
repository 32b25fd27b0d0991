"""Bring the list of councils up to date from the dated data file."""

import csv
from datetime import date
from importlib.resources import files

from evenhand.core.actions import action
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import OPERATOR, Principal
from evenhand.domain.organisations.events import LocalAuthoritiesLoaded
from evenhand.domain.organisations.models import LocalAuthority

FIELDS = ["name", "short_name", "gss_code", "starts_on", "ends_on", "replaced_by"]


@action
def load_local_authorities(*, by: Principal) -> int:
    """Add new councils and change known ones, from data/local_authorities.csv. Only the operator may.

    Never deletes: an abolished council keeps its old cases and carries the day it ended.
    """
    if by.name != OPERATOR:
        raise NotAllowed("load the list of councils")
    rows = [
        LocalAuthority(
            code=row["code"],
            name=row["name"],
            short_name=row["short_name"],
            gss_code=row["gss_code"],
            starts_on=date.fromisoformat(row["starts_on"]) if row["starts_on"] else None,
            ends_on=date.fromisoformat(row["ends_on"]) if row["ends_on"] else None,
            replaced_by=row["replaced_by"],
        )
        for row in listed()
    ]
    LocalAuthority.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["code"], update_fields=FIELDS
    )
    record(LocalAuthoritiesLoaded(count=len(rows)))
    return len(rows)


def listed() -> list[dict[str, str]]:
    """Return the councils of the data file, one dictionary a row."""
    text = files("evenhand.domain.organisations").joinpath("data/local_authorities.csv").read_text("utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))
