"""The words of `evenhand provider`: what each of its commands is told, and what of that can be no use."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from uuid import UUID

NAME = "provider"


def parser() -> ArgumentParser:
    """Return what reads the words of the command."""
    parser = ArgumentParser(
        prog=f"evenhand {NAME}",
        description="Who runs the mediation here, for which councils and when, and who manages it.",
        allow_abbrev=False,
    )
    what = parser.add_subparsers(dest="what", required=True)

    def command(name: str, told: str) -> ArgumentParser:
        return what.add_parser(name, help=told, description=told, allow_abbrev=False)

    opening = command("open", "open a provider with its first team and its first manager")
    opening.add_argument("--name", required=True, type=_words, help="as families read it on every page")
    opening.add_argument("--telephone", required=True, type=_words, metavar="NUMBER")
    opening.add_argument("--email", required=True, type=_mailbox, metavar="E-MAIL", help="for families")
    opening.add_argument("--address", required=True, type=_words, help="where post reaches it, in one line")
    opening.add_argument(
        "--opening-hours", required=True, type=_words, metavar="HOURS", help="when somebody answers"
    )
    opening.add_argument("--team", default="First team", type=_words, help="what the first team is called")
    _add_manager(opening)
    appointing = command("manager", "appoint a manager, where the first e-mail address was wrong or is lost")
    appointing.add_argument("--provider", required=True, metavar="NAME")
    _add_manager(appointing)
    leaving = command(
        "manager-leaves", "end a manager’s role at once, where the other managers may not or cannot"
    )
    leaving.add_argument("--provider", required=True, metavar="NAME")
    leaving.add_argument(
        "--manager-email", required=True, type=_mailbox, metavar="E-MAIL", help="with which they sign in"
    )
    agreeing = command("contract", "let a provider serve a council's families from one day to another")
    agreeing.add_argument("--provider", required=True, metavar="NAME")
    agreeing.add_argument("--council", required=True, metavar="NAME", help="its name or its GSS code")
    agreeing.add_argument("--from", required=True, type=_day, dest="starts_on", metavar="DAY")
    agreeing.add_argument(
        "--until", type=_day, dest="ends_on", metavar="DAY", help="the last day, if one is agreed"
    )
    agreeing.add_argument(
        "--in-letters",
        required=True,
        choices=("yes", "no"),
        help="whether the council's decision letters name the provider as whom to contact (regulation 32(f))",
    )
    agreeing.add_argument("--team", metavar="NAME", help="which team, where the provider has several")
    agreeing.add_argument(
        "--council-email",
        type=_mailbox,
        metavar="E-MAIL",
        help="the shared mailbox of the council's SEND team",
    )
    ending = command("end", "set the last day of a contract")
    ending.add_argument("id", type=UUID, help="as `list` says it")
    ending.add_argument("--until", required=True, type=_day, dest="ends_on", metavar="DAY")
    command("list", "providers, their managers, and their contracts with the days on which these end")
    return parser


def _add_manager(parser: ArgumentParser) -> None:
    parser.add_argument("--manager", required=True, type=_words, metavar="NAME", help="the manager's name")
    parser.add_argument(
        "--manager-email", required=True, type=_mailbox, metavar="E-MAIL", help="with which they sign in"
    )


def _words(text: str) -> str:
    if not text.strip():
        raise ArgumentTypeError("write something here")
    return text.strip()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text!r} is no day; write one like 2027-01-31") from error


def _mailbox(text: str) -> str:
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    from evenhand.domain.identity.addresses import NotPlain, plain

    try:
        address = plain(text)
        validate_email(address)
    except (NotPlain, ValidationError) as error:
        raise ArgumentTypeError(f"{text!r} is no e-mail address that we can use") from error
    return address
