"""What happens around the day on which the right becomes the young person's own."""

from datetime import timedelta

from evenhand.core.transactions import acting_as
from evenhand.demo.story import Cue, Who, step
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.actions.confirm_birth import confirm_birth
from evenhand.domain.cases.actions.record_capacity import record_capacity
from evenhand.domain.cases.actions.record_consent import record_consent
from evenhand.domain.cases.deciding import Matter, Scope
from evenhand.domain.cases.facts import Evidence, FactKind
from evenhand.domain.casework.actions.correct_record import correct_record
from evenhand.domain.casework.actions.invite_young_person import invite_young_person
from evenhand.domain.people.actions.set_contact_details import Reach, Safety
from evenhand.statute.capacity import Acts


@step(Who.CASEWORKER)
def born_earlier(cue: Cue, years: int, reason: str) -> None:
    """The caseworker corrects the date of birth: so many years before today, and a few months."""
    with acting_as(cue.by):
        old = next(one for one in cases.standing_facts(cue.case_id) if one.kind == FactKind.DATE_OF_BIRTH)
    correct_record(
        case_id=cue.case_id,
        kind=FactKind.DATE_OF_BIRTH,
        fact_id=old.id,
        happened_on=cue.today.replace(year=cue.today.year - years, day=1) - timedelta(days=100),
        reason=reason,
        evidence=Evidence.LETTER,
        at=cue.at,
        by=cue.by,
    )


@step(Who.ADVISER)
def birth_confirmed(cue: Cue) -> None:
    """A second colleague looks at how we know it, and the right is the young person's own."""
    confirm_birth(case_id=cue.case_id, at=cue.at, by=cue.by)


@step(Who.CASEWORKER)
def young_person_invited(cue: Cue, email: str) -> None:
    """The caseworker calls the young person, who spells an address that only they read."""
    invite_young_person(
        case_id=cue.case_id,
        reach=Reach(email=email),
        safety=Safety(may_call=False, may_post=False),
        protected=False,
        read_back=True,
        at=cue.at,
        by=cue.by,
    )


@step(Who.CASEWORKER)
def young_person_agrees(cue: Cue, scope: Scope = Scope.READ) -> None:
    """The young person says on the telephone that their parent may see the case."""
    record_consent(
        case_id=cue.case_id,
        scope=scope,
        said_on=cue.today,
        evidence=Evidence.TOLD_BY_TELEPHONE,
        at=cue.at,
        by=cue.by,
    )


@step(Who.CASEWORKER)
def acts_for_one_decision(cue: Cue, about: Matter) -> None:
    """The caseworker writes down who acts for one decision, and asks again within three months."""
    record_capacity(
        case_id=cue.case_id,
        about=about,
        acts=Acts.PARENT,
        said_on=cue.today,
        ends_on=cue.today + timedelta(days=90),
        evidence=Evidence.TOLD_IN_WRITING,
        at=cue.at,
        by=cue.by,
    )
