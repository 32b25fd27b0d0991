"""`evenhand single-sign-on`: which organisations sign their own people in, and setting and ending it."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from evenhand.config import django_commands

NAME = "single-sign-on"
LONGEST_SECRET = 4096


def run(words: Sequence[str]) -> int:
    """Set, list or end, and return the exit status."""
    try:
        given = _parser().parse_args(list(words))
    except SystemExit as ended:  # argparse has said why
        return int(ended.code or 0)
    with django_commands.joined(NAME):
        django_commands.set_up()
        # careful: Django's tables are there only once it is set up
        from django.db.utils import ProgrammingError

        from evenhand.core.errors import Refused

        try:
            return {"add": _add, "list": _list, "end": _end}[given.what](given)
        except Refused as refusal:
            sys.stderr.write(f"{refusal}\n")
            return 1
        except ProgrammingError:
            sys.stderr.write("Only the owner of the database may: let DATABASE_URL be the owner's address.\n")
            return 2


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog=f"evenhand {NAME}", description=__doc__, allow_abbrev=False)
    what = parser.add_subparsers(dest="what", required=True)
    add = what.add_parser(
        "add",
        help="let one organisation sign its own people in; its client secret is read from standard input",
        allow_abbrev=False,
    )
    whose = add.add_mutually_exclusive_group(required=True)
    whose.add_argument("--provider", metavar="NAME", help="the provider, by its name here")
    whose.add_argument("--body", metavar="NAME", help="the council or health body, by its name here")
    add.add_argument("--issuer", required=True, metavar="URL", help="as the identity provider writes itself")
    add.add_argument("--client-id", required=True, metavar="ID")
    add.add_argument(
        "--domain", required=True, action="append", help="whose mailboxes it vouches for; again for more"
    )
    add.add_argument(
        "--strong-acr", action="append", default=[], metavar="ACR", help="what it calls two factors"
    )
    add.add_argument(
        "--asked-by", required=True, metavar="E-MAIL", help="the manager or lead officer who asked"
    )
    add.add_argument(
        "--secret-file", type=Path, metavar="FILE", help="the client secret, in place of standard input"
    )
    what.add_parser("list", help="what is set and what was; never a secret")
    end = what.add_parser("end", help="take its word no longer, and sign out everybody whom it ever let in")
    end.add_argument("id", type=UUID, help="as `list` says it")
    return parser


def _add(given: Namespace) -> int:
    from evenhand.core import clock
    from evenhand.core.principals import operator
    from evenhand.core.transactions import acting_as
    from evenhand.domain.identity.actions.set_identity_provider import set_identity_provider

    with acting_as(operator()):
        provider_id, body_id, at = *_organisation(given), clock.now()
    if not provider_id and not body_id:
        sys.stderr.write(
            f"No organisation here is called {given.provider or given.body!r}. Nothing was set.\n"
        )
        return 1
    try:
        secret = _secret(given.secret_file)
    except (OSError, ValueError):
        sys.stderr.write("The client secret could not be read. Nothing was set.\n")
        return 1
    found = set_identity_provider(
        provider_id=provider_id,
        body_id=body_id,
        issuer=given.issuer,
        client_id=given.client_id,
        secret=secret,
        domains=tuple(given.domain),
        strong_acr=tuple(given.strong_acr),
        asked_by=given.asked_by,
        at=at,
        by=operator(),
    )
    from evenhand.portals.sign_in.with_organisation import address_to_come_back_to

    _say(f"Set as {found.id}. Register this address there, and no other: {address_to_come_back_to(found.id)}")
    _try_out(found)
    return 0


def _try_out(found: Any) -> None:
    """Say whether the identity provider answers; it is set either way."""
    from evenhand.domain.identity import single_sign_on
    from evenhand.domain.identity.single_sign_on import NoWord

    try:
        client = single_sign_on.client_of(found, "")
        single_sign_on.talk().where_to_go(client, single_sign_on.question(found.id))
        _say("It was asked about itself, and answered.")
    except NoWord as none:
        _say(f"CAREFUL: asked about itself, it gave nothing that can be used ({none.why}).")


def _list(given: Namespace) -> int:
    from evenhand.core.principals import operator
    from evenhand.core.transactions import acting_as
    from evenhand.domain.identity import single_sign_on

    with acting_as(operator()):
        found = single_sign_on.all_settings()
    for one in found:
        ended = f", ended {one.ended_at:%Y-%m-%d}" if one.ended_at else ""
        _say(
            f"{one.id}  {one.organisation}: {one.issuer} as {one.client_id}, for {', '.join(one.domains)}, "
            f"set {one.set_at:%Y-%m-%d}{ended}"
        )
    if not found:
        _say("No organisation signs its people in. Everybody signs in with a code by e-mail.")
    return 0


def _end(given: Namespace) -> int:
    from evenhand.core import clock
    from evenhand.core.principals import operator
    from evenhand.core.transactions import acting_as
    from evenhand.domain.identity.actions.set_identity_provider import end_identity_provider

    with acting_as(operator()):
        at = clock.now()
    people = end_identity_provider(identity_provider_id=given.id, at=at, by=operator())
    _say(
        f"Ended. Its word is taken no longer, its secret is forgotten. People signed out everywhere: {people}."
    )
    return 0


def _organisation(given: Namespace) -> tuple[UUID | None, UUID | None]:
    from evenhand.domain.organisations import queries as organisations

    if given.provider:
        return organisations.provider_named(given.provider), None
    return None, organisations.body_named(given.body)


def _secret(path: Path | None) -> str:
    """Return the client secret. Raises OSError, and ValueError for what is none."""
    if path is None and sys.stdin.isatty():
        sys.stderr.write("Type the client secret, then Enter, and Ctrl-D at the end of input:\n")
    text = path.read_text() if path else sys.stdin.read(LONGEST_SECRET + 1)
    if not text.strip() or len(text) > LONGEST_SECRET:
        raise ValueError("no secret")
    return text.strip()


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
