"""Two families of the made-up world for which a helper sends who is signed in: one was heard since, and one not yet."""

from typing import TYPE_CHECKING, Any

from evenhand.core.principals import operator, person
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.casework.actions.hear_family import hear_family
from evenhand.domain.correspondence import queries as correspondence
from evenhand.domain.correspondence.actions.mark_printed import mark_printed
from evenhand.domain.identity.queries import user_for_address
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.set_contact_details import Safety
from tests.build import world
from tests.walls.families import Family, answers_of, give_letter, send
from tests.walls.people import FAMILY

if TYPE_CHECKING:
    from tests.walls.made import MadeUp

HELPER = "helper who sent"
FAMILIES = ("helped", "waits")


def come(made: "MadeUp", service: world.Service) -> None:
    """Let the helper send for both, and staff speak with the first."""
    with acting_as(operator()):
        helper = person(user_for_address("kim.helper@school.example"), "d" * 64)
    made.people.add(HELPER, helper)
    for key in FAMILIES:
        address = made.markers.mailbox("e-mail address", key)
        answers: dict[str, Any] = answers_of(made.markers, key, service, address=address)
        answers |= {
            "who": {"asking_as": "helper"},
            "helping": {
                "helper_name": f"Kim {made.markers.word('name of whoever sent it', key)}",
                "helper_role": "",
                "helping": "parent",
                "helper_agreed": True,
            },
            "letter": {"letters": [str(give_letter(made.markers, key, helper))]},
        }
        sent, adviser = send(answers, helper), made.by("adviser")
        with acting_as(adviser):
            case = access.visible_to(adviser).get(id=sent.case_id)
            reach = people.reach(case.holder_id)
        made.families[key] = Family(key, case, helper, address)
        if key == "waits":
            continue
        hear_family(
            case_id=case.id,
            name="",
            how=Evidence.TOLD_BY_TELEPHONE,
            reach=reach,
            # Whoever wants post: whatever is written to them becomes a letter that staff print.
            safety=Safety(may_email=False, note=made.markers.words("note about safety", key)),
            protected=False,
            read_back=True,
            is_sender=False,
            at=world.now(),
            by=adviser,
        )
        own = world.family_of(case, address)
        made.families[key] = Family(key, case, own, address)
        made.people.add(key, own).becomes(FAMILY, key, "service")


def print_letters(made: "MadeUp") -> None:
    """Let staff print every letter to the family that wants post, once the worker has seen that it goes by post."""
    adviser = made.by("adviser")

    def printed() -> None:
        with acting_as(adviser):
            letters = [
                each for each in correspondence.to_print() if each.case_id == made.families["helped"].case.id
            ]
        assert letters
        for each in letters:
            mark_printed(message_id=each.id, at=world.now(), by=adviser)

    made.waiting.append(printed)
