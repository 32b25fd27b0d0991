"""In a demonstration, and only there, everybody can read what the service sent."""

import socket
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from evenhand.adapters.email.smtp import send
from evenhand.core.mail import Attachment, Mail
from evenhand.demo import mailbox

PDF = b"%PDF-1.7 signed"
MAIL = Mail(
    id="0190",
    to="sam@family.example",
    subject="Your mediation case: your certificate is here",
    text="Hello,\n\nYour safe date is <b>Friday</b> 15 January 2027.\nKeep it.\n",
    written_at=datetime(2026, 7, 1, 9, 30, tzinfo=UTC),
    attachments=(Attachment("certificate.pdf", "application/pdf", PDF),),
)


@pytest.fixture
def demonstration(settings, tmp_path, db):
    settings.DATA_DIR = tmp_path
    # careful: an app added while running would be made ready, and the queue connected, a second time
    folder = Path(mailbox.__file__).parent / "jinja2"
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [folder]}]
    settings.ROOT_URLCONF = "tests.demo.urls"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = probe.getsockname()[1]
    box = mailbox.listening(tmp_path / "mailbox", settings.EMAIL_PORT)
    box.start()
    yield Client()
    box.stop()


def test_an_empty_outbox_says_how_to_fill_it(demonstration):
    assert "Nothing has been sent yet" in demonstration.get("/dev/outbox").content.decode()


def test_what_was_sent_can_be_read_with_what_came_with_it(demonstration):
    send(MAIL)
    listed = demonstration.get("/dev/outbox").content.decode()
    assert MAIL.subject in listed and "sam@family.example" in listed and "with certificate.pdf" in listed
    assert "Wednesday 1 July 2026 at 10:30am" in listed
    address = listed.split('href="/dev/outbox/')[1].split('"')[0]
    shown = demonstration.get(f"/dev/outbox/{address}").content.decode()
    assert "Your safe date is &lt;b&gt;Friday&lt;/b&gt; 15 January 2027.<br>Keep it." in shown
    answer = demonstration.get(f"/dev/outbox/{address}/1")
    assert answer.content == PDF
    assert answer["Content-Disposition"] == 'attachment; filename="certificate.pdf"'
    assert answer["Content-Security-Policy"].startswith("sandbox")


@pytest.mark.parametrize("address", ["nothing", "1-2-3", "1-2-3/1"])
def test_what_was_not_sent_is_no_page(demonstration, address):
    send(MAIL)
    assert demonstration.get(f"/dev/outbox/{address}").status_code == 404


@pytest.mark.parametrize(("demo", "mounted"), [("yes", "True"), ("no", "False")])
def test_it_is_mounted_in_a_demonstration_only(demo, mounted, tmp_path):
    code = (
        "import django; django.setup()\n"
        "from django.urls import get_resolver\n"
        "print('outbox' in get_resolver().reverse_dict)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env={"DJANGO_SETTINGS_MODULE": "evenhand.config.settings", "DEMO": demo, "DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == mounted
