"""The service's own processes for tests that kill them: started by their real commands, on a database of the test."""

import http.client
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode
from uuid import UUID

import psycopg
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from evenhand.config.roles import Addresses
from evenhand.domain.identity.models import User

PATIENCE_SECONDS = 60
KILLED = -signal.SIGKILL

# Sends forms through the whole of Django, middleware and gate included, each in a process of its own that may die.
_CLERK = """
import os, sys, json
import django
django.setup()
from importlib import import_module
from django.conf import settings
from django.test import Client
import_module(settings.ROOT_URLCONF)  # once, not in each child
for line in sys.stdin:
    asked = json.loads(line)
    child = os.fork()
    if not child:
        settings.CRASHPOINT = asked["crashpoint"]
        client = Client(headers={"host": "localhost"})
        client.cookies["session"] = asked["session"]
        os._exit(client.post(asked["path"], asked["typed"]).status_code // 100)
    _, status = os.waitpid(child, 0)
    print(-status if os.WIFSIGNALED(status) else os.waitstatus_to_exitcode(status) * 100, flush=True)
"""


@dataclass
class Machine:
    """One machine of the service: a database, a folder, a mail server, and processes started on demand."""

    addresses: Addresses
    folder: Path
    smtp_port: int
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)
    clerk: subprocess.Popen[str] | None = None

    def surroundings(self, role: str, crashpoint: str = "", **more: str) -> dict[str, str]:
        """Return the environment of a process of one role."""
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "evenhand.config.settings",
            "DATABASE_URL": getattr(self.addresses, role),
            "DATA_DIR": str(self.folder),
            "SECRET_KEY": settings.SECRET_KEY,
            "SMTP_HOST": "127.0.0.1",
            "SMTP_PORT": str(self.smtp_port),
            "SIGNING_KEYS_DIR": str(self.folder / "keys"),
            "CRASHPOINT": crashpoint,
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
            **more,
        }

    @property
    def words(self) -> str:
        """Return what the processes have said so far."""
        path = self.folder / "words"
        return path.read_text(errors="replace")[-12000:] if path.exists() else ""

    def start(self, kind: str, crashpoint: str = "", **more: str) -> subprocess.Popen[bytes]:
        """Start web, worker or signer by its own command."""
        with (self.folder / "words").open("ab") as words:
            process = subprocess.Popen(
                [sys.executable, "-m", "evenhand.config.command_line", kind],
                env=self.surroundings(kind, crashpoint, **more),
                stdin=subprocess.DEVNULL,
                stdout=words,
                stderr=words,
                start_new_session=True,
            )
        self.running.append(process)
        return process

    def die(self, kind: str, crashpoint: str) -> None:
        """Start a process that kills itself at a point, and insist that it gets there."""
        process = self.start(kind, crashpoint)
        try:
            process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"{crashpoint} was not reached by {kind}:\n{self.words}") from None
        assert process.returncode == KILLED, f"{kind} ended by itself:\n{self.words}"
        self.let_the_heart_stop()

    def let_the_heart_stop(self) -> None:
        """Let half a minute pass for whoever was killed, so that its jobs are known to be nobody's."""
        with psycopg.connect(self.addresses.owner, autocommit=True) as owner:
            owner.execute("update procrastinate_workers set last_heartbeat = now() - interval '31 seconds'")

    @contextmanager
    def working(self, kind: str, **more: str) -> Iterator[subprocess.Popen[bytes]]:
        """Run a process for a while, then stop it as an operator does."""
        process = self.start(kind, **more)
        try:
            yield process
        finally:
            stop(process)

    def until(self, true: Callable[[], bool], what: str) -> None:
        """Wait for something to become true."""
        patience = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < patience:
            if true():
                return
            time.sleep(0.05)
        with psycopg.connect(self.addresses.owner) as owner:
            jobs = owner.execute(
                "select task_name, status, attempts, scheduled_at from procrastinate_jobs"
                " where status <> 'succeeded'"
            ).fetchall()
        raise AssertionError(f"{what} did not happen in {PATIENCE_SECONDS} seconds:\n{self.words}\n{jobs}")

    def post(self, path: str, user_id: UUID, crashpoint: str = "", **typed: str) -> int:
        """Send one form as somebody, in a web process of its own; return KILLED, or 200, 300, 400 or 500."""
        return self.post_in(session_of(user_id), path, crashpoint, **typed)

    def post_in(self, session: str, path: str, crashpoint: str = "", **typed: str) -> int:
        """Send one form in a session, as `post` does."""
        if self.clerk is None:
            self.clerk = subprocess.Popen(
                [sys.executable, "-c", _CLERK],
                env=self.surroundings("web"),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        asked = {"path": path, "crashpoint": crashpoint, "session": session, "typed": typed}
        assert self.clerk.stdin is not None and self.clerk.stdout is not None
        self.clerk.stdin.write(json.dumps(asked) + "\n")
        self.clerk.stdin.flush()
        return int(self.clerk.stdout.readline())

    def close(self) -> None:
        """End what is still running."""
        if self.clerk is not None:
            self.clerk.communicate()
        for process in self.running:
            if process.poll() is None:
                stop(process)

    def collect(self) -> None:
        """Put the static files where the web server of this machine looks for them: a whole page names some."""
        command = [
            sys.executable,
            "-m",
            "evenhand.config.command_line",
            "django",
            "collectstatic",
            "--noinput",
        ]
        seen = subprocess.run(command, env=self.surroundings("web"), capture_output=True, text=True)
        assert seen.returncode == 0, seen.stdout + seen.stderr

    @contextmanager
    def serving(self) -> Iterator[int]:
        """Run the real web server and give its port."""
        port = free_port()
        with self.working("web", PORT=str(port)):
            self.until(lambda: _answers(port), "the web server's first answer")
            yield port


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process and wait for it."""
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def session_of(user_id: UUID) -> str:
    """Return the key of a session in which somebody is signed in."""
    user = User.objects.get(id=user_id)
    store = SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.save()
    return str(store.session_key)


def session_of_browser(secret: str) -> str:
    """Return the key of a session in which nobody is signed in, of a browser with this secret."""
    store = SessionStore()
    store["browser"] = secret
    store.save()
    return str(store.session_key)


def post_over_http(port: int, path: str, session: str, **typed: str) -> tuple[int, str]:
    """Send one form to the real web server as a browser does; return status and where it leads."""
    token = secrets.token_hex(16)
    headers = {
        "Cookie": f"session={session}; csrf={token}",
        "Content-Type": "application/x-www-form-urlencoded",
        "Connection": "close",
    }
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
    try:
        connection.request("POST", path, urlencode({"csrfmiddlewaretoken": token, **typed}), headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status, answer.getheader("Location") or ""
    finally:
        connection.close()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            pass
    except OSError:
        return False
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/health")
        answer = connection.getresponse()
        answer.read()
        return answer.status == 200
    except OSError:
        return False
    finally:
        connection.close()
