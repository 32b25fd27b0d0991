"""`evenhand provider`: who runs the mediation here, for which councils and when, and the first manager of each."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from evenhand.config import django_commands, roles
from evenhand.config.provider_words import NAME, parser


class _Unknown(Exception):
    """A name is nobody's here, or more than one's; the message says which and what there is."""


def run(words: Sequence[str]) -> int:
    """Open, appoint, agree, end or list, and return the exit status: 1 for a refusal, 2 for words or a role."""
    try:
        given = parser().parse_args(list(words))
    except SystemExit as ended:  # argparse has said why
        return int(ended.code or 0)
    with django_commands.joined(NAME):
        django_commands.set_up()
        # careful: Django's tables are there only once it is set up
        from evenhand.core.errors import Refused
        from evenhand.core.principals import operator
        from evenhand.core.transactions import acting_as

        try:
            with acting_as(operator()):  # all of a command, or nothing of it
                if not _is_owner():
                    sys.stderr.write(
                        "Only the owner of the database may: let DATABASE_URL be the owner's address.\n"
                    )
                    return 2
                said = _DOES[given.what](given)
        except (Refused, _Unknown) as refusal:
            sys.stderr.write(f"{refusal}\n")
            return 1
        sys.stdout.write("\n".join(said) + "\n")
        return 0


def _open(given: Namespace) -> list[str]:
    from evenhand.core.principals import operator
    from evenhand.domain.organisations.actions.open_provider import open_provider

    opened = open_provider(
        name=given.name,
        telephone=given.telephone,
        email=given.email,
        address=given.address,
        opening_hours=given.opening_hours,
        team=given.team,
        by=operator(),
    )
    return [f"{opened.name} is open.", *_appointed(given, opened.id)]


def _manager(given: Namespace) -> list[str]:
    return _appointed(given, _provider_called(given.provider))


def _appointed(given: Namespace, provider_id: UUID) -> list[str]:
    from django.conf import settings

    from evenhand.core import clock
    from evenhand.core.principals import operator
    from evenhand.domain.identity.actions.appoint import appoint
    from evenhand.domain.identity.roles import MANAGER
    from evenhand.domain.organisations import queries as organisations

    (team_id, _), *_others = organisations.teams(provider_id)
    appoint(
        name=given.manager,
        address=given.manager_email,
        role=MANAGER.code,
        provider_id=provider_id,
        team_id=team_id,
        at=clock.now(),
        by=operator(),
    )
    return [
        f"{given.manager} manages it, and signs in at {settings.PUBLIC_URL}/sign-in with a code by e-mail."
    ]


def _manager_leaves(given: Namespace) -> list[str]:
    from evenhand.core import clock
    from evenhand.core.principals import operator
    from evenhand.domain.identity.actions.end_membership import end_membership
    from evenhand.domain.identity.queries import user_for_address
    from evenhand.domain.identity.roles import MANAGER

    provider_id = _provider_called(given.provider)
    end_membership(
        user_id=user_for_address(given.manager_email),
        provider_id=provider_id,
        role=MANAGER.code,
        at=clock.now(),
        by=operator(),
    )
    return [f"{given.manager_email} manages {given.provider} no longer, and is signed out everywhere."]


def _contract(given: Namespace) -> list[str]:
    from evenhand.core.principals import operator
    from evenhand.domain.organisations.actions.agree_contract import agree_contract

    provider_id, council = _provider_called(given.provider), _council(given.council)
    contract = agree_contract(
        provider_id=provider_id,
        team_id=_team(provider_id, given.team),
        local_authority=council.code,
        starts_on=given.starts_on,
        ends_on=given.ends_on,
        provider_acts_for_authority=given.in_letters == "yes",
        by=operator(),
    )
    body = _body(council, given.council_email)
    return [
        f"{given.provider} serves {council.name} {_days(contract)}. The contract is {contract.id}.",
        f"The council's notices go to {body.email}.",
    ]


def _body(council: Any, email: str | None) -> Any:
    """Return the council as a party to mediations; opened now if nobody has."""
    from evenhand.core.principals import operator
    from evenhand.domain.organisations import queries as organisations
    from evenhand.domain.organisations.actions.open_body import open_body

    body = organisations.body_of(council.code)
    if body and email not in (None, body.email):
        raise _Unknown(
            f"No contract was made. {council.name} is here, with the mailbox {body.email}. Leave out --council-email."
        )
    if body:
        return body
    if email is None:
        raise _Unknown(
            f"No contract was made. {council.name} is new here: say its mailbox with --council-email."
        )
    return open_body(
        name=council.name,
        short_name=council.short_name,
        email=email,
        local_authority=council.code,
        by=operator(),
    )


def _end(given: Namespace) -> list[str]:
    from evenhand.core.principals import operator
    from evenhand.domain.organisations.actions.end_contract import end_contract

    end_contract(contract_id=given.id, ends_on=given.ends_on, by=operator())
    return [
        f"The last day of that contract is {given.ends_on:%Y-%m-%d}. Its open cases stay with the provider."
    ]


def _list(given: Namespace) -> list[str]:
    from evenhand.domain.identity import queries as identity
    from evenhand.domain.identity.roles import MANAGER
    from evenhand.domain.organisations import queries as organisations

    lines = []
    for provider_id in organisations.all_providers():
        one = organisations.provider(provider_id)
        managers = [each.name for each in identity.colleagues(provider_id) if each.role == MANAGER.code]
        lines += [
            f"{one.name}: {one.telephone}, {one.email}",
            f"  teams: {', '.join(name for _, name in organisations.teams(provider_id))}",
            f"  managers: {', '.join(managers) or 'none'}",
        ]
        for contract in organisations.contracts_of(provider_id):
            council = contract.local_authority
            lines.append(
                f"  {contract.id}  {council.name} ({council.gss_code or council.code}) {_days(contract)}"
            )
    return lines or ["No provider is open here. `evenhand provider open` opens the first."]


_DOES = {
    "open": _open,
    "manager": _manager,
    "manager-leaves": _manager_leaves,
    "contract": _contract,
    "end": _end,
    "list": _list,
}


def _days(contract: Any) -> str:
    until = f"until {contract.ends_on:%Y-%m-%d}" if contract.ends_on else "without an end"
    return f"from {contract.starts_on:%Y-%m-%d} {until}"


def _provider_called(name: str) -> UUID:
    from evenhand.domain.organisations import queries as organisations

    if (found := organisations.provider_named(name)) is None:
        raise _Unknown(f"Nothing was changed. No provider here is called {name!r}; `list` shows them.")
    return found


def _team(provider_id: UUID, name: str | None) -> UUID:
    from evenhand.domain.organisations import queries as organisations

    found = [(id, called) for id, called in organisations.teams(provider_id) if name in (None, called)]
    if len(found) != 1:
        names = ", ".join(called for _, called in organisations.teams(provider_id))
        raise _Unknown(f"No contract was made. Say which team with --team: {names}.")
    return found[0][0]


def _council(name: str) -> Any:
    """Return the council of a name or GSS code; the list of this release is loaded where it is not known yet."""
    from evenhand.core.principals import operator
    from evenhand.domain.organisations import queries as organisations
    from evenhand.domain.organisations.actions.load_local_authorities import load_local_authorities

    if not (found := organisations.councils_called(name)):
        load_local_authorities(by=operator())
        found = organisations.councils_called(name)
    if len(found) == 1:
        return found[0]
    several = ", ".join(f"{each.name} ({each.gss_code or each.code})" for each in found)
    raise _Unknown(
        f"No contract was made. {name!r} is the name of more than one council. Say its GSS code: {several}."
        if found
        else f"No contract was made. No council in England is called {name!r}. Say its full name or its GSS code."
    )


def _is_owner() -> bool:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select current_user")
        return bool(cursor.fetchone()[0] == roles.OWNER)
