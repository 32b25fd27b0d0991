"""The only door to the background queue: jobs, and which jobs follow from which events."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.jobs import JobDeferrer
from procrastinate.manager import JobManager

JOBS: dict[str, "Job"] = {}
# careful: in a worker, the app's own connector is a connection of its own, on which a job would be there for
# all to take before the rows that it is about.
_in_our_transaction = JobManager(DjangoConnector())
_at_start: list["Job"] = []
_followers: dict[str, list["Job"]] = defaultdict(list)


@dataclass(frozen=True)
class Job:
    """A background entry point: load, call one action, nothing else. Safe to run twice."""

    name: str
    queue: str
    function: Callable[..., None]
    task: Any

    def later(self, **arguments: object) -> None:
        """Ask for the job, in the transaction in progress: no commit, no job. Arguments are ids only."""
        asked = self.task.configure(task_kwargs={name: str(value) for name, value in arguments.items()})
        JobDeferrer(job_manager=_in_our_transaction, job=asked.job).defer()


def job(queue: str, *, attempts: int = 10) -> Callable[[Callable[..., None]], Job]:
    """Make a function a job of `queue`, tried again with growing pauses up to `attempts` times."""

    def register(function: Callable[..., None]) -> Job:
        name = f"{function.__module__.removeprefix('evenhand.')}.{function.__name__}"
        retry = RetryStrategy(max_attempts=attempts, exponential_wait=3)
        task = app.task(name=name, queue=queue, retry=retry)(function)
        made = JOBS[name] = Job(name, queue, function, task)
        return made

    return register


def every(cron: str, queue: str, *, at_start: bool = False) -> Callable[[Callable[..., None]], Job]:
    """Make a function a job that starts by the clock.

    It must ask the data what is due and not done: a tick can be missed, and two can come at once. With `at_start`
    it also runs when a worker starts: nobody knows for how long there was none.
    """

    def register(function: Callable[..., None]) -> Job:
        name = f"{function.__module__.removeprefix('evenhand.')}.{function.__name__}"

        def tick(timestamp: int) -> None:
            function()

        task = app.periodic(cron=cron, periodic_id=name)(app.task(name=name, queue=queue)(tick))
        made = JOBS[name] = Job(name, queue, function, task)
        if at_start:
            _at_start.append(made)
        return made

    return register


def catch_up(queues: Iterable[str]) -> None:
    """Run the scans of some queues that a starting worker owes."""
    for scan in [job for job in _at_start if job.queue in queues]:
        scan.function()


def when(kind: str, follower: Job) -> None:
    """Say that `follower` is asked for whenever an event of `kind` is recorded (see domain/reactions.py)."""
    if follower not in _followers[kind]:
        _followers[kind].append(follower)


def follow(kind: str, event_id: int, case_id: UUID | None) -> None:
    """Ask for every job that follows from the event just written."""
    for follower in _followers[kind]:
        follower.later(event_id=event_id, case_id=case_id or "")


# A job that took its process with it so often is set aside for a person; all others go on.
DEATHS = 10
_FATE = """
    select case when j.attempts < %s
        then procrastinate_retry_job_v2(j.id, now(), null, null, null)
        else procrastinate_finish_job_v1(j.id, 'failed', false) end
    from procrastinate_jobs j left join procrastinate_workers w on w.id = j.worker_id
    where j.status = 'doing' and (w.id is null or w.last_heartbeat < now() - interval '30 seconds')
"""


def rescue() -> None:
    """Ask again for each job whose process is gone: killed, frozen, or cut off from the database."""
    with connection.cursor() as cursor:
        cursor.execute(_FATE, [DEATHS])


@every("* * * * *", queue="duties")
def rescue_jobs() -> None:
    """Look every minute for jobs whose process is gone."""
    rescue()


@every("41 * * * *", queue="default")
def forget_counts() -> None:
    """Delete counts of who asks how often that are a day old."""
    # careful: imported here, because this module is read before tables are
    from evenhand.core import limits

    limits.forget()
