"""The pages of errors say what happened, why and what next, and need nothing that may be broken."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404
from django.test import RequestFactory

from evenhand.design import errors


@pytest.mark.parametrize(
    ("answer", "status", "said"),
    [
        (lambda request: errors.not_found(request, Http404()), 404, errors.NOT_FOUND),
        (lambda request: errors.forbidden(request, PermissionDenied()), 403, errors.FORBIDDEN),
        (lambda request: errors.bad_request(request, SuspiciousOperation()), 400, errors.BAD_REQUEST),
        (lambda request: errors.page_too_old(request, "CSRF cookie not set."), 403, errors.PAGE_TOO_OLD),
        (errors.server_error, 500, errors.OUR_FAULT),
    ],
)
def test_an_error_says_what_why_and_what_next(answer, status, said) -> None:
    response = answer(RequestFactory().get("/somewhere"))
    page = response.content.decode()
    assert response.status_code == status
    for sentence in (said.title, said.reason, said.next):
        assert sentence in page
    for word in ("Traceback", "CSRF", "nvalid", "exception"):
        assert word not in page


def test_our_own_fault_is_shown_with_a_broken_request() -> None:
    assert errors.server_error(None).status_code == 500  # type: ignore[arg-type]
