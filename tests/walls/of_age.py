"""Two families of the made-up world whose child holds the right by now: one parent reads with consent, one does not."""

from datetime import timedelta
from typing import TYPE_CHECKING

from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.confirm_birth import confirm_birth
from evenhand.domain.cases.actions.correct_fact import correct_fact
from evenhand.domain.cases.actions.record_capacity import record_capacity
from evenhand.domain.cases.actions.record_consent import record_consent
from evenhand.domain.cases.deciding import Matter, Scope
from evenhand.domain.cases.facts import Evidence, FactKind, standing
from evenhand.domain.cases.passing import papers
from evenhand.domain.casework.actions.invite_young_person import invite_young_person
from evenhand.domain.people.actions.set_contact_details import Reach, Safety
from evenhand.statute.capacity import Acts
from tests.build import world
from tests.walls import prepared
from tests.walls.families import A_YOUNG_PERSONS_YEAR, asks
from tests.walls.people import OWNER, PASSED, READER, STAFF

if TYPE_CHECKING:
    from tests.walls.made import MadeUp

# Of each family: the parent who asked and the young person, as somebody who signs in.
FAMILIES = {
    "after": ("parent before", "young after"),
    "after with consent": ("parent who may read", "young with consent"),
}


def come(made: "MadeUp", service: world.Service) -> None:
    """Let each parent ask, and the right be the child's by a birth that two colleagues have seen."""
    for key, (parent, young) in FAMILIES.items():
        family = made.families[key] = asks(made.markers, key, service)
        made.people.add(parent, family.own).becomes(READER if "consent" in key else PASSED, key, "service")
        prepared.an_own_note(made, parent, key)
        _of_age(made, key)
        address = made.markers.mailbox("e-mail address", young)
        for colleague in made.people:
            if STAFF in colleague.is_to.get("service", ()):
                colleague.becomes(STAFF, young)
        invite_young_person(
            case_id=family.case.id,
            reach=Reach(email=address),
            safety=Safety(),
            protected=False,
            read_back=True,
            at=world.now(),
            by=made.by("adviser"),
        )
        own = world.family_of(family.case, address)
        made.people.add(young, own).becomes(OWNER, key, "service")
        prepared.an_own_note(made, young, key)
        if "consent" in key:
            record_consent(
                case_id=family.case.id,
                scope=Scope.SUPPORT,
                said_on=world.today(),
                evidence=Evidence.TOLD_ONLINE,
                at=world.now(),
                by=own,
            )


def lacks_capacity(made: "MadeUp", key: str) -> None:
    """Record, by a paper that staff filed once it is checked, that somebody acts for a young person in one decision."""
    adviser, case_id = made.by("adviser"), made.families[key].case.id

    def on_paper() -> None:
        with acting_as(adviser):
            paper = papers(case_id)[0]
        record_capacity(
            case_id=case_id,
            about=Matter.AGREEMENT,
            acts=Acts.YOUNG_PERSONS_REPRESENTATIVE,
            said_on=world.today(),
            ends_on=world.today() + timedelta(days=90),
            evidence=Evidence.LETTER,
            document_id=paper.id,
            at=world.now(),
            by=adviser,
        )

    made.waiting.append(on_paper)


def _of_age(made: "MadeUp", key: str) -> None:
    case_id, adviser = made.families[key].case.id, made.by("adviser")
    with acting_as(adviser):
        fact = next(fact for fact in standing(case_id) if fact.kind == FactKind.DATE_OF_BIRTH)
    born = made.markers.born("date of birth", key, since=A_YOUNG_PERSONS_YEAR - timedelta(days=365))
    correct_fact(
        case_id=case_id,
        kind=FactKind.DATE_OF_BIRTH,
        fact_id=fact.id,
        happened_on=born,
        reason=made.markers.words("why a fact was corrected", key),
        evidence=Evidence.LETTER,
        at=world.now(),
        by=adviser,
    )
    confirm_birth(case_id=case_id, at=world.now(), by=made.by("manager"))
