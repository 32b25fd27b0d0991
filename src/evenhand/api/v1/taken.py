"""What an operation takes, with its examples, as OpenAPI writes it."""

from collections.abc import Iterable, Mapping
from typing import Any

from evenhand.api.v1.examples import Answer, Example, told


def by_query(
    shapes: Mapping[str, Mapping[str, Any]],
    examples: tuple[Example, ...],
    answer: Answer,
    required: tuple[str, ...] = (),
) -> dict[str, Any]:
    """Describe an operation that is asked by the query string of an address."""
    used = [example for example in examples if example.by_query]
    return {
        "parameters": [_parameter(name, shape, used, name in required) for name, shape in shapes.items()],
        "responses": _answered(used, answer),
    }


def by_body(shape: Mapping[str, Any], examples: tuple[Example, ...], answer: Answer) -> dict[str, Any]:
    """Describe an operation that is asked by a JSON body."""
    asked = {each.name: {"summary": each.summary, "value": each.asked} for each in examples}
    return {
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": shape, "examples": asked}},
        },
        "responses": _answered(examples, answer),
    }


def _parameter(
    name: str, shape: Mapping[str, Any], examples: list[Example], required: bool
) -> dict[str, Any]:
    given = {
        each.name: {"summary": each.summary, "value": each.in_query()[name]}
        for each in examples
        if name in each.in_query()
    }
    described = {key: value for key, value in shape.items() if key != "description"}
    return {
        "name": name,
        "in": "query",
        "required": required,
        "description": shape["description"],
        "schema": described,
        **({"examples": given} if given else {}),
    }


def _answered(examples: Iterable[Example], answer: Answer) -> dict[int, Any]:
    found: dict[int, Any] = {}
    for example in examples:
        status, values = told(example, answer)
        content = found.setdefault(status, {"content": {"application/json": {"examples": {}}}})
        content["content"]["application/json"]["examples"][example.name] = {
            "summary": example.summary,
            "value": values,
        }
    return found
