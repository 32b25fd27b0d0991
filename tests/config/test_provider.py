"""`evenhand provider` opens the first provider, its manager and its contracts, as the owner of the database."""

import pytest

from evenhand.config import provider
from evenhand.core.principals import operator
from evenhand.core.transactions import acting_as
from evenhand.domain.identity.queries import colleagues, user_for_address
from evenhand.domain.organisations import queries
from tests.build import databases

NAME, BARNET = "Heron Mediation", "London Borough of Barnet"
OPENING = {
    "--name": NAME,
    "--telephone": "01632 960140",
    "--email": "hello@heron.example",
    "--address": "4 Market Place, Heronby HB1 1AA",
    "--opening-hours": "Monday to Friday, 9am to 5pm",
    "--manager": "Ruth Adeyemi",
    "--manager-email": "ruth@heron.example",
}
CONTRACT = {
    "--provider": NAME,
    "--council": "E09000003",
    "--from": "2026-09-01",
    "--in-letters": "yes",
    "--council-email": "send@barnet.example",
}

LATER = {"from": "2027-09-01"}


@pytest.fixture
def evenhand(own_database, monkeypatch, capsys):
    """Give what runs the command in an empty service, as the owner unless another role is named."""

    def run(what: str, *more: str, role: str = "owner", **changes: str) -> tuple[int, str]:
        given = {"open": OPENING, "contract": CONTRACT}.get(what, {})
        given = given | {f"--{key.replace('_', '-')}": value for key, value in changes.items()}
        words = [word for pair in given.items() if pair[1] for word in pair]
        monkeypatch.setenv("DATABASE_URL", getattr(own_database, role))
        with databases.django_at(getattr(own_database, role)):
            status = provider.run([what, *more, *words])
        said = capsys.readouterr()
        return status, said.out + said.err

    return run


def kinds(database) -> list[str]:
    with databases.as_owner(database) as owner:
        rows = owner.execute("select kind, actor from core_event order by id").fetchall()
    assert {actor for _, actor in rows} <= {"operator"}
    return [kind for kind, _ in rows]


def test_from_nothing_to_a_provider_whose_manager_signs_in_and_whose_families_are_served(
    evenhand, own_database
):
    assert "No provider is open here." in evenhand("list")[1]
    status, said = evenhand("open")
    assert status == 0 and "Ruth Adeyemi manages it" in said and "/sign-in" in said
    status, said = evenhand("contract", until="2027-08-31")
    assert status == 0, said
    assert f"{NAME} serves {BARNET} from 2026-09-01 until 2027-08-31." in said
    assert "notices go to send@barnet.example" in said
    listed = evenhand("list")[1]
    for shown in (NAME, "managers: Ruth Adeyemi", f"{BARNET} (E09000003) from 2026-09-01 until 2027-08-31"):
        assert shown in listed
    assert "ruth@heron.example" not in listed, "whereby somebody signs in is theirs"
    assert kinds(own_database) == [
        "organisations.ProviderOpened",
        "identity.Appointed",
        "organisations.LocalAuthoritiesLoaded",
        "organisations.ContractAgreed",
        "organisations.BodyOpened",
    ]
    with acting_as(operator()):
        (only,) = queries.all_providers()
        (manager,) = colleagues(only)
        assert manager.user_id == user_for_address("ruth@heron.example")


def test_what_is_there_already_is_refused_and_changes_nothing(evenhand, own_database):
    evenhand("open")
    evenhand("contract", until="2027-08-31")
    before = kinds(own_database)
    status, said = evenhand("open", manager_email="other@heron.example")
    assert status == 1 and f"{NAME} is here already." in said
    for days in (
        {"from": "2027-08-31"},
        {"from": "2020-01-01"},
        {"from": "2020-01-01", "until": "2026-09-01"},
    ):
        status, said = evenhand("contract", **days)
        assert status == 1 and f"is served by {NAME} from 2026-09-01 until 2027-08-31." in said, days
    assert kinds(own_database) == before


def test_a_contract_follows_another_and_a_provider_has_many(evenhand):
    evenhand("open")
    evenhand("contract", until="2027-08-31")
    assert evenhand("contract", council_email="", **LATER)[0] == 0
    assert evenhand("contract", council="Barnsley", council_email="send@barnsley.example")[0] == 0
    listed = evenhand("list")[1]
    assert listed.count("Barnet") == 2 and "Barnsley Metropolitan Borough Council" in listed
    last = next(
        line for line in listed.splitlines() if "without an end" in line and "Barnet" in line
    ).split()[0]
    assert evenhand("end", last, until="2028-03-31")[0] == 0
    assert "until 2028-03-31" in evenhand("list")[1]
    assert evenhand("end", last, until="2027-08-31")[0] == 1, "before it starts"
    first = next(line for line in evenhand("list")[1].splitlines() if "until 2027-08-31" in line).split()[0]
    status, said = evenhand("end", first, until="2027-09-01")
    assert status == 1 and "is served by" in said


REFUSED = {
    "a provider that is not here": ({"provider": "Nobody"}, "No provider here is called 'Nobody'"),
    "a council that is not": ({"council": "Westmarch"}, "No council in England is called 'Westmarch'"),
    "a council that has ended": ({"council": "Northamptonshire County Council"}, "ended on 2021-04-01"),
    "a council without a mailbox": ({"council_email": ""}, "say its mailbox with --council-email"),
    "a team that is not": ({"team": "North"}, "Say which team with --team: First team."),
    "an end before the start": ({"until": "2026-08-31"}, "starts on 2026-09-01"),
}
NO_WORDS = {
    "a day that is none": {"from": "1.9.2026"},
    "a mailbox that is none": {"council_email": "send"},
    "neither yes nor no": {"in_letters": "maybe"},
}


def test_what_could_not_work_is_refused_in_words_and_changes_nothing(evenhand, own_database):
    evenhand("open")
    before = kinds(own_database)
    for what, (change, said) in REFUSED.items():
        status, answer = evenhand("contract", **change)
        assert status == 1 and said in answer, (what, answer)
    for what, change in NO_WORDS.items():
        assert evenhand("contract", **change)[0] == 2, what
    assert evenhand("open", name=" ")[0] == 2
    assert evenhand("end", "no-id", until="2027-01-01")[0] == 2
    assert evenhand("fly")[0] == 2
    assert kinds(own_database) == before


def test_a_second_council_mailbox_is_not_taken_silently(evenhand):
    evenhand("open")
    evenhand("contract", until="2027-08-31")
    status, said = evenhand("contract", council_email="new@barnet.example", **LATER)
    assert status == 1 and "with the mailbox send@barnet.example" in said
    assert "2027-09-01" not in evenhand("list")[1]


def test_when_the_manager_cannot_be_appointed_no_provider_is_opened(evenhand, own_database, monkeypatch):
    monkeypatch.setattr(
        provider, "_appointed", lambda *given: (_ for _ in ()).throw(provider._Unknown("No."))
    )
    assert evenhand("open") == (1, "No.\n")
    assert kinds(own_database) == []


def test_a_manager_whose_address_was_wrong_is_appointed_again(evenhand):
    evenhand("open", manager_email="rut@heron.example")
    more = {"provider": NAME, "manager": "Ruth Adeyemi", "manager_email": "ruth@heron.example"}
    assert evenhand("manager", **more)[0] == 0
    assert evenhand("manager", **more)[0] == 0, "sent twice, it is done once"
    assert evenhand("list")[1].count("Ruth Adeyemi") == 2


def test_a_manager_leaves_by_command_whoever_is_left(evenhand, own_database):
    evenhand("open", manager_email="ruth@heron.example")
    more = {"provider": NAME, "manager_email": "ruth@heron.example"}
    assert evenhand("manager-leaves", **more)[0] == 0
    assert "managers: none" in evenhand("list")[1]
    before = kinds(own_database)
    status, said = evenhand("manager-leaves", **more)
    assert status == 1 and "nothing to end" in said
    assert evenhand("manager-leaves", **more | {"manager_email": "nobody@heron.example"})[0] == 1
    assert kinds(own_database) == before


def test_only_the_owner_of_the_database_may(evenhand, own_database):
    for role in ("web", "worker"):
        status, said = evenhand("open", role=role)
        assert status == 2 and "Only the owner of the database may" in said
    assert kinds(own_database) == []
