"""The command `evenhand`: one word for each thing an operator or a lawyer can ask for."""

import os
import sys
from collections.abc import Callable, Sequence

from evenhand.config import environment
from evenhand.config.environment import MissingSetting
from evenhand.config.troubles import DatabaseTrouble, RolesTrouble, StepTrouble


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] in ("help", "-h", "--help"):
        print(_help())
        return 0
    command = COMMANDS.get(words[0])
    if command is None:
        print(
            f"evenhand knows no command {words[0]!r}. These are its commands:\n\n{_help()}", file=sys.stderr
        )
        return 2
    rest = words[1:]
    if command not in TAKE_WORDS and (unknown := [word for word in rest if not word.startswith("leash=")]):
        if unknown[0] in ("help", "-h", "--help"):
            print(f"  evenhand {words[0]}  {command.__doc__}")
            return 0
        print(
            f"evenhand {words[0]} takes no words, and {unknown[0]!r} was given. Nothing was done.",
            file=sys.stderr,
        )
        return 2
    try:
        return command(rest)
    except (MissingSetting, DatabaseTrouble, RolesTrouble, StepTrouble) as trouble:
        print(trouble, file=sys.stderr)
        return 1


def _help() -> str:
    return "\n".join(f"  evenhand {name:<10} {command.__doc__}" for name, command in COMMANDS.items())


def _django(words: list[str]) -> int:
    """Django's own commands, such as `evenhand django shell`"""
    from evenhand.config import django_commands

    return django_commands.run(words)


def _run(words: list[str]) -> int:
    """The whole service on this machine, until Ctrl-C"""
    # `make run` shows the demonstration; a person's own DEMO=no wins.
    os.environ.setdefault("DEMO", "yes")
    from evenhand.config import processes

    here = environment.read()
    if here.DEMO:
        # Whoever tries it signs in as one of its people by a button; said on the page that it prints.
        os.environ.setdefault("STAFF_NEED_APP", "no")
    return processes.run(environment.read())


def _serve(kind: str, words: list[str]) -> int:
    from evenhand.config import serving

    serving.follow_leash(words)
    here = environment.read()
    if kind == "web":
        return serving.web(here)
    return serving.mailbox(here) if kind == "mailbox" else serving.jobs(here, kind)


def _web(words: list[str]) -> int:
    """The web server alone; DATABASE_URL is the web role's address"""
    return _serve("web", words)


def _worker(words: list[str]) -> int:
    """The process that keeps time limits and sends messages; DATABASE_URL is the worker role's"""
    return _serve("worker", words)


def _signer(words: list[str]) -> int:
    """The process that signs certificates; DATABASE_URL is the signer role's"""
    return _serve("signer", words)


def _mailbox(words: list[str]) -> int:
    """The demonstration's mailbox on SMTP_PORT"""
    return _serve("mailbox", words)


def _roles(words: list[str]) -> int:
    """Make the database and its roles, and print an address for each process"""
    from evenhand.config import preparing

    with preparing.database(environment.read()) as found:
        for name in ("web", "worker", "signer"):
            print(f"# for `evenhand {name}`\nDATABASE_URL={getattr(found, name)}")
    return 0


def _migrate(words: list[str]) -> int:
    """Make the roles and bring the tables up to date, as their owner"""
    from evenhand.config import preparing

    here = environment.read()
    with preparing.database(here) as found:
        preparing.migrate(here, found)
        preparing.load_pages(here, found)
    print("The tables are up to date.")
    return 0


def _check(words: list[str]) -> int:
    """Whether the database is safe to run the service on"""
    from evenhand.config import preparing, self_check

    here = environment.read()
    if here.DATABASE_URL and not here.MIGRATION_DATABASE_URL:
        found = [*self_check.findings(here.DATABASE_URL), *self_check.holidays(here.DATABASE_URL)]
    else:
        with preparing.database(here) as all_of_them:
            urls = (all_of_them.web, all_of_them.worker, all_of_them.signer)
            found = [sentence for url in urls for sentence in self_check.findings(url)]
            found += self_check.holidays(all_of_them.web)
    print("\n".join(dict.fromkeys(found)) or "The database is safe to run on.")
    return 1 if found else 0


def _examples(words: list[str]) -> int:
    """Run files of worked examples against the law as stated, such as `evenhand examples FILE...`"""
    from evenhand.statute.examples import run

    lines, status = run(words)
    print("\n".join(lines))
    return status


def _clocks(words: list[str]) -> int:
    """Answer facts with deadlines, JSON lines in and out, such as `evenhand clocks < facts.jsonl`"""
    from evenhand.config import asking_clocks

    return asking_clocks.run(words)


def _holidays(words: list[str]) -> int:
    """What a new list of bank holidays says, and whether to propose it: `evenhand holidays FILE [--propose]`"""
    from evenhand.config import holiday_list

    return holiday_list.run(words)


def _keys(words: list[str]) -> int:
    """Which keys seal what the database cannot read, and a new one: `evenhand keys [--new]`"""
    from evenhand.config import sealing_keys

    return sealing_keys.run(words)


def _audit(words: list[str]) -> int:
    """Whether the record of events is whole: `evenhand audit verify [--anchor N:HASH]`"""
    from evenhand.config import auditing

    return auditing.run(words)


def _provider(words: list[str]) -> int:
    """Who runs the mediation here: `evenhand provider open|manager|contract|end|list`"""
    from evenhand.config import provider

    return provider.run(words)


def _places(words: list[str]) -> int:
    """Which council a postcode is in, from open data: `evenhand places [load FILE]`"""
    from evenhand.config import places

    return places.run(words)


def _support(words: list[str]) -> int:
    """What the file of another directory of support says, and drafts of it: `evenhand support FILE [--draft]`"""
    from evenhand.config import support_feed

    return support_feed.run(words)


def _single_sign_on(words: list[str]) -> int:
    """Which organisations sign their own people in: `evenhand single-sign-on list|add|end`"""
    from evenhand.config import single_sign_on

    return single_sign_on.run(words)


def _reference(words: list[str]) -> int:
    """Write docs/reference, ACCESSIBILITY.md and .env.example again from the code"""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "evenhand.config.settings")
    import django

    django.setup()
    from evenhand.config import reference

    changed = reference.write()
    print("\n".join(f"wrote {path}" for path in changed) or "Every document is up to date.")
    return 0


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": _run,
    "check": _check,
    "roles": _roles,
    "migrate": _migrate,
    "web": _web,
    "worker": _worker,
    "signer": _signer,
    "mailbox": _mailbox,
    "django": _django,
    "examples": _examples,
    "clocks": _clocks,
    "holidays": _holidays,
    "keys": _keys,
    "audit": _audit,
    "provider": _provider,
    "places": _places,
    "support": _support,
    "single-sign-on": _single_sign_on,
    "reference": _reference,
}
TAKE_WORDS = (
    _django,
    _examples,
    _clocks,
    _holidays,
    _keys,
    _audit,
    _provider,
    _places,
    _support,
    _single_sign_on,
)  # what follows any other command is a slip, except the leash of a parent

if __name__ == "__main__":
    sys.exit(main())
