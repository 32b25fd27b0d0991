"""Every environment variable the service reads, with its type, default and meaning."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any

LARGEST_PORT = 65535  # every whole number among the settings is a port


class MissingSetting(Exception):
    """A variable without a default is not set; the message names it and says what it is for."""


def _variable(meaning: str, default: Any) -> Any:
    return field(default=default, metadata={"meaning": meaning})


@dataclass(frozen=True)
class Environment:
    """The settings that differ between places. Everything else is the same everywhere."""

    DATABASE_URL: str = _variable("PostgreSQL address of this process's own role (web, worker or signer)", "")
    MIGRATION_DATABASE_URL: str = _variable("PostgreSQL address of a role that may make roles and tables", "")
    DATA_DIR: Path = _variable("folder for the embedded database, files, keys and secrets", Path("var"))
    PORT: int = _variable("port that the web server listens on", 8000)
    BIND: str = _variable("network address that the web server listens on", "127.0.0.1")
    TRUSTED_PROXIES: str = _variable("addresses or networks of your own proxies, with commas between", "")
    PUBLIC_URL: str = _variable("address that people and QR codes use, without a final slash", "")
    SECRET_KEY: str = _variable("Django's secret; made at first run and kept in DATA_DIR when empty", "")
    DEMO: bool = _variable("yes: demonstration people, one-click sign-in, a mailbox at /dev/outbox", False)
    STAFF_NEED_APP: bool = _variable(
        "yes: whoever works here, for a council or as a mediator signs in with an app or a passkey too",
        True,
    )
    CASES_AN_HOUR: int = _variable(
        "managers and auditors are told when one person opens more cases than this within an hour", 60
    )
    SAME_POLICY_SITES: str = _variable(
        "other websites that keep the same rules of cookies, named on that page, with commas between", ""
    )
    SMTP_HOST: str = _variable("mail server", "127.0.0.1")
    SMTP_PORT: int = _variable("mail server's port", 8025)
    SMTP_USER: str = _variable("mail server's user, if it wants one", "")
    SMTP_PASSWORD: str = _variable("mail server's password", "")
    SMTP_TLS: bool = _variable("yes: start TLS before sending", False)
    MAIL_FROM: str = _variable("address that messages come from", "mediation@evenhand.example")
    SIGNING_KEYS_DIR: Path = _variable("folder of the certificate keys; the signer's alone", Path(""))
    CRASHPOINT: str = _variable("tests only: the named point at which this process kills itself", "")

    @property
    def public_url(self) -> str:
        """Return the address that people use, without a final slash."""
        return self.PUBLIC_URL.rstrip("/") or f"http://127.0.0.1:{self.PORT}"

    @property
    def trusted_proxies(self) -> tuple[IPv4Network | IPv6Network, ...]:
        """Return the networks whose word about a client's address is taken. Raises MissingSetting."""
        try:
            return tuple(ip_network(each.strip()) for each in self.TRUSTED_PROXIES.split(",") if each.strip())
        except ValueError as error:
            raise MissingSetting(
                f"TRUSTED_PROXIES is {self.TRUSTED_PROXIES!r}. {error}. "
                "Write addresses or networks with commas between, such as 10.0.0.0/8, ::1."
            ) from error

    @property
    def files_dir(self) -> Path:
        """Return the folder of stored documents."""
        return self.DATA_DIR / "files"


def read(source: Mapping[str, str] = os.environ) -> Environment:
    """Return the environment, typed. A variable set to nothing is not set: an empty DATA_DIR would be the code's own.

    Raises MissingSetting when a variable cannot be read as its type.
    """
    values: dict[str, object] = {}
    for variable in fields(Environment):
        if not (text := source.get(variable.name)):
            continue
        try:
            values[variable.name] = _typed(text, variable.default)
        except ValueError as error:
            meaning = variable.metadata["meaning"]
            raise MissingSetting(f"{variable.name} is {text!r}. {error} Its meaning: {meaning}.") from error
    if "DATA_DIR" in values:
        values["DATA_DIR"] = Path(str(values["DATA_DIR"])).resolve()
    return Environment(**values)  # type: ignore[arg-type]


def _typed(text: str, default: object) -> object:
    if isinstance(default, bool):
        if text.lower() not in ("yes", "no"):
            raise ValueError("Write yes or no.")
        return text.lower() == "yes"
    if isinstance(default, int):
        if not text.isdigit():
            raise ValueError("Write a whole number.")
        if int(text) > LARGEST_PORT:
            raise ValueError(f"Write a port, which is {LARGEST_PORT} at most.")
        return int(text)
    return Path(text) if isinstance(default, Path) else text


def example() -> str:
    """Return the text of .env.example."""
    lines = [
        "# Every variable that Evenhand reads. Written by `make docs` from config/environment.py.",
        "# They are read from the environment, not from a file: export those that you want to be different.",
    ]
    for variable in fields(Environment):
        default = variable.default
        if isinstance(default, bool):
            default = "yes" if default else "no"
        elif default == Path(""):
            default = ""  # as text it would be a dot, which is a folder
        lines += ["", f"# {variable.metadata['meaning']}", f"{variable.name}={default}"]
    return "\n".join(lines) + "\n"
