"""Begin a request."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from evenhand.core.actions import action
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.identity import access as identity
from evenhand.domain.identity.roles import Permission
from evenhand.domain.requests.events import DraftStarted
from evenhand.domain.requests.models import Draft


@action
def start_draft(*, answers: Mapping[str, Mapping[str, Any]], at: datetime, by: Principal) -> Draft:
    """Begin a request with answers that were given elsewhere, for this browser or whoever is signed in.

    Somebody who may open cases for families begins it on a family's behalf.
    """
    draft = Draft.objects.create(
        browser_key=by.browser_key,
        user_id=by.user_id,
        on_behalf=identity.may(by, Permission.OPEN_CASE),
        answers={slug: dict(given) for slug, given in answers.items()},
        started_at=at,
        changed_at=at,
    )
    record(DraftStarted(draft_id=draft.id, on_behalf=draft.on_behalf))
    return draft
