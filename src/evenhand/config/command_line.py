"""The command `evenhand`: one word for each thing an operator or a lawyer can ask for."""

import os
import sys
from collections.abc import Callable, Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] in ("help", "-h", "--help"):
        print(_help())
        return 0
    command = COMMANDS.get(words[0])
    if command is None:
        print(
            f"evenhand knows no command {words[0]!r}. These are its commands:\n\n{_help()}", file=sys.stderr
        )
        return 2
    return command(words[1:])


def _help() -> str:
    return "\n".join(f"  evenhand {name:<10} {command.__doc__}" for name, command in COMMANDS.items())


def _django(words: list[str]) -> int:
    """Django's own commands, such as `evenhand django shell`"""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "evenhand.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["evenhand django", *words])
    return 0


def _examples(words: list[str]) -> int:
    """Run files of worked examples against the law as stated, such as `evenhand examples FILE...`"""
    from evenhand.statute.examples import run

    lines, status = run(words)
    print("\n".join(lines))
    return status


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "django": _django,
    "examples": _examples,
}
