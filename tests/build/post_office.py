"""A real mail server for tests: keeps every copy it receives and answers as it is told to."""

import email
import socket
import threading
from collections.abc import Callable, Iterator
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
    arrived: threading.Condition = field(default_factory=threading.Condition)

    def wait_for(self, wanted: Callable[[Copy], bool], seconds: float = 30) -> Copy:
        """Return the first copy that is wanted, as soon as it is here.

        Raises TimeoutError, with who got what so far, when it does not come.
        """
        with self.arrived:
            self.arrived.wait_for(lambda: any(map(wanted, self.copies)), seconds)
            found = next(filter(wanted, self.copies), None)
        if found is None:
            here = "\n".join(f"{copy.recipients}: {copy.message['Subject']}" for copy in self.copies)
            raise TimeoutError(f"It did not come within {seconds} seconds. What came:\n{here}")
        return found

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
            with self.arrived:
                self.copies.append(Copy(envelope.mail_from, tuple(envelope.rcpt_tos), envelope.content))
                self.arrived.notify_all()
        if self.hang_up:
            server.transport.abort()
        return self.to_message


@dataclass
class Letterbox:
    """The mailbox of one person, who reads each message once."""

    office: PostOffice
    address: str
    read: list[Copy] = field(default_factory=list)

    def next(self, subject: str) -> EmailMessage:
        """Wait for the next unread message whose subject holds `subject`, and read it."""
        found = self.office.wait_for(
            lambda copy: self._is_unread(copy) and subject in str(copy.message["Subject"])
        )
        self.read.append(found)
        return found.message

    def skip(self, subject: str) -> None:
        """Leave what has come so far about `subject` unread for good."""
        self.read += [copy for copy in self.office.copies if subject in str(copy.message["Subject"])]

    def unread(self) -> list[str]:
        """Return the subjects of what has come so far and was not read."""
        return [str(copy.message["Subject"]) for copy in self.office.copies if self._is_unread(copy)]

    def _is_unread(self, copy: Copy) -> bool:
        return copy.recipients == (self.address,) and not any(copy is each for each in self.read)


@contextmanager
def opened() -> Iterator[PostOffice]:
    """Run a post office on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    office = PostOffice(port)
    controller = Controller(office, hostname="127.0.0.1", port=port, data_size_limit=30_000_000)
    controller.start()
    try:
        yield office
    finally:
        controller.stop()


@contextmanager
def open_at(settings: LazySettings) -> Iterator[PostOffice]:
    """Run a post office and point the service in this process at it."""
    with opened() as office:
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", office.port, 5
        yield office
