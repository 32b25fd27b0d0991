"""What is wrong with what everybody sees, in sentences: for the service as it is, and with a leak in it."""

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

import pytest
from django.http import HttpResponse

from tests.walls import at_the_gate, looking, policy
from tests.walls.cast import OPENS_IN
from tests.walls.looking import Looker, Names
from tests.walls.made import MadeUp
from tests.walls.markers import Marker
from tests.walls.people import Somebody

# The places that show what is shown for a reason: once to staff who say it, on the sheet of a letter too, and for an
# hour to whoever looks after safety.
AFTER_A_REASON = {
    ("post", "cases/<uuid:case_id>/details/<uuid:person_id>"),
    ("post", "cases/<uuid:case_id>/letter/<uuid:message_id>/paper"),
    ("get", "safety/<uuid:case_id>/opened"),
    ("get", "safety/<uuid:case_id>/documents/<uuid:document_id>"),
}


# What gives nobody anything here: it answers that there is nothing, it needs a question, or a demonstration.
ALWAYS_SHUT = {"api/v1/<path:rest>", "api/v1/working-days", "sign-in/demo"}


# Pages of counts, and how a count of one to four stands there: in a cell of numbers, or in a file.
OF_COUNTS = {
    "figures/<uuid:report_id>",
    "figures/<uuid:report_id>.csv",
    "manage/figures/<uuid:report_id>",
    "statistics/<uuid:report_id>",
    "statistics/<uuid:report_id>.csv",
    "statistics/all.csv",
}
SMALL = re.compile(r'is-numeric"><span>\s*[1-4]\s*</span>|(?<![Dd]ays),[1-4],')


@dataclass
class Found:
    """What was seen, by what it is and what its readers are to it; what was opened; and what must not be."""

    faults: set[str] = field(default_factory=set)
    shown: set[tuple[str, str]] = field(default_factory=set)
    opened: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))


def look(
    made: MadeUp, named: Names, who: Collection[str] | None = None, routes: Collection[str] | None = None
) -> Found:
    """Let everybody, or some, open every address, or some, and say what they see that is not theirs."""
    found = Found()
    with looking.without_a_log(), at_the_gate.watched() as gate:
        for turn, one in enumerate(made.people):
            if who is None or one.key in who:
                _look_as(one, turn, made, named, routes, found, gate)
    return found


def _look_as(
    one: Somebody,
    turn: int,
    made: MadeUp,
    named: Names,
    routes: Collection[str] | None,
    found: Found,
    gate: at_the_gate.AtTheGate,
) -> None:
    looker, shut = Looker(one), set()
    keys = sorted((key for key in made.families if key in one.is_to), key=lambda key: key != one.whole)
    own = [str(made.families[key].case.id) for key in keys]
    near = str(made.families[one.near or "mother"].case.id)
    opens_in = {route: (str(made.families[key].case.id),) for route, key in OPENS_IN.items()}
    for method, route, case_id, path in looking.addresses(named, own, near, turn, routes, opens_in):
        if (method, route, case_id) in shut:
            continue
        gate.came_through = False
        answer = looker.open(method, path)
        if not gate.came_through:
            shut.add((method, route, case_id))
        found.opened[route].add(_how(answer))
        if answer.status_code >= 500:
            found.faults.add(f"{one.key} meets a fault at {method} {route}")
        text = looking.plain(answer)
        if route in OF_COUNTS and (small := SMALL.search(text)):
            found.faults.add(f"{one.key} is shown a count of a few families at {route}: {small[0]}")
        markers = made.markers.found_in(text)
        if markers and "no-store" not in answer.get("Cache-Control", ""):
            found.faults.add(f"{one.key} is shown something at {route} that may be kept on the way")
        for marker in markers:
            found.shown |= {(marker.what, what) for what in policy.what_they_are(one, marker)}
            if fault := _fault(one, marker, method, route):
                found.faults.add(f"{one.key} sees the {marker.what} of {' and '.join(marker.of)} at {fault}")


def _how(answer: HttpResponse) -> int:
    """Return the status of an answer; 401 where it only leads to where people sign in."""
    led_to = answer.get("Location", "")
    return 401 if led_to.startswith("/sign-in?") else answer.status_code


def _fault(one: Somebody, marker: Marker, method: str, route: str) -> str:
    """Return where somebody sees what they must not; empty where they may."""
    if not policy.may_see(one, marker):
        return route
    if policy.only_after_a_reason(one, marker) and (method, route) not in AFTER_A_REASON:
        return f"{route} without having said why"
    return ""


def expect_none(faults: Collection[str]) -> None:
    """Fail with every fault on a line of its own, unless there is none."""
    if faults:
        pytest.fail(f"{len(faults)} faults:\n" + "\n".join(sorted(faults)), pytrace=False)


def unfulfilled(found: Found) -> set[str]:
    """Return what the table promises and no page shows, and addresses that nobody can open.

    A page of a state that the world is not in leads on: that each page is somebody's is seen in tests/gallery.
    """
    promised = {f"{who} is never shown: {what}" for what, who in policy.promised() - found.shown}
    shut = {route for route, seen in found.opened.items() if not seen & {200, 204, 302}}
    return promised | {f"nobody can open {route}" for route in shut ^ ALWAYS_SHUT}


def misread(made: MadeUp, reader: Somebody, message: looking.EmailMessage, address: str) -> set[str]:
    """Return what a message tells its one reader that is not theirs, or says on its envelope."""
    said = {
        marker
        for marker in made.markers.found_in(looking.text_of_mail(message))
        if marker.token not in address and not policy.may_see(reader, marker)
    }
    faults = {f"{reader.key} is written the {marker.what}: {message['Subject']}" for marker in said}
    if made.markers.found_in(f"{message['Subject']}") or message["Cc"] or message["Bcc"]:
        faults.add(f"the envelope of {message['Subject']} says too much")
    return faults
