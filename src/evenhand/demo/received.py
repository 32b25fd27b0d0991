"""What the demonstration's mailbox has received, read from its folder (see mailbox.py)."""

import email
import re
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings

SHOWN = 100  # newest messages on the page
_NAME = re.compile(r"\d+-\d+-\d+")


@dataclass(frozen=True)
class File:
    """One file that came with a message."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Received:
    """One message as it arrived."""

    name: str
    to: tuple[str, ...]
    sender: str
    subject: str
    written_at: datetime | None
    message_id: str
    text: str
    files: tuple[File, ...]

    @property
    def paragraphs(self) -> tuple[tuple[str, ...], ...]:
        """Return the text as paragraphs of lines."""
        return tuple(tuple(part.splitlines()) for part in self.text.strip().split("\n\n"))


def newest() -> list[Received]:
    """Return the newest messages, the last to arrive first."""
    names = sorted((path.stem for path in _folder().glob("*.eml")), reverse=True)
    return [found for name in names[:SHOWN] if (found := one(name))]


def one(name: str) -> Received | None:
    """Return one message by the name of its file, or None when there is none."""
    path = _folder() / f"{name}.eml"
    if not _NAME.fullmatch(name) or not path.is_file():
        return None
    message = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(("plain",))
    date = message["Date"]
    return Received(
        name=name,
        to=tuple(message.get_all("X-RcptTo", [])),
        sender=str(message["From"] or ""),
        subject=str(message["Subject"] or ""),
        written_at=date.datetime if date else None,
        message_id=str(message["Message-ID"] or ""),
        text=body.get_content() if body else "",
        files=tuple(_file(part) for part in message.iter_attachments()),
    )


def _file(part: EmailMessage) -> File:
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return File(part.get_filename() or "attachment", part.get_content_type(), content)


def _folder() -> Path:
    return Path(settings.DATA_DIR) / "mailbox"
