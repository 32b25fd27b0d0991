"""Ending every session of somebody: because they are here no longer, or all but the one that they use."""

from datetime import datetime
from uuid import UUID

from django.db.models import F

from evenhand.core.events import record
from evenhand.domain.identity import devices
from evenhand.domain.identity.events import SessionsEnded
from evenhand.domain.identity.models import Device, User


def end_sessions(user_id: UUID) -> None:
    """End every session of somebody, wherever they signed in; the caller has checked who may."""
    User.objects.filter(id=user_id).update(session_epoch=F("session_epoch") + 1)


def end_others(user_id: UUID, at: datetime, *, here: UUID | None) -> None:
    """End every session of the acting person but one, as `others_ended` does, and record it."""
    record(others_ended(user_id, at, here=here))


def others_ended(user_id: UUID, at: datetime, *, here: UUID | None) -> SessionsEnded:
    """End every session of somebody but one, and forget every browser as theirs but the one that they use (`here`).

    Returns what whoever acts is to record. A session that has opened no page yet is on no list, so all end at once, and
    whoever calls this from a page lets the session of that page go on (portals/staying.py).
    """
    end_sessions(user_id)
    mine = Device.objects.filter(user_id=user_id)
    own = mine.filter(id=here).first() if here else None
    others = [each for each in mine.filter(ended_at=None) if each != own]
    devices.drop_sessions([each.session_sha256 for each in others])
    mine.filter(id__in=[each.id for each in others]).update(ended_at=at)
    known = own.known_sha256 if own else ""
    mine.filter(forgotten_at=None).exclude(known_sha256=known).update(forgotten_at=at)
    return SessionsEnded(user_id=user_id, device_ids=tuple(each.id for each in others))


def hold(user_id: UUID) -> None:
    """Let nothing else be added for somebody, or ended, until what is being done is done."""
    User.objects.select_for_update().filter(id=user_id).first()
