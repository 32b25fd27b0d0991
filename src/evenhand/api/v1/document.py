"""The OpenAPI document: what every operation takes and gives, for programs that write programs."""

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from evenhand.api.v1.operations import api

PREFIX = "/api/v1/"


@cache
def document() -> dict[str, Any]:
    """Return the document; made once, for it says nothing that differs from one asking to the next."""
    return dict(api.get_openapi_schema(path_prefix=PREFIX))


def show(request: HttpRequest) -> HttpResponse:
    """Give the document."""
    return JsonResponse(document(), json_dumps_params={"indent": 2})
