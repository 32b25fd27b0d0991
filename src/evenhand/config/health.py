"""Whether this process can answer: asked by the process manager, says nothing else."""

from django.http import HttpRequest, HttpResponse

from evenhand.core import clock
from evenhand.portals.gate import public


@public()
def health(request: HttpRequest) -> HttpResponse:
    """Answer when the database answers."""
    clock.now()
    return HttpResponse("ok\n", content_type="text/plain")
