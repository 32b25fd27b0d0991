"""`evenhand single-sign-on` sets, lists and ends as the owner of the database, and takes no secret as a word."""

import os
import subprocess
import sys

import pytest

from tests.build import databases, identity_provider, world

MAX = "max@provider.example"


@pytest.fixture
def service(own_database, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    found = world.a_service()
    world.a_colleague(found, "manager", "Max Lead", MAX)
    world.a_colleague(found, "adviser", "Robin Marsh", "robin@provider.example")
    return found


@pytest.fixture
def evenhand(service, own_database, tmp_path):
    def run(*words: str, secret: str = "", role: str = "owner") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "evenhand.config.command_line", "single-sign-on", *words],
            env={**os.environ, "DATABASE_URL": getattr(own_database, role), "DATA_DIR": str(tmp_path)},
            input=secret,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def name_of(database, service) -> str:
    with databases.as_owner(database) as owner:
        asks = "select name from organisations_provider where id = %s"
        return owner.execute(asks, [service.provider_id]).fetchone()[0]


def words(name: str, issuer: str = "https://login.provider.example", **changes: str) -> list[str]:
    given = {
        "--provider": name,
        "--issuer": issuer,
        "--client-id": "evenhand",
        "--domain": "Provider.example",
        "--asked-by": MAX,
    } | {f"--{key.replace('_', '-')}": value for key, value in changes.items()}
    return ["add", *(word for pair in given.items() for word in pair)]


def test_it_is_set_listed_and_ended(evenhand, own_database, service, tmp_path):
    assert "Everybody signs in with a code by e-mail." in evenhand("list").stdout
    name = name_of(own_database, service)
    with identity_provider.running() as provider:
        done = evenhand(*words(name, provider.issuer), secret="heron\n")
    assert done.returncode == 0, done.stderr
    listed = evenhand("list").stdout
    assert f"/sign-in/organisation/back/{listed.split()[0]}\n" in done.stdout
    assert "It was asked about itself, and answered." in done.stdout
    assert name in listed and "for provider.example" in listed and "heron" not in listed + done.stdout
    again = evenhand(*words(name), secret="heron")
    assert again.returncode == 1 and "has single sign-on already" in again.stderr
    number = listed.split()[0]
    assert "People signed out everywhere: 0." in evenhand("end", number).stdout
    assert ", ended " in evenhand("list").stdout
    assert evenhand("end", number).returncode == 1
    with databases.as_owner(own_database) as owner:
        kinds = owner.execute(
            "select kind, actor from core_event where kind like '%IdentityProvider%' order by id"
        )
        assert kinds.fetchall() == [
            ("identity.IdentityProviderSet", "operator"),
            ("identity.IdentityProviderEnded", "operator"),
        ]


def test_one_that_does_not_answer_is_set_with_a_warning_and_its_secret_may_come_from_a_file(
    evenhand, own_database, service, tmp_path
):
    (tmp_path / "secret").write_text("heron")
    name = name_of(own_database, service)
    done = evenhand(*words(name, "http://127.0.0.1:9", secret_file=str(tmp_path / "secret")))
    assert done.returncode == 0 and "CAREFUL" in done.stdout


WRONG = {
    "an issuer without safety": ({"issuer": "http://login.provider.example"}, "must begin with https://"),
    "an issuer that is no address": ({"issuer": "login"}, "no address"),
    "an issuer with more in it": ({"issuer": "https://login.provider.example/?x=1"}, "no address"),
    "a domain that is none": ({"domain": "example"}, "domains are not right"),
    "a domain for everybody": ({"domain": "*.example"}, "domains are not right"),
    "somebody who may not ask for it": ({"asked_by": "robin@provider.example"}, "Nobody of the organisation"),
    "somebody who is not here": ({"asked_by": "nobody@provider.example"}, "Nobody of the organisation"),
    "no client": ({"client_id": " "}, "client id or the secret is empty"),
}


def test_what_could_not_work_or_would_let_anybody_in_is_refused_in_words(evenhand, own_database, service):
    name = name_of(own_database, service)
    for what, (change, said) in WRONG.items():
        done = evenhand(*words(name, **change), secret="heron")
        assert done.returncode == 1 and said in done.stderr, (what, done.stderr)
    assert "could not be read" in evenhand(*words(name), secret="").stderr
    assert "No organisation here is called" in evenhand(*words("Nobody"), secret="heron").stderr
    assert evenhand(*words(name), "--secret", "heron").returncode == 2, "a secret is no word of a command"
    assert evenhand("fly").returncode == 2
    with databases.as_owner(own_database) as owner:
        assert owner.execute("select count(*) from identity_identityprovider").fetchone() == (0,)
        asks = "select count(*) from identity_emailaddress where address like 'nobody@%'"
        assert owner.execute(asks).fetchone() == (0,), "and nobody is made by a slip"


def test_only_the_owner_of_the_database_may(evenhand, own_database, service):
    done = evenhand(*words(name_of(own_database, service)), secret="heron", role="web")
    assert done.returncode == 2 or "Nobody of the organisation" in done.stderr
    with databases.as_owner(own_database) as owner:
        assert owner.execute("select count(*) from identity_identityprovider").fetchone() == (0,)
