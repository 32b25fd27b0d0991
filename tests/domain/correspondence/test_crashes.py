"""A process killed at any point of sending loses no promise and sends nothing but identical copies."""

import os
import signal
import subprocess
import sys

import pytest

from evenhand.core.outside import adapter
from evenhand.domain.correspondence.attached import Attached
from tests.build.promises import Scene

PROMISE = """
from uuid import UUID
from tests.build import world
from tests.domain.correspondence.test_wording import facts_of
from evenhand.core.principals import worker
from evenhand.domain.correspondence.actions.promise_message import promise_message
case = UUID({case!r})
promise_message(case_id=case, person_id=UUID({reader!r}), purpose="dates_changed",
    facts=facts_of("dates_changed"), at=world.now(), by=worker(case))
"""
SEND = """
from uuid import UUID
from evenhand.domain.correspondence.sending import send
send(UUID({message!r}), UUID({case!r}))
"""


def die_at(point: str, code: str, url: str, found: Scene) -> None:
    """Run `code` in a process of its own that kills itself at `point`, and insist that it did."""
    ran = subprocess.run(
        [sys.executable, "-c", f"import django\ndjango.setup()\n{code}"],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "evenhand.config.settings",
            "DATABASE_URL": url,
            "SMTP_HOST": "127.0.0.1",
            "SMTP_PORT": str(found.office.port),
            "DATA_DIR": str(found.files.parent),
            "CRASHPOINT": point,
            "PYTHONPATH": os.pathsep.join(sys.path),
        },
        capture_output=True,
        text=True,
    )
    assert ran.returncode == -signal.SIGKILL, f"{point} was not reached:\n{ran.stdout}{ran.stderr}"


@pytest.fixture
def found(scene, settings, tmp_path):
    settings.FILES_DIR = scene.files = tmp_path / "files"
    return scene


@pytest.mark.parametrize(
    ("point", "kept"),
    [("message.before-promise", False), ("message.after-promise", True)],
)
def test_a_promise_is_whole_or_was_never_made(found, point, kept):
    code = PROMISE.format(case=str(found.case.id), reader=str(found.reader))
    die_at(point, code, found.addresses.web, found)
    promised = found.jobs()
    assert len(promised) == kept
    assert found.events() == ["MessagePromised"] * kept
    found.later(minutes=1)
    assert found.sweep() == promised


@pytest.mark.parametrize(
    ("point", "copies"),
    [
        ("message.before-begin", 1),
        ("message.before-begun", 1),
        ("message.before-smtp", 1),
        ("message.before-data", 1),
        ("message.after-data", 2),
        ("message.after-smtp", 2),
        ("message.before-noted", 2),
        ("message.after-noted", 1),
    ],
)
def test_a_message_arrives_whatever_happened_to_who_sent_it(found, point, copies):
    digest = adapter("storage")("certificates").keep(b"%PDF-1.7 signed")
    message = found.promise(attachment=Attached("certificates", digest, "Certificate.pdf"))
    code = SEND.format(message=str(message.id), case=str(found.case.id))
    die_at(point, code, found.addresses.worker, found)
    found.later(minutes=4)
    swept = found.sweep()
    assert swept == ([] if point == "message.after-noted" else [message.id])
    assert found.deliver(message).state == "sent"
    assert len(found.office.copies) == copies
    assert len({copy.content for copy in found.office.copies}) == 1
    assert found.events().count("MessageSent") == 1
