"""Plays every story in the order of its days, each step at its own moment of the service's clock.

Every step and the note that it was played are one transaction, so that loading can be interrupted anywhere and
taken up where it stopped.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from socket import socket
from uuid import UUID

from django.conf import settings
from django.db import connection

from evenhand.core.clock import LONDON, london_day
from evenhand.core.events import record
from evenhand.core.jobs import JOBS
from evenhand.core.principals import Principal, anonymous, operator, person
from evenhand.core.transactions import acting_as
from evenhand.demo import mailbox, world
from evenhand.demo.calendar import BETWEEN_STEPS, moment, working_day
from evenhand.demo.events import LoadingBegan, LoadingEnded, StepPlayed
from evenhand.demo.ownership import Owner
from evenhand.demo.stories import STORIES
from evenhand.demo.story import Cue, Step, Story, Who
from evenhand.domain.identity.queries import user_for_address

BUILT_AGO = 90  # working days before today
# Jobs asked for on the last days are left to the worker and the signer, as in any service that was just started.
LEFT_TO_OTHERS = 0
BETWEEN_TURNS = timedelta(minutes=1)
SQUEEZED = timedelta(seconds=1)
MORNING = (
    "domain.cases.jobs.see_whose_help_is_over",
    "domain.casework.jobs.scan_duties",
    "domain.correspondence.jobs.sweep_messages",
    "domain.requests.jobs.expire_drafts",
    "domain.certificates.jobs.finish_certificates",
    "domain.figures.jobs.draft_reports",
    "domain.figures.jobs.count_waiting_times",
)


class NotEmpty(Exception):
    """The database holds something, and it is not the demonstration."""


class BeingLoaded(Exception):
    """Another process is loading the demonstration into the same database."""


@dataclass(frozen=True)
class Turn:
    """One step of one story at its moment."""

    number: int
    at: datetime
    story: Story
    step: Step


def is_loaded(owner: Owner) -> bool:
    """Tell whether the demonstration is there, whole."""
    return bool(owner.noted(LoadingEnded.kind()))


def load(owner: Owner, progress: Callable[[Sequence[Turn]], Iterator[Turn]]) -> int:
    """Load the demonstration, or the rest of it, and return how many steps were played.

    Raises NotEmpty when the database holds other things, BeingLoaded when somebody else is at it.
    """
    if not owner.only_one():
        raise BeingLoaded
    if is_loaded(owner):
        return 0
    began = owner.noted(LoadingBegan.kind())
    if not began and owner.is_anybody_here():
        raise NotEmpty
    try:
        today = date.fromisoformat(began[0]["today"]) if began else _begin(owner)
        with _post_office():
            _never_wait_for_the_disk()
            return _play_all(owner, today, progress)
    finally:
        owner.set_clock_right()


def turns(today: date, now: datetime) -> list[Turn]:
    """Return every step of every story, oldest first. None lies ahead: what would is squeezed in before now."""
    found = []
    for story in STORIES:
        taken: dict[int, int] = {}
        last: dict[date, tuple[int, datetime]] = {}
        for step in story.steps:
            turn = taken[step.ago] = taken.get(step.ago, -1) + 1
            day = working_day(today, step.ago)
            at = moment(day, story.key, turn, evening=step.is_evening)
            # At a weekend today and the working day before are one day: what is told later happens later.
            if day in last and last[day][0] != step.ago:
                at = max(at, last[day][1] + BETWEEN_STEPS)
            last[day] = step.ago, at
            found.append((at, story, step))
    found.sort(key=lambda one: (one[0], one[1].key))
    ahead = sum(at >= now - BETWEEN_TURNS for at, _, _ in found)
    made: list[Turn] = []
    for number, (at, story, step) in enumerate(found):
        left = len(found) - number
        pause = SQUEEZED if left <= ahead else BETWEEN_TURNS
        at = now - SQUEEZED * left if left <= ahead else at
        # What follows from a turn takes a moment of its own, and time never goes back.
        at = max(at, made[-1].at + pause) if made else at
        made.append(Turn(number, at, story, step))
    return made


def _begin(owner: Owner) -> date:
    """Build the county, long enough ago, in one transaction with the note that it was begun."""
    today = london_day(owner.real_now())
    at = datetime.combine(working_day(today, BUILT_AGO), time(9, 0), LONDON)
    owner.move_clock(at)
    with acting_as(operator()):
        record(LoadingBegan(today=today))
        world.build(at)
    return today


def _play_all(owner: Owner, today: date, progress: Callable[[Sequence[Turn]], Iterator[Turn]]) -> int:
    played = {note["number"]: note for note in owner.noted(StepPlayed.kind())}
    cases: dict[str, UUID | None] = {
        note["story"]: UUID(note["about_case"]) for note in played.values() if note["about_case"]
    }
    staff = world.county().staff
    todo = [turn for turn in turns(today, owner.real_now()) if turn.number not in played]
    day = None
    for turn in progress(todo):
        if day is not None and london_day(turn.at) != day:
            _mornings(owner, day, turn.at)
        day = london_day(turn.at)
        owner.move_clock(turn.at)
        cases[turn.story.key] = _play(turn, staff, cases.get(turn.story.key))
        if (today - day).days > LEFT_TO_OTHERS:
            _do_jobs(owner)
    owner.set_clock_right()
    with acting_as(operator()):
        record(LoadingEnded(steps=len(played) + len(todo)))
    return len(todo)


def _play(turn: Turn, staff: Mapping[str, Principal], opened: UUID | None) -> UUID | None:
    by = _who(turn, staff)
    with acting_as(by):
        cue = Cue(turn.story, turn.at, london_day(turn.at), by, staff, opened)
        turn.step.does(cue)
        record(StepPlayed(number=turn.number, story=turn.story.key, about_case=cue.opened))
    return cue.opened


def _who(turn: Turn, staff: Mapping[str, Principal]) -> Principal:
    story = turn.story
    match turn.step.who:
        case Who.ADVISER:
            return staff[story.adviser]
        case Who.CASEWORKER:
            return staff[story.caseworker]
        case Who.COLLEAGUE:
            return staff["tomasz" if story.caseworker != "tomasz" else "megan"]
        case Who.MANAGER:
            return staff["ruth"]
        case Who.SECOND_MANAGER:
            return staff["ama"]
        case Who.OFFICER:
            return staff[world.OFFICER_OF[story.council]]
        case Who.HEALTH_OFFICER:
            return staff["carys"]
        case Who.MEDIATOR:
            return staff["nadia"]
        case Who.LEAD:
            return staff["nell"]
        case Who.FAMILY:
            with acting_as(operator()):
                return person(user_for_address(story.family.email), story.browser_key)
        case Who.HELPER:
            with acting_as(operator()):
                return person(user_for_address(turn.step.email))
        case Who.STRANGER:
            return anonymous(story.browser_key)


def _mornings(owner: Owner, after: date, until: datetime) -> None:
    """Ask, at half past eight of each day that begins, what the service asks itself by the clock.

    Never later than `until`, the moment of what comes next: whoever loads the county at night has no morning yet.
    """
    day = after + timedelta(days=1)
    while day <= london_day(until):
        owner.move_clock(min(datetime.combine(day, time(8, 30), LONDON), until - SQUEEZED))
        with owner.at_work():
            for name in MORNING:
                if name in JOBS:
                    JOBS[name].function()
        _do_jobs(owner)
        day += timedelta(days=1)


def _do_jobs(owner: Owner) -> None:
    """Do what was asked for at this moment of the clock, and what that asks for in turn."""
    # Without a place for the keys there is nothing to sign with; the signer does it when it starts.
    but_not = "" if Path() != settings.SIGNING_KEYS_DIR else "signing"
    while waiting := owner.waiting_jobs(but_not=but_not):
        for job_id, name, arguments in waiting:
            with owner.at_work():
                JOBS[name.removeprefix("evenhand.")].function(**arguments)
            owner.forget_job(job_id)


def _never_wait_for_the_disk() -> None:
    """Let commits be written a moment later: what a crash would lose is played again, with its note."""
    with connection.cursor() as cursor:
        cursor.execute("set synchronous_commit to off")


@contextmanager
def _post_office() -> Iterator[None]:
    """Keep what is sent meanwhile in the demonstration's mailbox, on a port of its own."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    box = mailbox.listening(settings.DATA_DIR / "mailbox", port)
    before = settings.EMAIL_HOST, settings.EMAIL_PORT
    box.start()
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    try:
        yield
    finally:
        settings.EMAIL_HOST, settings.EMAIL_PORT = before
        box.stop()
