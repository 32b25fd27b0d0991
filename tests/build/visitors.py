"""A visitor of the public pages: what they press, and what their browser keeps."""

import html
import re
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse
from django.test import Client, RequestFactory

from evenhand.website.cookies import choices
from evenhand.website.cookies.register import Choice
from tests.build import world

OURS = {"sec-fetch-site": "same-origin"}


@dataclass
class Visitor:
    """Somebody who reads and presses, with cookies as a browser keeps them."""

    browser: Client = field(default_factory=Client)

    def reads(self, path: str, **more: Any) -> str:
        """Return a page as HTML; it must be there."""
        answer = self.browser.get(path, **more)
        assert answer.status_code == 200, (path, answer.status_code)
        return html.unescape(answer.content.decode())

    def main(self, path: str) -> str:
        """Return the words of a page's middle."""
        middle = self.reads(path).partition("<main")[2].partition("</main>")[0]
        return " ".join(re.sub(r"<[^>]+>", " ", middle).split())

    def presses(self, path: str, headers: dict[str, str] | None = None, **typed: str) -> HttpResponse:
        """Return the answer to a form that was sent, from a page of ours unless the headers say otherwise."""
        return self.browser.post(path, typed, headers=OURS if headers is None else headers)

    def saves(self, page: str, **more: str) -> HttpResponse:
        """Press the heart of a page."""
        return self.presses("/saved/change", page=page, do="save", **more)

    def tells_area(self, postcode: str, how_long: str = "visit") -> HttpResponse:
        """Type a postcode under “Your area”."""
        return self.presses("/your-area", postcode=postcode, how_long=how_long)

    def refuses(self, what: Choice) -> None:
        """Switch one thing off, as the page of cookies does."""
        request, answer = RequestFactory().get("/"), HttpResponse()
        request.COOKIES = {name: morsel.value for name, morsel in self.browser.cookies.items()}
        request.at = world.now()  # type: ignore[attr-defined]
        choices.choose(request, answer, {choice: choice is not what for choice in Choice})
        self.browser.cookies.update(answer.cookies)

    def keeps(self, cookie: str) -> Any:
        """Return what the browser keeps under a name, with its life, or None."""
        found = self.browser.cookies.get(cookie)
        return found if found is not None and found.value else None
