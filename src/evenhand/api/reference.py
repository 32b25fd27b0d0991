"""The reference of the interface for people who write programs, made from the same document that programs read."""

import json
from collections.abc import Callable
from typing import Any

from evenhand.api import curl
from evenhand.api.page import written
from evenhand.api.v1 import answers, body, shapes
from evenhand.api.v1.document import PREFIX, document
from evenhand.api.v1.door import ASKED_AN_HOUR, FRESH_SECONDS
from evenhand.api.v1.examples import CLOCKS, WORKING_DAYS, Example, told
from evenhand.api.v1.operations import ABOUT

BASE = "https://evenhand.example"
ROW = "|---|---|---|"


def page() -> str:
    """Return the reference as Markdown."""
    return "\n".join(
        [
            "# The interface for programs\n",
            ABOUT,
            "",
            f"The same in OpenAPI: `{PREFIX}openapi.json`. How to begin: [use the API](../how-to/use-the-api.md).\n",
            *_operations(),
            *_names(f"## Facts of `{PREFIX}clocks`", shapes.FACTS),
            f"By GET every fact but {' and '.join(sorted(shapes.BY_POST - {'id'}))}; a list is its name once for each "
            "thing in it. By POST they stand under `facts`.\n",
            *_names(f"## Readings of `{PREFIX}clocks`", shapes.READINGS),
            "By POST they stand under `readings`. With `brief` true, explanations are left out.\n",
            *_names(f"## Counts of `{PREFIX}working-days`", shapes.WORKING_DAYS),
            *_shapes(),
            *_limits(),
            *_examples("clocks", CLOCKS, answers.clocks),
            *_examples("working-days", WORKING_DAYS, answers.working_days),
        ]
    )


def _operations() -> list[str]:
    rows = [
        f"| `{method.upper()} {path}` | {details['summary']} | {_line(details['description'])} |"
        for path, methods in document()["paths"].items()
        for method, details in methods.items()
    ]
    return ["## Operations\n", "| ask | for | note |", ROW, *rows, ""]


def _names(heading: str, of: dict[str, dict[str, Any]]) -> list[str]:
    rows = [f"| `{name}` | {_line(shape['description'])} | {written(shape)} |" for name, shape in of.items()]
    return [f"{heading}\n", "| name | what it is | how it is written |", ROW, *rows, ""]


def _shapes() -> list[str]:
    lines = ["## Answers\n"]
    for name, shape in document()["components"]["schemas"].items():
        properties = ", ".join(f"`{each}`" for each in shape["properties"])
        lines.append(f"- **{name}**. {_line(shape['description'])} It has {properties}.")
    deadline = document()["components"]["schemas"]["Deadline"]["properties"]
    lines += ["", "Of a deadline:\n", *(_property(name, of) for name, of in deadline.items()), ""]
    return lines


def _property(name: str, of: dict[str, Any]) -> str:
    return f"- `{name}`: {of['description']}" if "description" in of else f"- `{name}`"


def _limits() -> list[str]:
    return [
        "## Limits and errors\n",
        f"- {ASKED_AN_HOUR:,} askings an hour from one address, all processes together; then 429 with `Retry-After`.",
        f"- {body.LARGEST_BYTES // 1024} KB in a body, {body.DEEPEST} levels of lists and objects, no name twice.",
        *(f"- At most {most} in `{name}`." for name, most in shapes.MOST_IN_A_LIST.items()),
        f"- An answer to GET may be kept {FRESH_SECONDS // 60} minutes by anybody; an answer to POST is not kept.",
        "- Any website's page may ask (CORS); no cookie is read or set.",
        '- An error is `{"error": {"what", "why", "what_next"}}`: 400 no JSON, 405 another method, 413 too large, '
        "415 another type, 422 not understood or no such date, 429 too often.\n",
    ]


def _examples(
    operation: str, examples: tuple[Example, ...], answer: Callable[..., dict[str, Any]]
) -> list[str]:
    lines = [f"## Examples of `{PREFIX}{operation}`\n"]
    for example in examples:
        status, values = told(example, answer)
        by = curl.by_query if example.by_query else curl.by_body
        lines += [
            f"### {example.summary}\n",
            f"```\n{by(BASE, operation, example)}\n```\n",
            f"Answer {status}:\n",
            f"```json\n{json.dumps(values, indent=1, ensure_ascii=False)}\n```\n",
        ]
    return lines


def _line(text: str) -> str:
    return " ".join(text.split())
