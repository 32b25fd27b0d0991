"""A process killed at any point leaves a file that is checked later, and none that nobody owns."""

import os
import signal
import subprocess
import sys

import pytest

from evenhand.core.transactions import acting_as
from evenhand.domain.documents import jobs, queries
from tests.domain.documents.test_documents import BROWSER, Scene, scene  # noqa: F401 - the fixture

GIVE = """
from tests.build import files, world
from tests.domain.documents.test_documents import BROWSER
from evenhand.domain.documents.actions.keep_document import keep_document
keep_document(case_id=None, user_id=None, kind="decision_letter", name="a.pdf",
    content=files.file_of(files.a_pdf()), at=world.now(), by=BROWSER)
"""
CHECK = """
from uuid import UUID
from evenhand.core.principals import worker
from evenhand.domain.documents.checking import check
check(UUID({document!r}), worker())
"""


def die_at(point: str, code: str, url: str, found: Scene) -> None:
    """Run `code` in a process of its own that kills itself at `point`, and insist that it did."""
    ran = subprocess.run(
        [sys.executable, "-c", f"import django\ndjango.setup()\n{code}"],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "evenhand.config.settings",
            "DATABASE_URL": url,
            "DATA_DIR": str(found.root.parent),
            "CRASHPOINT": point,
            "PYTHONPATH": os.pathsep.join(sys.path),
        },
        capture_output=True,
        text=True,
    )
    assert ran.returncode == -signal.SIGKILL, f"{point} was not reached:\n{ran.stdout}{ran.stderr}"


def sweep_files(found: Scene) -> None:
    for path in found.root.rglob("*"):
        os.utime(path, (1, 1))
    with found.as_worker():
        jobs.sweep_files.function()


@pytest.mark.parametrize("point", ["file.before-rename", "file.after-rename", "document.before-row"])
def test_a_file_without_its_row_was_never_given(scene, point):  # noqa: F811
    die_at(point, GIVE, scene.addresses.web, scene)
    assert scene.asked_for() == []
    sweep_files(scene)
    assert [path for path in scene.root.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    "point",
    [
        "document.before-check",
        "document.after-check",
        "file.before-rename",
        "file.after-rename",
        "document.before-noted",
        "document.after-noted",
    ],
)
def test_a_letter_is_kept_whatever_happened_to_who_checked_it(scene, point):  # noqa: F811
    document = scene.give()
    die_at(point, CHECK.format(document=str(document.id)), scene.addresses.worker, scene)
    scene.later(minutes=3)
    with scene.as_worker():
        jobs.sweep_unchecked.function()
    assert len(scene.asked_for()) == (1 if point == "document.after-noted" else 2)
    scene.check(document)
    sweep_files(scene)
    with acting_as(BROWSER):
        assert queries.content(document.id)[0].startswith(b"%PDF-")
    assert len(scene.on_disk()) == 1
