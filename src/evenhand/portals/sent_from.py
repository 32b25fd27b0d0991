"""Whether a form was sent from a page of ours, for forms on pages that are kept whole for everybody.

Such a page is made once and given to many, so it can carry no token that is one visitor's own. A token would also set a
cookie for whoever only reads. What these forms change lies in the visitor's own browser, and that is guarded by what a
browser itself says of where a form was sent from, which no page can forge: `Sec-Fetch-Site`, or from browsers that
send none `Origin`, or else `Referer`.
"""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied

SAME = "same-origin"


def require_ours(request: Any) -> None:
    """Raise PermissionDenied, which is answered 403, unless a form was sent from a page of ours."""
    if site := request.headers.get("Sec-Fetch-Site"):
        is_ours = site == SAME
    else:
        said = request.headers.get("Origin") or request.headers.get("Referer") or ""
        is_ours = _origin(said) in {f"{request.scheme}://{request.get_host()}", _origin(settings.PUBLIC_URL)}
    if not is_ours:
        raise PermissionDenied("This form was not sent from a page of ours.")


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
