"""Every process knows every kind of event from its start: what one recorded, another can read."""

import subprocess
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "evenhand" / "domain"


def test_a_fresh_process_knows_the_events_of_every_app():
    code = "import django; django.setup(); from evenhand.core.events import KINDS; print(*sorted(KINDS))"
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=_environment()
    ).stdout.split()
    apps = {path.parent.name for path in PACKAGE.glob("*/events.py")}
    assert {kind.split(".")[0] for kind in said} == apps


def _environment():
    import os

    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "evenhand.config.settings",
        "PYTHONPATH": str(PACKAGE.parents[1]),
        "DEMO": "no",
    }
