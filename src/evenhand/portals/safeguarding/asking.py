"""One small form, one action, and a sentence that says that it was done."""

from typing import Any

from evenhand.portals.manager.asking import Nothing, Page, ask

__all__ = ["DONE", "Nothing", "Page", "ask", "done"]

DONE = {
    "taken": "It is yours now.",
    "noted": "It is written down.",
    "passed-on": "It is on record who hears of it.",
    "closed": "It is closed. You can still write down what happens.",
    "reviewed": "Your review is on record.",
}


def done(request: Any) -> str:
    """Return what was done just before, in words; empty when nothing was."""
    return DONE.get(request.GET.get("done", ""), "")
