"""The demonstration's mailbox keeps every message, whole, and says to whom it went."""

import email
import socket
from email import policy
from email.message import EmailMessage
from pathlib import Path
from smtplib import SMTP

from evenhand.demo.mailbox import listening


def test_a_message_becomes_one_whole_file_that_names_its_recipients(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    message = EmailMessage()
    message["Subject"] = "A date for your meeting"
    message.set_content("Zażółć gęślą jaźń\n")
    box = listening(tmp_path, port)
    box.start()
    try:
        with SMTP("127.0.0.1", port) as sender:
            for _ in range(2):
                sender.send_message(message, "service@evenhand.example", ["a@a.example", "b@b.example"])
    finally:
        box.stop()
    files = sorted(tmp_path.iterdir())
    assert [file.suffix for file in files] == [".eml", ".eml"]
    kept = email.message_from_bytes(files[0].read_bytes(), policy=policy.default)
    assert kept["X-MailFrom"] == "service@evenhand.example"
    assert kept.get_all("X-RcptTo") == ["a@a.example", "b@b.example"]
    assert kept["Subject"] == "A date for your meeting"
    assert kept.get_content().strip() == "Zażółć gęślą jaźń"  # type: ignore[attr-defined]
