"""The four things a program can ask. What each takes and gives is described here; the answers are the statute's."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI

from evenhand.api.v1 import answers, body, query, replies, shapes
from evenhand.api.v1.examples import CLOCKS, WORKING_DAYS
from evenhand.api.v1.problems import STATUSES, Problem, refusal
from evenhand.api.v1.taken import by_body, by_query
from evenhand.domain.law.in_use import calendar_in_use

ABOUT = """The time limits of mediation about special educational needs in England, and the working days they are
counted in: the same dates as on the pages of this service. Each comes with its citation, its readings and its working.

Nobody signs in, no cookie is set, and nothing of what is asked is kept. An answer is information about the law, not
legal advice."""

api = NinjaAPI(
    title="Dates of SEND mediation",
    version="1",
    description=ABOUT,
    urls_namespace="api-v1",
    docs_url=None,
    openapi_url=None,
    servers=[{"url": "/", "description": "This service"}],
    openapi_extra={"info": {"license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}}},
)
_NOT_BY_QUERY = (400, 415)


@api.exception_handler(Problem)
def say(request: HttpRequest, problem: Problem) -> HttpResponse:
    """Answer a problem in its own words."""
    return refusal(problem)


def _responses(answer: type, *, posts: bool) -> dict[int, type]:
    problems = [status for status in STATUSES if posts or status not in _NOT_BY_QUERY]
    return {200: answer} | dict.fromkeys(problems, replies.Problem)


@api.get(
    "clocks",
    operation_id="clocks",
    summary="The deadlines that facts start",
    tags=["Deadlines"],
    response=_responses(replies.ClocksAnswer, posts=False),
    exclude_unset=True,
    by_alias=True,
    openapi_extra=by_query(shapes.CLOCKS_QUERY, CLOCKS, answers.clocks),
)
def clocks(request: HttpRequest) -> Any:
    """Take days and codes in the address. A date of birth and an agreement are taken by POST only."""
    return answers.clocks(query.clocks(request.GET), calendar_in_use())


@api.post(
    "clocks",
    operation_id="clocks_of_body",
    summary="The deadlines that facts start, asked in JSON",
    tags=["Deadlines"],
    response=_responses(replies.ClocksAnswer, posts=True),
    exclude_unset=True,
    by_alias=True,
    openapi_extra=by_body(shapes.CLOCKS_BODY, CLOCKS, answers.clocks),
)
def clocks_of_body(request: HttpRequest) -> Any:
    """Take every fact, and any reading of the law that is not the usual one. What is not known is left out."""
    return answers.clocks(body.read(request), calendar_in_use())


@api.get(
    "working-days",
    operation_id="working_days",
    summary="Working days and lengths of time, counted from a day",
    tags=["Counting"],
    response=_responses(replies.WorkingDaysAnswer, posts=False),
    exclude_unset=True,
    by_alias=True,
    openapi_extra=by_query(shapes.WORKING_DAYS, WORKING_DAYS, answers.working_days, required=("from",)),
)
def working_days(request: HttpRequest) -> Any:
    """Say whether a day is a working day, and count from it whatever else is named."""
    return answers.working_days(query.working_days(request.GET), calendar_in_use())


@api.post(
    "working-days",
    operation_id="working_days_of_body",
    summary="Working days and lengths of time, asked in JSON",
    tags=["Counting"],
    response=_responses(replies.WorkingDaysAnswer, posts=True),
    exclude_unset=True,
    by_alias=True,
    openapi_extra=by_body(shapes.WORKING_DAYS_BODY, WORKING_DAYS, answers.working_days),
)
def working_days_of_body(request: HttpRequest) -> Any:
    """Say the same as by GET."""
    return answers.working_days(body.read(request), calendar_in_use())
