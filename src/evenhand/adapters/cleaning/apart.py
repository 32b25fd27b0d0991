"""Runs the cleaner apart: no database, no secrets, no network use, little time, little memory."""

import json
import subprocess
import sys

from evenhand.domain.documents.ports import Cleaned, NotClean
from evenhand.domain.documents.refusals import WORDS

SECONDS = 40
LARGEST_RESULT = 30 * 1024 * 1024  # bytes


def clean(content: bytes, media_type: str) -> Cleaned:
    """Return the file made anew. Raises NotClean when it cannot be, or takes too much of anything."""
    try:
        ran = subprocess.run(
            # -I: neither the environment nor the present folder decides what is imported.
            [sys.executable, "-I", "-m", "evenhand.adapters.cleaning.child", media_type],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            env={},
            cwd="/",
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise NotClean("took-too-long") from None
    if ran.returncode < 0:
        raise NotClean("took-too-long")  # stopped by a limit
    head, _, made = ran.stdout.partition(b"\n")
    if ran.returncode != 0 or not head:
        raise NotClean("broken")
    said = json.loads(head)
    if reason := said.get("refused"):
        raise NotClean(reason if reason in WORDS else "broken")
    if not made or len(made) > LARGEST_RESULT:
        raise NotClean("too-large")
    return Cleaned(content=made, media_type=said["media_type"], pages=said["pages"], words=said["words"])
