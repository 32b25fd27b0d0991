"""The made-up world: two providers, three councils, fourteen families, and a marker in every field of everybody.

It is made by the service's own actions, a month ago first and then today, so that nothing in it is impossible:

- a mother in hiding and the father of the same child, each with a case of their own; he has another child elsewhere;
- a young person who asks for themselves, with a health issue, whose mediator has not yet said that they know nobody;
- twins with one parent; a looked-after child whose social worker asks; an adviser who is a parent too;
- two children whose right became their own, one of whom lets the parent read;
- two for which a helper sends, one of which was spoken with since;
- a whole mediation of another provider;
- one that moved to another council;
- people beside the families: supporters, a second parent, an interpreter (see beside.py).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from evenhand.core import access_log
from evenhand.core.principals import Principal, anonymous, operator, person
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.ask_to_lift import ask_to_lift
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.cases.actions.correct_fact import correct_fact
from evenhand.domain.cases.actions.take_case import take_case
from evenhand.domain.cases.facts import Evidence, FactKind
from evenhand.domain.cases.walls import of_case as standing_walls
from evenhand.domain.casework.actions.add_document import add_document
from evenhand.domain.casework.actions.add_task import add_task
from evenhand.domain.casework.actions.change_details import change_details
from evenhand.domain.casework.actions.give_access_code import give_access_code
from evenhand.domain.casework.actions.help_sign_in import ask_for_family_reset
from evenhand.domain.casework.actions.record_contact import record_contact
from evenhand.domain.casework.actions.reveal_details import reveal_details
from evenhand.domain.casework.actions.write_note import write_note
from evenhand.domain.casework.states import TaskKind
from evenhand.domain.cover.actions.plan_cover import plan_cover
from evenhand.domain.figures import queries
from evenhand.domain.figures.actions.publish_report import publish_report
from evenhand.domain.identity.access_codes import TELEPHONE
from evenhand.domain.identity.actions.ask_for_code import ask_for_code
from evenhand.domain.identity.actions.end_membership import end_membership
from evenhand.domain.identity.actions.end_office import end_office
from evenhand.domain.identity.actions.open_session import open_session
from evenhand.domain.identity.codes import browser_key
from evenhand.domain.identity.queries import user_for_address
from evenhand.domain.identity.states import Checked
from evenhand.domain.law.actions.choose_reading import choose_reading
from evenhand.domain.organisations.actions.add_local_authority import add_local_authority
from evenhand.domain.organisations.actions.agree_contract import agree_contract
from evenhand.domain.organisations.actions.open_body import open_body
from evenhand.domain.panel.actions.wall_mediator import wall_mediator
from evenhand.domain.panel.states import Conflict
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.requests.actions.answer_question import answer_question
from evenhand.domain.requests.actions.start_draft import start_draft
from tests.build import certificates, passkeys, world
from tests.build.files import pdf_that_says
from tests.build.pages import browser
from tests.walls import beside, guarded, mediated, moved, of_age, prepared, reached, sent_for
from tests.walls.cast import CASES_OF, COUNCILS_OF, NEAR, WHOLE
from tests.walls.families import Family, answers_of, asks
from tests.walls.markers import Markers
from tests.walls.people import (
    AUDITOR,
    COMMISSIONER,
    COUNCIL,
    FAMILY,
    HEALTH,
    MANAGER,
    STAFF,
    WRITER,
    People,
    Somebody,
)

# An hour of somebody who opens more cases than the alarm lets pass without a word.
MORE_THAN_USUAL = 61
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
    # What people do once the worker has checked what they added.
    waiting: list[Callable[[], object]] = field(default_factory=list)

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
    guarded.leads(made, ours, "", CASES_OF[""])
    guarded.leads(made, theirs, "other ", CASES_OF["other "])
    officers(made, ours, far, theirs)
    families(made, ours, far, theirs)
    sent_for.come(made, ours)
    of_age.come(made, ours)
    for prefix in CASES_OF:
        casework(made, prefix)
    beside.helpers(made)
    beside.other_parents(made)
    reached.say(made)
    mediations = [
        mediated.booked(made, "mother", ours, "", "council"),
        mediated.booked(made, "elsewhere", theirs, "other ", "other council"),
    ]
    mediated.waiting(made, "young", far)
    mediated.under_way(made, "looked after", ours, owner)
    moved.goes(made, far)
    beside.an_interpreter(made, "looked after")
    prepared.notes(made)
    prepared.papers(made)
    walls(made, ours)
    guarded.shut_out(made, ours, CASES_OF[""])
    owner.execute("update core_clock set shift = %s - now() + interval '1 hour'", [mediations[0].starts_at])
    for each in mediations:
        mediated.held(made, each)
    world.move_clock(owner)
    guarded.worries(made)
    others(made, ours)
    watchers(made, ours)
    guarded.opened(made)
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
        # It shares with the council that it has now, which is not the one that it will have.
        "moved": {"service": ours, "share": {"share": ["issues", "needs"]}, **A_PLAN},
        "elsewhere": {"service": theirs, "shares": True, **A_PLAN},
    }
    who = {"half": "father", "twin one": "parent of twins", "twin two": "parent of twins"}
    who |= {"looked after": "social worker", "own": "adviser who is a parent", "elsewhere": "other family"}
    who["moved"] = "family that moved"
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
        if key != "waits":  # of whom nobody has heard yet
            change_details(
                reach=Reach(email=f"other-{prefix[:1]}{CASES_OF[prefix].index(key)}@family.example"),
                protected=key in ("mother", "looked after"),
                how_checked="seen",
                **shared,
            )
        add_document(
            kind="other",
            name=f"{made.markers.word('name of a filed paper', key)}.pdf",
            content=pdf_that_says(made.markers.word("filed paper", key)),
            **shared,
        )


def walls(made: MadeUp, ours: world.Service) -> None:
    """Shut a caseworker out of two cases, of one by page, where it is asked to let them in, and a mediator of one."""
    manager, case_id = made.by("manager"), made.families["mother"].case.id
    shut_out = colleague(made, "caseworker shut out", ours, "", "caseworker")
    others = [key for key in CASES_OF[""] if key not in ("mother", "looked after")]
    young = [young for _, young in of_age.FAMILIES.values()]
    made.people.of["caseworker shut out"].becomes(STAFF, "service", *COUNCILS_OF[""], *others, *young)
    build_wall(
        case_id=case_id,
        user_id=shut_out.user_id,
        reason=made.markers.words("why somebody was shut out", "mother"),
        at=world.now(),
        by=manager,
    )
    shut_out_by_page(made, shut_out)
    mediator = mediated.a_mediator(made, ours, "mediator shut out", "")
    wall_mediator(
        case_id=case_id, mediator_id=mediator.id, because=Conflict.KNOWS, at=world.now(), by=manager
    )


def shut_out_by_page(made: MadeUp, who: Principal) -> None:
    """Let the manager shut somebody out by the page for it, and ask that they are let in again."""
    manager, case = made.by("manager"), made.families["looked after"].case
    sent = {"who": who.user_id, "reason": made.markers.words("why somebody was shut out", "looked after")}
    assert browser(manager).post(f"/cases/{case.id}/walls/add", sent).status_code == 302
    with acting_as(manager):
        (wall,) = [each for each in standing_walls(case) if each.user_id == who.user_id]
    ask_to_lift(
        case_id=case.id,
        wall_id=wall.id,
        reason=made.markers.words("why somebody may be let in again", "looked after"),
        at=world.now(),
        by=manager,
    )


def watchers(made: MadeUp, ours: world.Service) -> None:
    """Add whoever pays and whoever audits; looks at every case of our service, a plan of a cover, and an alarm."""
    colleague(made, "auditor", ours, "", "auditor")
    made.people.of["auditor"].becomes(AUDITOR, "service", *CASES_OF[""], *COUNCILS_OF[""])
    officer(made, "commissioner", world.council_of(ours), "commissioner", "council").becomes(
        COMMISSIONER, *CASES_OF[""], *COUNCILS_OF[""]
    )
    for key in CASES_OF[""]:
        case_id = made.families[key].case.id
        for who in ("caseworker", "other adviser"):
            with acting_as(made.by(who)):
                access_log.looked(case_id, "case page" if who == "caseworker" else "refused: cases:case")
    with acting_as(made.by("caseworker")):
        for _ in range(MORE_THAN_USUAL):
            access_log.looked(uuid4(), "case page")
    take_case(
        case_id=made.families["twin one"].case.id,
        caseworker_id=made.by("caseworker").user_id,
        by=made.by("manager"),
    )
    plan_cover(
        provider_id=ours.provider_id,
        from_user_id=made.by("caseworker").user_id,
        to_user_ids=(made.by("adviser").user_id,),
        at=world.now(),
        by=made.by("manager"),
    )
    protected = made.families["mother"].case
    reveal_details(
        case_id=protected.id,
        person_id=protected.holder_id,
        reason_code="call",
        at=world.now(),
        by=made.by("adviser"),
    )


def published(made: MadeUp) -> None:
    """Publish every report that the worker counted of our service."""
    by = made.by("manager")
    with acting_as(by):
        waiting = queries.of_providers(by)
    for one in waiting:
        publish_report(report_id=one.id, counted_at=one.counted_at, at=world.now(), by=by)


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
    of_young: dict[str, Any] = {"case_id": made.families["young"].case.id, "at": world.now(), "by": adviser}
    give_access_code(how=TELEPHONE, **of_young)
    ask_for_family_reset(checked=Checked.SEEN, **of_young)
    open_session(
        session_sha256="a" * 64,
        known_sha256="b" * 64,
        browser="Firefox on Windows",
        at=world.now(),
        by=made.by("young"),
    )
    passkeys.added(made.by("caseworker"), name=made.markers.word("name of a passkey", "caseworker"))
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
