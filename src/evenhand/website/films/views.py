"""Hand out a film, or the part of it that a browser asks for."""

from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from whitenoise.responders import SlicedFile

from evenhand.portals.gate import nameless
from evenhand.website.films import folder
from evenhand.website.films.parts import NotThere, Part, part_of, whole

# Whoever watches slowly holds one of the four threads of a process: two are left for everything else.
SEATS = BoundedSemaphore(2)
WAIT_SECONDS = 10
# Captions, and the ends of films: read at once, they need no seat.
SMALL = 64 * 1024
# The same name is the same film: a new one has a new name. A browser that asks again is told that nothing changed.
KEPT = "public, max-age=604800"


class _Seated(SlicedFile):
    """A part of an open file that gives its seat back once it is closed."""

    def close(self) -> None:
        """Close the file; again means nothing."""
        if not self.closed:
            super().close()
            SEATS.release()


@nameless()
def show(request: Any, film: str) -> HttpResponse:
    """Hand out a file of the folder of films."""
    if (path := folder.path_of(film)) is None:
        raise Http404
    seen = path.stat()
    etag = f'"{seen.st_mtime_ns:x}-{seen.st_size:x}"'
    answer: Any = get_conditional_response(request, etag=etag, last_modified=int(seen.st_mtime))
    if answer is None:
        try:
            part = _asked_for(request, etag, seen.st_size)
        except NotThere:
            return HttpResponse(status=416, headers={"Content-Range": f"bytes */{seen.st_size}"})
        answer = _given(request, path, part, seen.st_size)
    if answer.status_code < 400:
        answer["ETag"], answer["Last-Modified"] = etag, http_date(seen.st_mtime)
        answer["Accept-Ranges"], answer["Cache-Control"] = "bytes", KEPT
    return answer


def _asked_for(request: Any, etag: str, size: int) -> Part | None:
    """Return the part that is asked for, unless it is of a file that has changed since. Raises NotThere."""
    if request.headers.get("If-Range", etag) != etag:
        return None
    return part_of(request.headers.get("Range", ""), size)


def _given(request: Any, path: Path, part: Part | None, size: int) -> Any:
    content_type = folder.MEDIA_TYPES[folder.kind_of(path.name)]
    status = 200 if part is None else 206
    given = part or whole(size)
    answer: Any
    if request.method == "HEAD":
        answer = HttpResponse(status=status, content_type=content_type)
    elif given.length <= SMALL:
        with path.open("rb") as file:
            file.seek(given.first)
            answer = HttpResponse(file.read(given.length), status=status, content_type=content_type)
    elif SEATS.acquire(blocking=False):
        answer = FileResponse(_opened(path, given), status=status, content_type=content_type)
    else:
        return HttpResponse(status=503, headers={"Retry-After": str(WAIT_SECONDS)})
    answer["Content-Length"] = str(given.length)
    if part is not None:
        answer["Content-Range"] = str(part)
    return answer


def _opened(path: Path, part: Part) -> _Seated:
    try:
        return _Seated(path.open("rb"), part.first, part.last)
    except OSError:
        SEATS.release()
        raise
