"""Cases as random as the law can bear: every fact known or not, in any order, under any reading."""

from datetime import date, timedelta
from random import Random

from evenhand.statute.agreed_actions import AgreedAction, AgreedKind
from evenhand.statute.facts import Facts
from evenhand.statute.readings import SWITCHES, Readings
from evenhand.statute.routes import Decision, Section

FIRST, LAST = date(2015, 1, 1), date(2034, 6, 30)
# Two months after SI 2015/62 came into force.
DETAINED_FIRST = date(2015, 6, 1)
DAYS = (
    "notice_dated", "notice_sent", "notice_received", "first_contact", "information_given",
    "told_adviser_no_mediation", "told_adviser_wants_mediation", "la_informed", "commissioners_told", "meeting_on",
    "meeting_fixed", "told_of_meeting", "short_notice_accepted", "authority_named", "authority_lacking",
    "la_notified_cannot_arrange", "adviser_knows_not_arranged", "first_session", "mediation_concluded",
    "certificate_issued", "second_certificate_issued", "appeal_lodged", "date_of_birth", "la_offered",
    "later_day_asked_for",
)  # fmt: skip


def any_facts(random: Random, *, detained: bool = False) -> Facts:
    """Return facts around one day, so that their clocks meet each other."""
    first = DETAINED_FIRST if detained else FIRST
    about = first + timedelta(random.randrange((LAST - first).days))

    def near() -> date:
        return about + timedelta(random.randrange(-40, 120))

    known = {name: near() for name in DAYS if random.random() < 0.5}
    decision = random.choice((None, Decision.FINAL_PLAN, random.choice(list(Decision))))
    return Facts(
        decision=decision,
        detained=detained,
        appeal_about=frozenset(random.sample(list(Section), random.randrange(3))),
        provider_is_la_contact=random.random() < 0.5,
        health_issues=random.random() < 0.4,
        health_only=random.random() < 0.2,
        icbs_notified=tuple(near() for _ in range(random.randrange(3))),
        agreed_actions=tuple(_any_action(random, near()) for _ in range(random.choice((0, 0, 1, 2, 3)))),
        **known,
    )


def any_readings(random: Random) -> Readings:
    """Return one reading of every switch."""
    return Readings(**{switch: random.choice(list(kind)) for switch, kind in SWITCHES.items()})  # type: ignore[arg-type]


def _any_action(random: Random, agreed_on: date) -> AgreedAction:
    other = agreed_on + timedelta(random.randrange(90)) if random.random() < 0.3 else None
    return AgreedAction(random.choice(list(AgreedKind)), agreed_on, other)
