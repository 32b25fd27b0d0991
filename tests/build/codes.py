"""Access codes and browsers, as somebody holds them; and signing in as a person does it, step by step."""

from uuid import UUID

from django.test import Client

from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.casework.actions.give_access_code import give_access_code
from evenhand.domain.identity import access_codes, codes
from tests.build import world

SHARED = "shared@family.example"


def given(case, by: Principal, how: str = "telephone") -> str:
    """Give the family of a case an access code and return it, as it hears or reads it."""
    said = give_access_code(case_id=case.id, how=how, at=world.now(), by=by)
    return said or on_the_letter(case, by)


def on_the_letter(case, by: Principal) -> str:
    """Return the newest code that waits on paper for the family of a case."""
    with acting_as(by):
        code = next(code for code in access_codes.of_case(case.id) if not code.confirmed_at)
        return access_codes.on_paper(code.id)


def mailed(client: Client) -> str:
    """Return the six digits that were sent for the page on which a browser is."""
    return codes.digits(UUID(client.session["sign_in"]["code_id"]))


def prove_mailbox(client: Client, address: str):
    """Ask for a code in a browser and type it; return the answer."""
    client.post("/sign-in", {"address": address})
    return client.post("/sign-in/code", {"code": mailed(client)})


def sign_in(client: Client, address: str, second: str = "") -> Client:
    """Sign in as somebody does: the code from the mailbox, then what they have beside it; open the first page."""
    answer = prove_mailbox(client, address)
    if second:
        assert answer.url == "/sign-in/second"
        answer = client.post("/sign-in/second", {"digits": second})
    assert answer.url == "/sign-in/welcome"
    client.get(answer.url)
    return client
