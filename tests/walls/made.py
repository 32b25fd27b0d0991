"""The made-up world: two providers, three councils, fourteen families, and a marker in every field of everybody.

It is made by the service's own actions, a month ago first and then today, so that nothing in it is impossible:

- a mother in hiding and the father of the same child, each with a case of their own; he has another child elsewhere;
- a young person who asks for themselves, with a health issue, whose mediator has not yet said that they know nobody,
  and for whom somebody acts in one decision;
- twins with one parent; a looked-after child whose social worker asks; an adviser who is a parent too;
- two children whose right became their own, one of whom lets the parent read;
- two for which a helper sends, one of which was spoken with since, wants post and signed an agreement on paper;
- a whole mediation of another provider;
- one that moved to another council, which is silent;
- people beside the families: supporters, a second parent, an interpreter (see beside.py).

Who works here is in at_work.py, who is shut out in shut_out.py, who watches in watching.py.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from evenhand.core.principals import Principal, anonymous, operator, person
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.correct_fact import correct_fact
from evenhand.domain.cases.facts import Evidence, FactKind
from evenhand.domain.casework.actions.add_document import add_document
from evenhand.domain.casework.actions.add_task import add_task
from evenhand.domain.casework.actions.change_details import change_details
from evenhand.domain.casework.actions.give_access_code import give_access_code
from evenhand.domain.casework.actions.help_sign_in import ask_for_family_reset
from evenhand.domain.casework.actions.record_contact import record_contact
from evenhand.domain.casework.actions.write_note import write_note
from evenhand.domain.casework.states import TaskKind
from evenhand.domain.identity.access_codes import POST, TELEPHONE
from evenhand.domain.identity.actions.ask_for_code import ask_for_code
from evenhand.domain.identity.actions.end_membership import end_membership
from evenhand.domain.identity.actions.end_office import end_office
from evenhand.domain.identity.actions.open_session import open_session
from evenhand.domain.identity.codes import browser_key
from evenhand.domain.identity.queries import user_for_address
from evenhand.domain.identity.states import Checked
from evenhand.domain.law.actions.choose_reading import choose_reading
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.requests.actions.answer_question import answer_question
from evenhand.domain.requests.actions.start_draft import start_draft
from evenhand.statute.working_days import ENGLAND
from tests.build import certificates, law, passkeys, world
from tests.build.files import pdf_that_says
from tests.walls import (
    beside,
    comments,
    complained,
    guarded,
    mediated,
    moved,
    of_age,
    prepared,
    reached,
    sent_for,
    shut_out,
    watching,
)
from tests.walls.at_work import another_council, colleague, officer, officers, staff
from tests.walls.cast import CASES_OF, COUNCILS_OF, NEAR, WHOLE
from tests.walls.families import Family, answers_of, asks
from tests.walls.markers import Markers
from tests.walls.people import FAMILY, STAFF, WRITER, People

# A day more than a council has to arrange a meeting, so that one of them is silent by now.
A_MONTH = timedelta(days=31)
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
    on_paper = mediated.booked(made, "helped", ours, "", "council", "mediator shut out")
    mediated.waiting(made, "young", far)
    mediated.under_way(made, "looked after", ours, owner)
    moved.goes(made, far)
    beside.an_interpreter(made, "looked after")
    prepared.notes(made)
    prepared.papers(made)
    of_age.lacks_capacity(made, "young")
    shut_out.walls(made, ours, on_paper.meeting.mediator_id)
    guarded.shut_out(made, ours, CASES_OF[""])
    owner.execute("update core_clock set shift = %s - now() + interval '1 hour'", [mediations[0].starts_at])
    for each in mediations:
        mediated.signed(made, each)
    mediated.half_signed(made, on_paper)
    world.move_clock(owner)
    sent_for.print_letters(made)
    guarded.worries(made)
    complained.complaints_of_families(made)
    the_law(made, ours)
    others(made, ours)
    watching.watchers(made, ours)
    comments.say(made, ours)
    guarded.opened(made)
    for who, key in NEAR.items():
        made.people.of[who].near = key
    for who, key in WHOLE.items():
        made.people.of[who].whole = key
    return made


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


def the_law(made: MadeUp, ours: world.Service) -> None:
    """Let a manager read the law in another way, and a new list of bank holidays wait for somebody to decide."""
    choose_reading(
        provider_id=ours.provider_id,
        switch="five_pm",
        reading="midnight",
        why=made.markers.words("why the law is read so", "service"),
        at=world.now(),
        by=made.by("manager"),
    )
    new = ENGLAND.on_or_after(world.today() + A_MONTH)
    law.proposed(law.gov_uk(extra={new: "Bank holiday for a jubilee"}))


def others(made: MadeUp, ours: world.Service) -> None:
    """Add whoever is left: people whose time is over, somebody without a case, and a visitor with a draft."""
    adviser, manager, said_no = made.by("adviser"), made.by("manager"), made.families["father"].case
    ask_for_code(address=made.families["mother"].address, at=world.now(), by=anonymous("c" * 64))
    world.inform(said_no, adviser)
    world.tell(said_no, "no_mediation", adviser)
    certificates.issued(said_no, adviser)
    of_young: dict[str, Any] = {"case_id": made.families["young"].case.id, "at": world.now(), "by": adviser}
    give_access_code(how=TELEPHONE, **of_young)
    # A letter to somebody whose address is protected.
    give_access_code(case_id=made.families["looked after"].case.id, how=POST, at=world.now(), by=adviser)
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
