"""The made-up world: two providers, three councils, nine families, and a marker in every field of everybody.

It is made by the service's own actions, a month ago first and then today, so that nothing in it is impossible:

- a mother in hiding and the father of the same child, each with a case of their own; he has another child elsewhere;
- a young person who asks for themselves, with a health issue, whose mediator has not yet said that they know nobody;
- twins with one parent; a looked-after child whose social worker asks; an adviser who is a parent too;
- a whole mediation of another provider.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from evenhand.core.principals import Principal, anonymous, operator, person
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.cases.actions.correct_fact import correct_fact
from evenhand.domain.cases.facts import Evidence, FactKind
from evenhand.domain.casework.actions.add_document import add_document
from evenhand.domain.casework.actions.add_task import add_task
from evenhand.domain.casework.actions.record_contact import record_contact
from evenhand.domain.casework.actions.write_note import write_note
from evenhand.domain.casework.states import TaskKind
from evenhand.domain.identity.actions.ask_for_code import ask_for_code
from evenhand.domain.identity.actions.end_membership import end_membership
from evenhand.domain.identity.actions.end_office import end_office
from evenhand.domain.identity.codes import browser_key
from evenhand.domain.identity.queries import user_for_address
from evenhand.domain.law.actions.choose_reading import choose_reading
from evenhand.domain.organisations.actions.add_local_authority import add_local_authority
from evenhand.domain.organisations.actions.agree_contract import agree_contract
from evenhand.domain.organisations.actions.open_body import open_body
from evenhand.domain.panel.actions.wall_mediator import wall_mediator
from evenhand.domain.panel.states import Conflict
from evenhand.domain.requests.actions.answer_question import answer_question
from evenhand.domain.requests.actions.start_draft import start_draft
from tests.build import certificates, world
from tests.walls import mediated
from tests.walls.families import Family, a_pdf_that_says, answers_of, asks
from tests.walls.markers import Markers
from tests.walls.people import COUNCIL, FAMILY, HEALTH, MANAGER, STAFF, WRITER, People, Somebody

A_MONTH = timedelta(days=30)
A_PLAN: dict[str, dict[str, Any]] = {
    "decision": {"decision": "final_plan"},
    "disagree": {"disputed": ["section_F", "section_G"]},
    "route": {"route": "mediation"},
    "record_route": {"record_route": "later"},
}


@dataclass
class MadeUp:
    """The world as it stands: its markers, its people, its families."""

    markers: Markers = field(default_factory=Markers)
    people: People = field(default_factory=People)
    families: dict[str, Family] = field(default_factory=dict)
    # Whose officers read what is written to a council or a health body as a whole.
    mailboxes: dict[str, str] = field(default_factory=dict)

    def by(self, key: str) -> Principal:
        """Return somebody."""
        return self.people.of[key].by


def make(owner: Any) -> MadeUp:
    """Make the world in the database that Django is pointed at; `owner` moves its clock."""
    made = MadeUp()
    owner.execute("update core_clock set shift = %s", [-A_MONTH])
    ours, theirs = world.a_service(), world.a_service()
    far = another_council(ours)
    staff(made, ours, "")
    staff(made, theirs, "other ")
    officers(made, ours, far, theirs)
    families(made, ours, far, theirs)
    for prefix in CASES_OF:
        casework(made, prefix)
    mediations = [
        mediated.booked(made, "mother", ours, "", "council"),
        mediated.booked(made, "elsewhere", theirs, "other ", "other council"),
    ]
    mediated.waiting(made, "young", far)
    mediated.under_way(made, "looked after", ours, owner)
    walls(made, ours)
    owner.execute("update core_clock set shift = %s - now() + interval '1 hour'", [mediations[0].starts_at])
    for each in mediations:
        mediated.held(made, each)
    world.move_clock(owner)
    others(made, ours)
    for who, key in NEAR.items():
        made.people.of[who].near = key
    for who, key in WHOLE.items():
        made.people.of[who].whole = key
    return made


def another_council(ours: world.Service) -> world.Service:
    """Let a provider serve a second council, and return that service."""
    code = "ZZZ"
    add_local_authority(code=code, name="Far Council", short_name="Far Council", by=operator())
    open_body(
        name="Far Council",
        short_name="Far Council",
        email="send@far.example",
        local_authority=code,
        by=operator(),
    )
    agree_contract(
        provider_id=ours.provider_id,
        team_id=ours.team_id,
        local_authority=code,
        starts_on=date(2020, 1, 1),
        provider_acts_for_authority=True,
        by=operator(),
    )
    return world.Service(ours.provider_id, ours.team_id, code)


CASES_OF = {
    "": ("mother", "young", "father", "twin one", "twin two", "half", "looked after", "own"),
    "other ": ("elsewhere",),
}
# The case of somebody else that would be nearest to each of these, if a wall fell; to all others it is the mother's.
NEAR = {
    "mother": "father",
    "adviser who is a parent": "own",
    "council": "twin one",
    "lead of the council": "father",
    "far council": "half",
    "parent of twins": "father",
    "mediator": "looked after",
    "adviser": "elsewhere",
    "caseworker": "elsewhere",
    "manager": "elsewhere",
}
# The case in which each of these opens everything.
WHOLE = {
    "caseworker": "young",
    "manager": "looked after",
    "council": "mother",
    "lead of the council": "looked after",
}
COUNCILS_OF = {"": ("council", "far council"), "other ": ("other council",)}


def colleague(
    made: MadeUp, key: str, service: world.Service, prefix: str, role: str, address: str = ""
) -> Principal:
    """Appoint somebody at a provider."""
    of = f"{prefix}service"
    address = address or made.markers.mailbox(
        "e-mail address of a colleague", key, of, host="provider.example"
    )
    name = f"Ash {made.markers.word('name of a colleague', key, of)}"
    by = world.a_colleague(service, role, name, address)
    made.people.add(key, by)
    return by


def staff(made: MadeUp, service: world.Service, prefix: str) -> None:
    """Appoint an adviser, a caseworker and a manager."""
    for role in ("adviser", "caseworker", "manager"):
        key = f"{prefix}{role}"
        colleague(made, key, service, prefix, role)
        everything = (f"{prefix}service", *CASES_OF[prefix], *COUNCILS_OF[prefix])
        made.people.of[key].becomes(STAFF, *everything)
        if role == "manager":
            made.people.of[key].becomes(MANAGER, *everything)


def officers(made: MadeUp, ours: world.Service, far: world.Service, theirs: world.Service) -> None:
    """Let officers answer for the councils and a health body. What each is to a case comes with the case."""
    for key, service in (("council", ours), ("far council", far), ("other council", theirs)):
        made.mailboxes[world.mailbox_of(world.council_of(service))] = key
        for role, who in (("officer", key), ("lead_officer", f"lead of the {key}")):
            officer(made, who, world.council_of(service), role, key).becomes(COUNCIL, key)
    health = world.a_health_body(far, "Health body")
    made.mailboxes[world.mailbox_of(health)] = "health body"
    officer(made, "health body", health, "health_officer", "far council").becomes(HEALTH, "health body")


def officer(made: MadeUp, key: str, body_id: Any, role: str, of: str) -> Somebody:
    """Let somebody answer for a council or a health body."""
    name = f"Alun {made.markers.word('name of an officer', key, of)}"
    address = made.markers.mailbox("e-mail address of an officer", key, of, host="council.example")
    return made.people.add(key, world.an_officer(body_id, role=role, name=name, address=address))


def families(made: MadeUp, ours: world.Service, far: world.Service, theirs: world.Service) -> None:
    """Let every family ask. Two of them have two cases, and one of them works here."""
    markers = made.markers
    fathers = markers.mailbox("e-mail address", "father", "half")
    twins = markers.mailbox("e-mail address", "twin one", "twin two", "parent of twins")
    parent = colleague(made, "adviser who is a parent", ours, "", "adviser", "parent.too@provider.example")
    others = [key for key in CASES_OF[""] if key != "own"]
    made.people.add("adviser who is a parent", parent).becomes(STAFF, "service", *COUNCILS_OF[""], *others)
    wants: dict[str, dict[str, Any]] = {
        "mother": {"service": ours, "protected": True, "shares": True, **A_PLAN},
        "father": {"service": ours, "address": fathers},
        "half": {"service": far, "address": fathers},
        "young": {"service": far, "young": True, **A_PLAN},
        "twin one": {"service": ours, "address": twins},
        "twin two": {"service": ours, "address": twins},
        "looked after": {"service": ours, "who": {"asking_as": "carer"}, "protected": True},
        "own": {"service": ours, "address": "parent.too@provider.example"},
        "elsewhere": {"service": theirs, "shares": True, **A_PLAN},
    }
    who = {"half": "father", "twin one": "parent of twins", "twin two": "parent of twins"}
    who |= {"looked after": "social worker", "own": "adviser who is a parent", "elsewhere": "other family"}
    for key, how in wants.items():
        service = how.pop("service")
        family = made.families[key] = asks(markers, key, service, **how)
        of = "other service" if key == "elsewhere" else "service"
        made.people.add(who.get(key, key), family.own).becomes(FAMILY, key, of)


def casework(made: MadeUp, prefix: str) -> None:
    """Let staff write on every case whatever they can write."""
    by = made.by(f"{prefix}caseworker")
    for key in CASES_OF[prefix]:
        words = made.markers.words
        shared: dict[str, Any] = {"case_id": made.families[key].case.id, "at": world.now(), "by": by}
        write_note(words=words("note of staff", key), **shared)
        add_task(kind=TaskKind.OTHER, due_on=world.today(), words=words("task", key), **shared)
        record_contact(
            direction="in",
            channel="telephone",
            reached=True,
            happened_at=shared["at"],
            note=words("note of a call", key),
            **shared,
        )
        correct_fact(
            kind=FactKind.HOLDER_NAME if key == "young" else FactKind.CHILD_NAME,
            value=f"Robin {made.markers.word('name', key)}",
            reason=words("why a fact was corrected", key),
            evidence=Evidence.TOLD_BY_TELEPHONE,
            **shared,
        )
        add_document(
            kind="other",
            name=f"{made.markers.word('name of a filed paper', key)}.pdf",
            content=a_pdf_that_says(made.markers.word("filed paper", key)),
            **shared,
        )


def walls(made: MadeUp, ours: world.Service) -> None:
    """Shut a caseworker and a mediator out of the mother's case."""
    manager, case_id = made.by("manager"), made.families["mother"].case.id
    shut_out = colleague(made, "caseworker shut out", ours, "", "caseworker")
    others = [key for key in CASES_OF[""] if key != "mother"]
    made.people.of["caseworker shut out"].becomes(STAFF, "service", *COUNCILS_OF[""], *others)
    build_wall(
        case_id=case_id,
        user_id=shut_out.user_id,
        reason=made.markers.words("why somebody was shut out", "mother"),
        at=world.now(),
        by=manager,
    )
    mediator = mediated.a_mediator(made, ours, "mediator shut out", "")
    wall_mediator(
        case_id=case_id, mediator_id=mediator.id, because=Conflict.KNOWS, at=world.now(), by=manager
    )


def others(made: MadeUp, ours: world.Service) -> None:
    """Add whoever is left: people whose time is over, somebody without a case, and a visitor with a draft."""
    adviser, manager, said_no = made.by("adviser"), made.by("manager"), made.families["father"].case
    ask_for_code(address=made.families["mother"].address, at=world.now(), by=anonymous("c" * 64))
    choose_reading(
        provider_id=ours.provider_id,
        switch="five_pm",
        reading="midnight",
        why=made.markers.words("why the law is read so", "service"),
        at=world.now(),
        by=manager,
    )
    world.inform(said_no, adviser)
    world.tell(said_no, "no_mediation", adviser)
    certificates.issued(said_no, adviser)
    gone = colleague(made, "former adviser", ours, "", "adviser")
    ended: dict[str, Any] = {"at": world.now(), "by": manager}
    end_membership(user_id=gone.user_id, provider_id=ours.provider_id, role="adviser", **ended)
    body_id = world.council_of(ours)
    left = officer(made, "former officer", body_id, "officer", "council")
    end_office(user_id=left.by.user_id, body_id=body_id, role="officer", **ended)
    with acting_as(operator()):
        made.people.add("somebody without a case", person(user_for_address("nobody@family.example")))
    secret = "the secret of a browser"
    visitor = made.people.add("visitor with a draft", anonymous(browser_key(secret)), browser=secret).by
    made.people.of["visitor with a draft"].becomes(WRITER, "a draft")
    made.people.add("visitor", anonymous())
    draft = start_draft(answers={}, at=world.now(), by=visitor)
    address = made.markers.mailbox("draft", "visitor with a draft")
    for slug, given in answers_of(made.markers, "a draft", ours, address=address).items():
        answer_question(draft_id=draft.id, slug=slug, answers=given, at=world.now(), by=visitor)
