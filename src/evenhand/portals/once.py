"""The key of one form: sent twice, it does one thing."""

from typing import Any
from uuid import UUID, uuid4

from evenhand.design.fields import HiddenField


class OnceField(HiddenField):
    """The key of one form. One that came back mangled is made anew: what was typed is worth more."""

    def to_python(self, value: Any) -> str:
        """Return a key that is one."""
        try:
            return str(UUID(str(value)))
        except ValueError:
            return once()


def once() -> str:
    """Return a key for one form, so that sending it twice records one thing."""
    return str(uuid4())
