"""The processes of the service themselves: web, worker, signer, and the demo's mailbox."""

import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any

from gunicorn.app.base import BaseApplication

from evenhand.config import self_check
from evenhand.config.environment import Environment

QUEUES = {"worker": ("duties", "messages", "default"), "signer": ("signing",)}
JOBS_AT_ONCE = {"worker": 2, "signer": 1}


class Web(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
    """The web server: two processes of four threads."""

    def __init__(self, environment: Environment) -> None:
        self.environment = environment
        super().__init__()

    def load_config(self) -> None:
        """Set what gunicorn is to do."""
        for name, value in {
            "bind": f"{self.environment.BIND}:{self.environment.PORT}",
            "worker_class": "gthread",
            "workers": 2,
            "threads": 4,
            "timeout": 60,
            "graceful_timeout": 15,
            "proc_name": "evenhand-web",
            "loglevel": "warning",
            # Its control socket lies in the home folder, where two services of one user would meet.
            "control_socket_disable": True,
            "accesslog": "-",
            # Method, path without its query string, status, milliseconds: no address, no browser, no referrer.
            "access_log_format": "%(m)s %(U)s %(s)s %(M)s ms",
            **({"worker_tmp_dir": "/dev/shm"} if Path("/dev/shm").is_dir() else {}),
        }.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Return the application, loaded in each process for itself."""
        from evenhand.config.wsgi import application

        return application


def web(environment: Environment) -> int:
    """Serve pages until told to stop."""
    if not _fit(environment):
        return 1
    Web(environment).run()
    return 0


def jobs(environment: Environment, kind: str) -> int:
    """Do the jobs of the queues of `kind` until told to stop."""
    if not _fit(environment):
        return 1
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "evenhand.config.settings")
    import django

    django.setup()
    from procrastinate.contrib.django import app

    from evenhand.core.jobs import catch_up, rescue

    if kind == "signer" and (refused := _key_refused()):
        sys.stderr.write(f"{refused}\n")
        return 1
    rescue()  # what a process that was killed had in hand
    catch_up(QUEUES[kind])
    # Django's own connection cannot listen for new jobs; this one can.
    with app.replace_connector(app.connector.get_worker_connector()) as listening:  # type: ignore[attr-defined]
        listening.run_worker(queues=list(QUEUES[kind]), name=kind, concurrency=JOBS_AT_ONCE[kind])
    return 0


def _key_refused() -> str:
    """Make the signer's key ready; return why it cannot be used, empty when it can."""
    from evenhand.adapters.signing.keys import KeyRefused
    from evenhand.domain.certificates.signing import make_ready

    try:
        make_ready()
    except KeyRefused as refused:
        return str(refused)
    return ""


def mailbox(environment: Environment) -> int:
    """Receive what the service sends and keep it in DATA_DIR/mailbox."""
    from evenhand.demo.mailbox import receive

    receive(environment.DATA_DIR / "mailbox", environment.SMTP_PORT)
    return 0


def follow_leash(words: list[str]) -> None:
    """End this process when the one that started it is gone, if `words` hold a leash."""
    for word in words:
        if word.startswith("leash="):
            leash = int(word.removeprefix("leash="))
            threading.Thread(target=_wait_for_the_end, args=[leash], daemon=True).start()


def _wait_for_the_end(leash: int) -> None:
    os.read(leash, 1)  # nothing is ever written; this returns when the other end is closed
    os.kill(os.getpid(), signal.SIGTERM)


def _fit(environment: Environment) -> bool:
    found = self_check.findings(environment.DATABASE_URL)
    for sentence in found:
        sys.stderr.write(sentence + "\n")
    return not found
