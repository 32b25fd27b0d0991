"""Films are handed out from our own folder, whole or in parts, and nothing else is."""

from pathlib import Path

import pytest
from django.test import Client

from evenhand.website.films import views
from tests.build import films

pytestmark = pytest.mark.django_db
FILM = f"/films/{films.NAME}"


def test_a_film_says_what_it_is_and_may_be_kept(client: Client, data_dir: Path) -> None:
    films.put(data_dir)
    answer = client.get(FILM)
    assert (answer.status_code, answer.getvalue()) == (200, b"0123456789")
    assert answer["Content-Type"] == "video/mp4" and answer["Content-Length"] == "10"
    assert answer["Accept-Ranges"] == "bytes" and answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "public, max-age=604800" and not answer.cookies
    again = client.get(FILM, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", answer["ETag"])
    head = client.head(FILM)
    assert (head.status_code, head.content, head["Content-Length"]) == (200, b"", "10")


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("a.webm", "video/webm"), ("a.vtt", "text/vtt; charset=utf-8"), ("a.mp4", "video/mp4")],
)
def test_each_kind_of_file_has_its_type(client: Client, data_dir: Path, name: str, media_type: str) -> None:
    films.put(data_dir, name)
    assert client.head(f"/films/{name}")["Content-Type"] == media_type


@pytest.mark.parametrize(
    ("asked", "said", "given"),
    [
        ("bytes=0-1", "bytes 0-1/10", b"01"),
        ("bytes=4-", "bytes 4-9/10", b"456789"),
        ("bytes=-2", "bytes 8-9/10", b"89"),
        ("bytes=3-3", "bytes 3-3/10", b"3"),
    ],
)
def test_a_part_is_given_as_it_is_asked_for(
    client: Client, data_dir: Path, asked: str, said: str, given: bytes
) -> None:
    films.put(data_dir)
    answer = client.get(FILM, headers={"Range": asked})
    assert (answer.status_code, answer["Content-Range"], answer.getvalue()) == (206, said, given)
    assert answer["Content-Length"] == str(len(given))


def test_a_part_that_is_not_there_is_refused_with_the_length_that_is(client: Client, data_dir: Path) -> None:
    films.put(data_dir)
    answer = client.get(FILM, headers={"Range": "bytes=10-"})
    assert (answer.status_code, answer["Content-Range"]) == (416, "bytes */10")
    assert answer["Cache-Control"] == "no-store"


def test_of_a_film_that_changed_meanwhile_nobody_gets_a_part(client: Client, data_dir: Path) -> None:
    films.put(data_dir)
    etag = client.head(FILM)["ETag"]
    asked = {"Range": "bytes=0-1", "If-Range": etag}
    assert client.get(FILM, headers=asked).getvalue() == b"01"
    films.put(data_dir, content=b"another film")
    answer = client.get(FILM, headers=asked)
    assert (answer.status_code, answer.getvalue()) == (200, b"another film")


@pytest.mark.parametrize(
    "address",
    [
        "/films/",
        "/films/none.mp4",
        "/films/../secrets/django-secret",
        "/films/..%2Fsecrets%2Fdjango-secret",
        "/films/%2e%2e/secret.mp4",
        "/films/..%2Fsecret.mp4",
        "/films/inner/secret.mp4",
        "/films/inner%2Fsecret.mp4",
        "/films/Loud.mp4",
        "/films/notes.txt",
        "/films/.hidden.mp4",
        "/films/your-dates.mp4%00",
        "/films/your-dates.mp4%0A",
        "/films/folder.mp4",
        f"/films/{'a' * 90}.mp4",
    ],
)
def test_nothing_but_a_film_in_the_folder_is_handed_out(client: Client, data_dir: Path, address: str) -> None:
    films.put(data_dir)
    for name in ("Loud.mp4", "notes.txt", ".hidden.mp4"):
        films.put(data_dir, name)
    (data_dir / "secret.mp4").write_bytes(b"secret")
    (data_dir / "films" / "folder.mp4").mkdir()
    (data_dir / "films" / "inner").mkdir()
    (data_dir / "films" / "inner" / "secret.mp4").write_bytes(b"secret")
    assert client.get(address).status_code == 404


def test_nobody_sends_a_film_through_the_web(client: Client, data_dir: Path) -> None:
    films.put(data_dir)
    for method in (client.post, client.put, client.delete):
        assert method(FILM).status_code == 405


def test_those_who_watch_leave_room_for_everybody_else(client: Client, data_dir: Path) -> None:
    films.put(data_dir, content=b"0" * (views.SMALL + 1))
    films.put(data_dir, "words.vtt", b"WEBVTT")
    watching = [views.SEATS.acquire(blocking=False) for _ in range(2)]
    assert watching == [True, True]
    answer = client.get(FILM)
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert client.get("/guide").status_code == 200
    assert client.get("/films/words.vtt").status_code == 200  # read at once, it needs no seat
    for _ in watching:
        views.SEATS.release()
    for _ in range(4):  # each gives its seat back
        assert client.get(FILM, headers={"Range": "bytes=0-1"}).getvalue() == b"00"
        assert len(client.get(FILM).getvalue()) == views.SMALL + 1
