"""`evenhand run`: prepares everything, then keeps web, worker, signer and the demo's mailbox running."""

import errno
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from types import FrameType
from typing import NoReturn

from evenhand.config import preparing
from evenhand.config.environment import Environment
from evenhand.config.preparing import Steps, say
from evenhand.config.roles import Addresses
from evenhand.config.troubles import StepTrouble

PATIENCE_SECONDS = 20  # for a child to finish what it is doing
SHORTEST_LIFE_SECONDS = 5
ATTEMPTS = 3


@dataclass
class Child:
    """One process of the service, started again when it ends by itself."""

    name: str
    words: tuple[str, ...]
    environment: dict[str, str]
    process: subprocess.Popen[bytes] | None = None
    began: float = 0.0
    short_lives: int = 0

    def start(self, leash: int) -> None:
        """Start the process; it ends by itself when the other end of `leash` is closed."""
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            preparing.evenhand(*self.words, f"leash={leash}"),
            env=self.environment,
            stdin=subprocess.DEVNULL,
            pass_fds=[leash],
            start_new_session=True,  # a Ctrl-C reaches us only, and we stop the others in order
        )

    def mind(self, leash: int) -> None:
        """Start the process again if it has ended.

        Raises StepTrouble when it keeps ending at once.
        """
        if self.process is None or self.process.poll() is None:
            return
        short = time.monotonic() - self.began < SHORTEST_LIFE_SECONDS
        self.short_lives = self.short_lives + 1 if short else 0
        if self.short_lives >= ATTEMPTS:
            raise StepTrouble(f"The {self.name} process ends as soon as it starts. Its words stand above.")
        say(f"The {self.name} process ended by itself; it is being started again.")
        self.start(leash)


@dataclass
class Children:
    """The processes of the service, on one leash: the kernel drops it however we end."""

    members: list[Child] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.leash, self.hand = os.pipe()

    def start(self) -> None:
        """Start them all."""
        for child in self.members:
            child.start(self.leash)

    def mind(self) -> None:
        """Start those again that have ended."""
        for child in self.members:
            child.mind(self.leash)

    def stop(self) -> None:
        """Ask all to finish, wait for them, and end those that do not."""
        running = [child.process for child in self.members if child.process and child.process.poll() is None]
        for process in running:
            process.terminate()
        patience = time.monotonic() + PATIENCE_SECONDS
        for process in running:
            try:
                process.wait(max(0.1, patience - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        os.close(self.hand)
        os.close(self.leash)


def run(environment: Environment) -> int:
    """Run the whole service until Ctrl-C or SIGTERM, and return the exit status."""
    signal.signal(signal.SIGTERM, _interrupt)
    environment = replace(environment, DATA_DIR=environment.DATA_DIR.resolve())
    if refusal := _refusal(environment.BIND, environment.PORT):
        sys.stderr.write(refusal + "\n")
        return 1
    if environment.DEMO and "SMTP_PORT" not in os.environ and _refusal("127.0.0.1", environment.SMTP_PORT):
        environment = replace(environment, SMTP_PORT=_free_port())
    with ExitStack() as stack:
        try:
            found = _prepare(environment, stack)
            children = Children(_children(environment, found))
            stack.callback(children.stop)
            children.start()
            _mind(environment, found, children)
        except KeyboardInterrupt:
            say("\nStopping; nothing is lost.")
    return 0


def _interrupt(number: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _prepare(environment: Environment, stack: ExitStack) -> Addresses:
    demo = environment.DEMO and preparing.has_demo_command("load_demo")
    steps = Steps(4 if demo else 3)
    with steps.step("Starting the database"):
        found = stack.enter_context(preparing.database(environment))
    with steps.step("Bringing its tables up to date"):
        preparing.migrate(environment, found)
        preparing.load_pages(environment, found)
    with steps.step("Collecting styles and scripts"):
        preparing.collect_static(environment, found)
    if demo:
        with steps.step("Loading the demonstration county"):
            preparing.load_demo(environment, found)
    return found


def _children(environment: Environment, found: Addresses) -> list[Child]:
    keys = environment.DATA_DIR / "secrets" / "signing"
    keys.mkdir(parents=True, exist_ok=True, mode=0o700)
    children = [
        Child("web", ("web",), preparing.surroundings(environment, found.web)),
        Child("worker", ("worker",), preparing.surroundings(environment, found.worker)),
        Child(
            "signer",
            ("signer",),
            preparing.surroundings(environment, found.signer, SIGNING_KEYS_DIR=str(keys)),
        ),
    ]
    if environment.DEMO:
        without_database = preparing.surroundings(environment, "")
        children.insert(0, Child("mailbox", ("mailbox",), without_database))
    return children


def _mind(environment: Environment, found: Addresses, children: Children) -> NoReturn:
    told = False
    while True:
        children.mind()
        if not told and _answers(f"http://127.0.0.1:{environment.PORT}/health"):
            _tell(environment, found)
            told = True
        time.sleep(0.2)


def _tell(environment: Environment, found: Addresses) -> None:
    address = environment.public_url
    lines = [f"\nEvenhand is at {address}"]
    if environment.DEMO and preparing.has_demo_command("demo_people"):
        people = preparing.run_django(environment, found.web, "demo_people").rstrip()
        lines += [f"Sign in at {address}/sign-in as one of the demo people:", people]
        if not environment.STAFF_NEED_APP:
            lines.append(
                "None of them needs an app or a passkey (STAFF_NEED_APP=no). At work everybody does."
            )
    lines.append(f"Stop it with Ctrl-C. What it holds is kept in {environment.DATA_DIR}")
    say("\n".join(lines))  # in one piece: the web server writes to this terminal too


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _refusal(host: str, port: int) -> str:
    """Return why nobody can listen there, in a sentence with the way out; nothing if one can."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return f"Port {port} is in use. Choose another, such as PORT=8001 make run."
            return f"Nothing can listen on {host}, port {port}: {error.strerror}. Change BIND or PORT."
    return ""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
