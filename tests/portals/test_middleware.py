"""Every answer, good or bad, is private, is nobody's frame, and runs nothing foreign."""

import pytest
from django.core.files import uploadhandler
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

pytestmark = pytest.mark.django_db

ANSWERS = {
    "page": (200, lambda c: c.get("/")),
    "redirect to sign in": (302, lambda c: c.get("/my/00000000-0000-4000-8000-000000000000/certificate/")),
    "not found": (404, lambda c: c.get("/nowhere")),
    "wrong method": (405, lambda c: c.delete("/")),
    "wrong host": (400, lambda c: c.get("/", HTTP_HOST="elsewhere.example")),
    "no token": (
        403,
        lambda c: Client(enforce_csrf_checks=True).post("/sign-in", {"address": "a@b.example"}),
    ),
    "too many fields": (400, lambda c: c.post("/sign-in", {f"f{n}": "x" for n in range(1001)})),
    "too large": (
        400,
        lambda c: c.post("/sign-in", b"a=" + b"x" * 13_000_000, "application/x-www-form-urlencoded"),
    ),
    "larger than any page asks for": (
        413,
        lambda c: c.post("/sign-in", {"address": "a@b.example"}, CONTENT_LENGTH=str(41 * 1024 * 1024)),
    ),
    "a fault": (500, lambda c: c.get("/health")),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_of_any_kind_carries_every_header(name, monkeypatch):
    if name == "a fault":
        monkeypatch.setattr("evenhand.config.health.clock.now", lambda: 1 / 0)
    status, ask = ANSWERS[name]
    answer = ask(Client(raise_request_exception=False))
    assert answer.status_code == status
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy and "http" not in policy
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


def test_a_poisoned_host_reaches_no_page(client):
    answer = client.get("/sign-in", HTTP_HOST="elsewhere.example", HTTP_X_FORWARDED_HOST="elsewhere.example")
    assert answer.status_code == 400
    assert "elsewhere" not in answer.content.decode()


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(client):
    client.get("/sign-in")
    client.post("/sign-in", {"address": "sam@family.example"})
    assert len(client.cookies) == 2
    for cookie in client.cookies.values():
        assert cookie["httponly"] and cookie["samesite"] in ("Lax", "Strict") and not cookie["domain"]
        assert cookie["path"] == "/"


@override_settings(SESSION_COOKIE_SECURE=True, CSRF_COOKIE_SECURE=True)
def test_cookies_travel_on_secure_lines_only(client):
    client.get("/sign-in", secure=True)
    client.post("/sign-in", {"address": "sam@family.example"}, secure=True)
    assert len(client.cookies) == 2
    assert all(cookie["secure"] for cookie in client.cookies.values())


def test_what_is_larger_than_any_page_asks_for_is_not_read(client, settings, monkeypatch):
    """Django keeps a file of any size on disk before it asks who sends it: nobody known could fill it."""
    taken = []

    class Watching(uploadhandler.TemporaryFileUploadHandler):
        def receive_data_chunk(self, raw_data, start):
            taken.append(len(raw_data))
            return super().receive_data_chunk(raw_data, start)

    monkeypatch.setattr(uploadhandler, "TemporaryFileUploadHandler", Watching)
    settings.FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
    for megabytes, status in ((39, 200), (41, 413)):
        taken.clear()
        file = SimpleUploadedFile("a.bin", b"a" * megabytes * 1024 * 1024)
        assert client.post("/sign-in", {"file": file}).status_code == status
        assert bool(taken) == (status == 200)
