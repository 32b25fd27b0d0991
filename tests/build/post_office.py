"""A real mail server for tests: keeps every copy it receives and answers as it is told to."""

import email
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from django.conf import LazySettings


@dataclass(frozen=True)
class Copy:
    """One message as it arrived."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes

    @property
    def message(self) -> EmailMessage:
        """Return the message, parsed."""
        return email.message_from_bytes(self.content, policy=policy.default)  # type: ignore[return-value]


@dataclass
class PostOffice:
    """What arrived, and what to answer: to RCPT, to the message, or `hang_up` after taking it."""

    port: int
    copies: list[Copy] = field(default_factory=list)
    to_recipient: str = ""
    to_message: str = "250 2.0.0 Taken"
    hang_up: bool = False

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        """Answer to one recipient."""
        if self.to_recipient:
            return self.to_recipient
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """Keep a copy if it is taken, and answer."""
        if self.to_message.startswith("2"):
            self.copies.append(Copy(envelope.mail_from, tuple(envelope.rcpt_tos), envelope.content))
        if self.hang_up:
            server.transport.abort()
        return self.to_message


@contextmanager
def open_at(settings: LazySettings) -> Iterator[PostOffice]:
    """Run a post office and point the service at it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    office = PostOffice(port)
    controller = Controller(office, hostname="127.0.0.1", port=port, data_size_limit=30_000_000)
    controller.start()
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 5
    try:
        yield office
    finally:
        controller.stop()
