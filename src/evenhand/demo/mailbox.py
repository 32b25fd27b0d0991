"""The mailbox of a demonstration: takes every message the service sends and keeps it as a file.

Each message is one `.eml` file whose first lines name the envelope (X-MailFrom, X-RcptTo). A file appears
whole or not at all, so whoever lists the folder can read all that is there. Nothing is sent on.
"""

import os
import signal
import threading
import time
from itertools import count
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

LARGEST_MESSAGE = 30 * 1024 * 1024  # bytes
# Addresses at which a demonstration shows what becomes of a message that is not taken, now or ever.
REFUSED = {
    "gone.example": "550 5.1.1 There is no such mailbox",
    "busy.example": "451 4.3.2 Not now; please try again later",
}


class Keep:
    """Writes each message into a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = count(1)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take mail for everybody but those whose mailbox is gone or busy."""
        domain = address.lower().rpartition("@")[2]
        if domain in REFUSED:
            return REFUSED[domain]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Keep one message; answer only when it is safely there."""
        # Sorted by name is sorted by arrival.
        name = f"{time.time_ns():020d}-{os.getpid()}-{next(self._numbers)}.eml"
        draft = self.folder / f".{name}"
        head = [f"X-MailFrom: {envelope.mail_from or ''}"]
        head += [f"X-RcptTo: {recipient}" for recipient in envelope.rcpt_tos]
        content = envelope.content or b""
        if isinstance(content, str):
            content = content.encode()
        with draft.open("wb") as file:
            file.write("\r\n".join([*head, ""]).encode() + content)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(self.folder / name)
        return "250 Kept"


def listening(folder: Path, port: int) -> Controller:
    """Return a mailbox on `port` of this machine that keeps messages in `folder`; start() and stop() it."""
    return Controller(
        Keep(folder), hostname="127.0.0.1", port=port, data_size_limit=LARGEST_MESSAGE, enable_SMTPUTF8=True
    )


def receive(folder: Path, port: int) -> None:
    """Run the mailbox until SIGTERM or Ctrl-C."""
    told = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: told.set())
    box = listening(folder, port)
    box.start()
    told.wait()
    box.stop()
