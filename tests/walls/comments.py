"""What readers of the website say in the made-up world, and who reads it: whoever writes its pages."""

from typing import TYPE_CHECKING

from tests.build import comments, world
from tests.walls.at_work import colleague
from tests.walls.people import EDITOR

if TYPE_CHECKING:
    from tests.walls.made import MadeUp


def say(made: "MadeUp", ours: world.Service) -> None:
    """Let somebody say something about a page twice; one waits, and one is answered, with nothing published yet."""
    colleague(made, "editor", ours, "", "content_editor")
    made.people.of["editor"].becomes(EDITOR, "the website")
    comments.say(made.markers.words("comment of a reader", "the website"))
    comments.answered(made.by("editor"), said="A step was hard to follow.")
    comments.say(made.markers.words("comment of a reader", "the website"))
