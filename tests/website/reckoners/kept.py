"""Reckoners in the database, for tests."""

from typing import Any

import pytest

from evenhand.core.principals import operator
from evenhand.core.transactions import acting_as
from evenhand.website.pages.editors import as_editor
from evenhand.website.reckoners import files, loading
from evenhand.website.reckoners.models import Reckoner
from evenhand.website.reckoners.stored import stored
from tests.build import world
from tests.website.reckoners.made import WRITTEN


def load(monkeypatch: pytest.MonkeyPatch, **written: str) -> int:
    """Load reckoners as if these were the files that come with the service, by name."""
    monkeypatch.setattr(
        files, "of_language", lambda language: iter(written.items() if language == "en" else ())
    )
    with acting_as(operator()):
        return loading.load()


def a_reckoner(monkeypatch: pytest.MonkeyPatch, words: str = WRITTEN, slug: str = "trial") -> Reckoner:
    """Return a published reckoner."""
    load(monkeypatch, **{slug: words})
    return Reckoner.objects.get(slug=slug)


def edited(row: Reckoner, by: Any = None, **changed: Any) -> Reckoner:
    """Let an editor change a reckoner and publish it."""
    by = by or an_editor()
    for name, value in changed.items():
        setattr(row, name, value)
    row.save_revision(user=by, log_action=True).publish(user=by)
    row.refresh_from_db()
    return row


def an_editor() -> Any:
    """Return somebody who may publish."""
    manager = world.a_colleague(world.a_service(), "manager")
    return as_editor(manager.user_id, may_publish=True)


def form_of(row: Reckoner, **changed: str) -> dict[str, str]:
    """Return the form of a reckoner in the content system, as a browser would send it."""
    said = stored(row.definition)
    plain = ("slug", "title", "summary", "intro", "keep_days", "calculator", "sources")
    form = {name: str(said[name]) for name in plain}
    form |= {
        "order": str(row.order),
        "looked_after_by": row.looked_after_by,
        "checked_on": row.checked_on.isoformat(),
        "review_every_months": str(row.review_every_months),
    }
    for part in ("questions", "cards", "examples"):
        form[f"{part}-count"] = str(len(said[part]))
        for number, block in enumerate(said[part]):
            at = f"{part}-{number}"
            form |= {
                f"{at}-deleted": "",
                f"{at}-order": str(number),
                f"{at}-type": block["type"],
                f"{at}-id": block["id"],
            }
            form |= _of_struct(f"{at}-value", block["value"])
    return {**form, **changed}


def _of_struct(at: str, value: dict[str, Any]) -> dict[str, str]:
    form = {}
    for name, said in value.items():
        if isinstance(said, list):
            form[f"{at}-{name}-count"] = str(len(said))
            for number, item in enumerate(said):
                form |= {
                    f"{at}-{name}-{number}-deleted": "",
                    f"{at}-{name}-{number}-order": str(number),
                    f"{at}-{name}-{number}-id": "",
                }
                form |= _of_struct(f"{at}-{name}-{number}-value", item)
        elif said is True:
            form[f"{at}-{name}"] = "on"
        elif said is not False:
            form[f"{at}-{name}"] = str(said)
    return form
