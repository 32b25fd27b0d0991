"""One e-mail to one person, as the domain hands it to whatever sends it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Attachment:
    """A file that goes with an e-mail."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Mail:
    """One e-mail to exactly one address.

    `id` makes the Message-ID, and with `written_at` the same bytes every time it is sent.
    """

    id: str
    to: str
    subject: str
    text: str
    written_at: datetime | None = None
    attachments: tuple[Attachment, ...] = ()


class SendingRefused(Exception):
    """The receiving server will never take this message: do not try again."""


class SendingDelayed(Exception):
    """The message could not be handed over now: try again later."""
