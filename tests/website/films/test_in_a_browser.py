"""A page with a film, in a browser: no byte of it before the click, then it plays from this service, part by part."""

import base64
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from evenhand.website.films import parts
from tests.build import films, guide, world
from tests.build.accessibility import axe, fits

pytestmark = pytest.mark.browser
FILM, CAPTIONS = "your-dates.webm", "your-dates.vtt"
WORDS = b"WEBVTT\n\n00:00.000 --> 00:05.000\nWe tell you your dates.\n"
# A canvas that moves for two seconds, filmed by the browser itself.
MADE = """async () => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 320, height: 180 });
  const pen = canvas.getContext("2d");
  const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: "video/webm" });
  const pieces = [];
  recorder.ondataavailable = (event) => pieces.push(event.data);
  const stopped = new Promise((done) => { recorder.onstop = done; });
  recorder.start();
  for (let at = 0; at < 40; at += 1) {
    pen.fillStyle = `hsl(${at * 9} 60% 50%)`;
    pen.fillRect(0, 0, 320, 180);
    await new Promise((done) => setTimeout(done, 50));
  }
  recorder.stop();
  await stopped;
  const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
  return btoa(String.fromCharCode(...bytes));
}"""
PLAYED = """video => new Promise((done, fail) => {
  video.muted = true;
  video.onended = () => done(video.currentTime);
  video.onerror = () => fail(new Error(video.error.message));
  video.play();
})"""


@pytest.fixture
def filmed(site: str, page: Page, data_dir: Path) -> str:
    """Give the address of a page that has a film with captions."""
    world.a_service()
    page.goto(f"{site}/accessibility")
    films.put(data_dir, FILM, base64.b64decode(page.evaluate(MADE)))
    films.put(data_dir, CAPTIONS, WORDS)
    about = guide.page("your-dates")
    films.a_film(about, file=FILM, captions=CAPTIONS)
    return site + about.url


def test_nothing_of_a_film_is_asked_for_before_it_is_played(filmed: str, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(filmed)
    page.get_by_role("link", name="British Sign Language film").click()
    page.wait_for_timeout(1000)
    assert not [path for path in asked if path.startswith("/films/")], asked
    page.locator("video").evaluate("video => { video.textTracks[0].mode = 'showing'; }")
    assert page.locator("video").evaluate(PLAYED) > 1
    assert {path for path in asked if path.startswith("/films/")} == {f"/films/{FILM}", f"/films/{CAPTIONS}"}
    assert (
        page.locator("video").evaluate("video => video.textTracks[0].cues[0].text")
        == "We tell you your dates."
    )


def test_a_film_plays_on_from_one_part_to_the_next(
    filmed: str, page: Page, monkeypatch: pytest.MonkeyPatch, data_dir: Path
) -> None:
    size = (data_dir / "films" / FILM).stat().st_size
    monkeypatch.setattr(parts, "MOST", size // 5)
    given: list[int] = []
    page.on("response", lambda answer: given.append(answer.status) if FILM in answer.url else None)
    page.goto(filmed)
    assert page.locator("video").evaluate(PLAYED) > 1
    assert len(given) >= 5 and set(given) == {206}, given


def test_a_page_with_a_film_has_no_barrier_and_fits_a_small_screen(filmed: str, page: Page) -> None:
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(filmed)
        page.get_by_text("All that the film says, in words").click()
        assert page.get_by_role("link", name="about them").is_visible()
        axe(page)
        fits(page)


def test_a_film_needs_no_script(filmed: str, plain_page: Page) -> None:
    plain_page.goto(filmed)
    video = plain_page.locator("video")
    assert video.is_visible() and video.get_attribute("controls") is not None
    box = video.bounding_box()
    assert box is not None and box["width"] > 300 and abs(box["width"] / box["height"] - 16 / 9) < 0.05
