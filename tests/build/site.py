"""The whole service on a small server of this process, on a database of its own, for tests in a browser."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.core.signals import request_finished
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import override_settings


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = False
    block_on_close = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Say nothing: a test prints its own findings."""


@contextmanager
def serving(port: int = 0) -> Iterator[str]:
    """Serve the site on this port of this machine, or on a free one, and give its address."""
    # The connection of each thread is closed at the end of its request, so that the clone can be dropped.
    request_finished.connect(close_old_connections)
    with make_server("127.0.0.1", port, get_wsgi_application(), _Server, _Quiet) as server:
        address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            with override_settings(PUBLIC_URL=address, CSRF_TRUSTED_ORIGINS=[address]):
                yield address
        finally:
            server.shutdown()
            thread.join()
