"""What a program is told when it cannot be answered: what, why, and what to do next; never a trace of our insides."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

LOOK = "What can be asked, with examples, is at /api/ on this website."
STATUSES = (400, 413, 415, 422, 429)


class Problem(Exception):
    """An asking that is not answered: its status in HTTP, and three sentences."""

    def __init__(self, status: int, what: str, why: str, what_next: str) -> None:
        super().__init__(what)
        self.status, self.what, self.why, self.what_next = status, what, why, what_next

    def values(self) -> dict[str, Any]:
        """Return the sentences as the answer's values."""
        return {"error": {"what": self.what, "why": self.why, "what_next": self.what_next}}


def refusal(problem: Problem) -> HttpResponse:
    """Return the answer that says a problem; nobody keeps it."""
    response = JsonResponse(problem.values(), status=problem.status)
    response["Cache-Control"] = "no-store"
    return response


def say_nothing_is_here(request: HttpRequest, rest: str) -> HttpResponse:
    """Answer a program that asks at an address of this version where nothing is, in a form that it reads."""
    return refusal(
        Problem(404, "There is nothing at this address.", "This version has no such operation.", LOOK)
    )


def not_understood(why: str) -> Problem:
    """Return the problem of a question that was read and makes no sense to the law; `why` is its sentence."""
    return Problem(422, "We could not answer this.", why, f"Change that and ask again. {LOOK}")


def unreadable(why: str) -> Problem:
    """Return the problem of a body that is not JSON as we take it."""
    return Problem(400, "We could not read what you sent.", why, f"Send one JSON object. {LOOK}")
