"""The gallery on a small server: no database, the real templates, a policy that forbids inline script."""

import mimetypes
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.template.loader import render_to_string

from evenhand.design import gallery

STATIC = Path(gallery.__file__).parent / "static"
POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'"


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Say nothing: a test prints its own findings."""


def draw(name: str, request: WSGIRequest | None = None) -> str:
    """Draw one page of the gallery; a form that was sent is drawn with its errors."""
    form = None
    if request is not None and request.method == "POST":
        form = gallery.SampleForm(request.POST, request.FILES, today=gallery.TODAY)
    page = gallery.page(name, form=form)
    return render_to_string(page.template, {**page.context, "frame": page.frame, "csrf_input": ""})


def _answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    path = environ["PATH_INFO"]
    if path.startswith("/static/") and (file := STATIC / path.removeprefix("/static/")).is_file():
        start("200 OK", [("Content-Type", mimetypes.guess_type(file.name)[0] or "text/plain")])
        return [file.read_bytes()]
    if path.strip("/") not in gallery.PAGES:
        start("404 Not Found", [("Content-Type", "text/plain")])
        return [b"No such page."]
    body = draw(path.strip("/"), WSGIRequest(environ))
    start("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Security-Policy", POLICY)])
    return [body.encode()]


@pytest.fixture
def draw_template() -> Callable[..., str]:
    """Draw one of our templates without a request."""
    return lambda name, **context: render_to_string(name, {"csrf_input": "", **context})


@pytest.fixture(scope="session")
def gallery_url() -> Iterator[str]:
    """The address of the gallery."""
    with make_server("127.0.0.1", 0, _answer, _Server, _Quiet) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
