"""A family of the made-up world that moved: what its council before was told and said, and what came after."""

from datetime import timedelta
from typing import TYPE_CHECKING

from evenhand.core.transactions import acting_as
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.casework.actions.change_council import change_council
from evenhand.domain.casework.kinds import WhyCouncil
from evenhand.domain.documents.doubts import HELD
from evenhand.domain.referrals import queries as referrals
from evenhand.domain.referrals.actions.add_paper import add_paper
from evenhand.domain.referrals.actions.offer_date import offer_date
from tests.build import mediation, world
from tests.build.files import pdf_that_says
from tests.walls import mediated, prepared
from tests.walls.people import COUNCIL

if TYPE_CHECKING:
    from tests.walls.made import MadeUp

KEY, BEFORE, AFTER = "moved", "council", "far council"


def goes(made: "MadeUp", far: world.Service) -> None:
    """Let the council be told and answer in full, move the case, and let the family ask the next one."""
    case, adviser, officer = made.families[KEY].case, made.by("adviser"), made.by(BEFORE)
    world.inform(case, adviser)
    world.tell(case, "mediation", adviser)
    with acting_as(officer):
        asked = referrals.of_case(case.id)[0]
    mediated.name_who_decides(made, KEY, asked.id, asked.parts, officer, " for the council before")
    add_paper(
        referral_id=asked.id,
        kind="report",
        name=f"{made.markers.word('name of a paper of the council before', KEY)}.pdf",
        content=pdf_that_says(made.markers.word("paper of the council before", KEY)),
        at=world.now() - 2 * HELD,
        by=officer,
    )
    offer_date(referral_id=asked.id, starts_at=mediation.at_ten(), minutes=180, at=world.now(), by=officer)
    prepared.a_body_note(made, BEFORE, KEY, "note of the council before")
    change_council(
        case_id=case.id,
        council=far.local_authority,
        why=WhyCouncil.MOVED,
        transferred_on=world.today() - timedelta(days=1),
        evidence=Evidence.TOLD_IN_WRITING,
        at=world.now(),
        by=adviser,
    )
    world.tell(case, "mediation", adviser)
    for who in (AFTER, f"lead of the {AFTER}"):
        made.people.of[who].becomes(COUNCIL, KEY)
