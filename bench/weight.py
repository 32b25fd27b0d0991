"""What a family's phone loads: a page for the first time, and again, from the service as it runs."""

import http.client
import os
import re
import shutil
import signal
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from bench.start import PROJECT, answers, free_port

# Goals 22 and 23: bytes as they travel, compressed, and requests; of what came before, a quarter.
GOAL_BYTES, GOAL_REQUESTS, GOAL_AGAIN = 21_000, 4, 0.25
COUNCIL_HOME_BYTES = 2_176_000
"""The median home page of a council, as measured in 2026."""
PATIENCE_SECONDS = 900
PAGES = (
    "/",
    "/guide",
    "/guide/about-mediation/what-is-mediation",
    "/guide/your-choices/the-certificate",
    "/guide/your-choices/your-dates",
    "/guide/help/expenses",
    "/pl/guide/your-choices/your-dates",
    "/ur/guide/your-choices/your-dates",
)
LOADED = re.compile(
    r'<(?:script|img|source|iframe)[^>]+src="([^"]+)"|<link rel="(?:stylesheet|icon)"[^>]*href="([^"]+)"'
)


def run() -> bool:
    """Print what each page weighs, and tell whether all are within the goals."""
    with service() as address:
        lines = [(page, *_weighed(address, page)) for page in PAGES]
    for page, first, again, requests in lines:
        print(
            f"weight: {page}: {first:,} bytes in {requests} requests, again {again:,} ({again / first:.2f})"
        )
    first = statistics.median(line[1] for line in lines)
    print(
        f"weight: median {first:,.0f} bytes, {COUNCIL_HOME_BYTES / first:.0f} times less than a council's home page"
    )
    print(
        f"weight: goal {GOAL_BYTES:,} bytes and {GOAL_REQUESTS} requests, again {GOAL_AGAIN} of that, for each page"
    )
    return all(
        first <= GOAL_BYTES and requests <= GOAL_REQUESTS and again <= first * GOAL_AGAIN
        for _, first, again, requests in lines
    )


def _weighed(address: str, page: str) -> tuple[int, int, int]:
    """Return the bytes of a page with all that it loads, those of its second visit, and the number of requests."""
    html, size, _ = _fetched(address, page)
    first, again, requests = size, size, 1
    for pair in LOADED.findall(html):
        led_to = urljoin(page, pair[0] or pair[1])
        if urlsplit(led_to).netloc:
            raise RuntimeError(f"{page} loads {led_to}, which is not ours.")
        _, size, is_kept = _fetched(address, led_to)
        first, requests = first + size, requests + 1
        again += 0 if is_kept else size
    return first, again, requests


def _fetched(address: str, path: str) -> tuple[str, int, bool]:
    """Return the text of an answer where it was not compressed, its bytes, and whether a browser asks for it again."""
    size, headers, _ = _asked(address, path, "br, gzip")
    _, _, text = _asked(address, path, "identity")
    return text.decode(errors="replace"), size, "immutable" in (headers.get("Cache-Control") or "")


def _asked(address: str, path: str, encoding: str) -> tuple[int, http.client.HTTPMessage, bytes]:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    try:
        connection.request("GET", path, headers={"Accept-Encoding": encoding})
        answer = connection.getresponse()
        body = answer.read()
    finally:
        connection.close()
    if answer.status != 200:
        raise RuntimeError(f"{path} answers {answer.status}.")
    return len(body), answer.headers, body


@contextmanager
def service() -> Iterator[str]:
    """Run the service with its demonstration in a folder of its own, and give its address."""
    folder, port = Path(tempfile.mkdtemp(prefix="evenhand-weight-")), free_port()
    around = {**os.environ, "DATA_DIR": str(folder), "PORT": str(port)}
    command = [str(PROJECT / ".venv/bin/evenhand"), "run"]
    with subprocess.Popen(
        command, env=around, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            began = time.monotonic()
            while not answers(f"http://127.0.0.1:{port}/"):
                if process.poll() is not None or time.monotonic() - began > PATIENCE_SECONDS:
                    raise RuntimeError("The service did not start.")
                time.sleep(0.5)
            yield f"http://127.0.0.1:{port}"
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(60)
            shutil.rmtree(folder, ignore_errors=True)
