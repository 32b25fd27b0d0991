"""The reference documents, written from the code, so that they are true. A test fails when they are stale."""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from django.apps import apps

from evenhand.api import reference as interface
from evenhand.config import environment, processing
from evenhand.core.actions import ACTIONS
from evenhand.core.events import KINDS
from evenhand.core.states import Lifecycle
from evenhand.domain.identity.roles import ROLES, Permission
from evenhand.statute.reference import law
from evenhand.website.accessibility import statement

PROJECT = Path(__file__).resolve().parents[3]
MADE = "<!-- Written by `make docs` from the code. -->\n\n"


def documents() -> dict[Path, str]:
    """Return every generated document by its path from the project's root."""
    load_everything()
    pages: dict[str, Callable[[], str]] = {
        "states": states,
        "permissions": permissions,
        "actions": actions,
        "events": events,
        "data": data,
        "processing": processing.page,
        "law": law,
        "api": interface.page,
    }
    made = {Path(f"docs/reference/{name}.md"): MADE + page() for name, page in pages.items()}
    return made | {
        Path(".env.example"): environment.example(),
        Path("ACCESSIBILITY.md"): MADE + statement.markdown(),
    }


def write() -> list[Path]:
    """Write every document that differs and return which did."""
    changed = {path: text for path, text in documents().items() if not _is(PROJECT / path, text)}
    for path, text in changed.items():
        (PROJECT / path).parent.mkdir(parents=True, exist_ok=True)
        (PROJECT / path).write_text(text)
    return list(changed)


def load_everything() -> None:
    """Import every module of the domain, so that registries are complete."""
    domain = import_module("evenhand.domain")
    for module in _below(domain.__name__, Path(str(domain.__file__)).parent):
        import_module(module)


def lifecycles() -> dict[str, Lifecycle]:
    """Return every lifecycle of the domain by the name of its app and table."""
    found: dict[str, Lifecycle] = {}
    for config in apps.get_app_configs():
        path = Path(config.path) / "states.py"
        if config.name.startswith("evenhand.domain.") and path.exists():
            module = import_module(f"{config.name}.states")
            found |= {
                f"{config.label}.{name}": value
                for name, value in vars(module).items()
                if isinstance(value, Lifecycle)
            }
    return found


def states() -> str:
    """Draw each lifecycle as a diagram and a table."""
    parts = ["# Lifecycles\n"]
    for name, lifecycle in sorted(lifecycles().items()):
        arrows = [f"    [*] --> {state}" for state in lifecycle.initial]
        rows = []
        for move in lifecycle.moves:
            arrows += [f"    {source} --> {move.target}: {move.name}" for source in move.sources]
            rows.append(f"| {move.name} | {', '.join(move.sources)} | {move.target} |")
        parts += [
            f"\n## {name}: the life of {_a(lifecycle.thing)}\n",
            "```mermaid\nstateDiagram-v2",
            *arrows,
            "```\n",
            "| move | from | to |\n|---|---|---|",
            *rows,
        ]
    return "\n".join(parts) + "\n"


def permissions() -> str:
    """List each role with its powers and the compartments it may read."""
    rows = [
        f"| {permission.name} | {permission.value} | "
        + ", ".join(role.title for role in ROLES.values() if permission in role.permissions)
        + " |"
        for permission in Permission
    ]
    roles = [
        f"- **{role.title}**. {role.description} Reads {', '.join(role.compartments)}."
        for role in ROLES.values()
    ]
    return "\n".join(
        ["# Roles and permissions\n", *roles, "\n| permission | to… | held by |\n|---|---|---|", *rows, ""]
    )


def actions() -> str:
    """List everything that can be done, with the first line that each action says of itself."""
    rows = [
        f"| `{name}` | {_first_line(action)} |"
        for name, action in sorted(ACTIONS.items())
        if action.__module__.startswith("evenhand.")
    ]
    return "\n".join(["# Everything that can be done\n", "| action | what it does |\n|---|---|", *rows, ""])


def _a(thing: str) -> str:
    return f"an {thing}" if thing[0] in "aeiou" else f"a {thing}"


def events() -> str:
    """List every kind of event with its compartment."""
    rows = [
        f"| `{kind}` | {event.compartment.value} | {_first_line(event)} |"
        for kind, event in sorted(KINDS.items())
        if event.__module__.startswith("evenhand.domain.") and not event.__name__.startswith("_")
    ]
    return "\n".join(
        ["# Everything that can happen\n", "| event | compartment | what it says |\n|---|---|---|", *rows, ""]
    )


def data() -> str:
    """List every table: its compartment, how long it is kept, and what it says about people."""
    rows = []
    for model in sorted(apps.get_models(), key=lambda model: model._meta.db_table):
        privacy = None if model._meta.proxy else getattr(model, "Privacy", None)
        if privacy:
            personal = (
                "; ".join(f"{column}: {says}" for column, says in privacy.personal.items()) or "nothing"
            )
            rows.append(
                f"| `{model._meta.db_table}` | {privacy.compartment.value} | {privacy.kept} | {personal} |"
            )
    return "\n".join(
        [
            "# Every table\n",
            "| table | compartment | kept | says about people |\n|---|---|---|---|",
            *rows,
            "",
        ]
    )


def _first_line(thing: object) -> str:
    return (thing.__doc__ or "").strip().splitlines()[0]


def _below(name: str, folder: Path) -> Iterator[str]:
    for module in iter_modules([str(folder)]):
        full = f"{name}.{module.name}"
        if module.name == "migrations":
            continue
        yield full
        if module.ispkg:
            yield from _below(full, folder / module.name)


def _is(path: Path, text: str) -> bool:
    return path.exists() and path.read_text() == text
