"""Ending every session of somebody who is here no longer."""

from uuid import UUID

from django.db.models import F

from evenhand.domain.identity.models import User


def end_sessions(user_id: UUID) -> None:
    """End every session of somebody, wherever they signed in; the caller has checked who may."""
    User.objects.filter(id=user_id).update(session_epoch=F("session_epoch") + 1)
