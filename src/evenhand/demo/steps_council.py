"""What the council and the health body do in a story."""

from datetime import datetime, time, timedelta

from evenhand.core.clock import LONDON
from evenhand.demo.letters import letter
from evenhand.demo.story import Cue, Who, step
from evenhand.domain.documents.states import DocumentKind
from evenhand.domain.organisations import queries as organisations
from evenhand.domain.referrals import queries as referrals
from evenhand.domain.referrals.actions.add_paper import add_paper
from evenhand.domain.referrals.actions.name_decision_maker import WHOLE, name_decision_maker
from evenhand.domain.referrals.actions.notify_commissioner import notify_commissioner
from evenhand.domain.referrals.actions.offer_date import offer_date, withdraw_offer
from evenhand.domain.referrals.actions.open_referral import open_referral
from evenhand.domain.referrals.actions.say_cannot_arrange import say_cannot_arrange
from evenhand.domain.referrals.queries import Asked
from evenhand.domain.referrals.states import CannotArrange, ReferralState
from evenhand.statute.working_days import ENGLAND


@step(Who.OFFICER)
def council_opens(cue: Cue) -> None:
    """An officer of the council opens what is asked."""
    open_referral(referral_id=_asked(cue).id, at=cue.at, by=cue.by)


@step(Who.OFFICER)
def council_offers(cue: Cue, *in_working_days: int) -> None:
    """The council offers mornings, so many working days from today."""
    for days in in_working_days:
        day = ENGLAND.after(cue.today, days)
        offer_date(
            referral_id=_asked(cue).id,
            starts_at=datetime.combine(day, time(10), LONDON),
            minutes=150,
            at=cue.at,
            by=cue.by,
        )


@step(Who.OFFICER)
def council_takes_a_date_back(cue: Cue) -> None:
    """The council can no longer keep the first of its dates."""
    asked = _asked(cue)
    first = referrals.offers(asked.id)[0]
    withdraw_offer(referral_id=asked.id, offer_id=first.id, at=cue.at, by=cue.by)


@step(Who.OFFICER)
def council_names(cue: Cue, name: str, job_title: str, *, deputy: bool = False) -> None:
    """The council names who can decide about everything that is in dispute."""
    asked = _asked(cue)
    name_decision_maker(
        referral_id=asked.id,
        name=name,
        job_title=job_title,
        email=f"{name.lower().replace(' ', '.')}@council.example",
        authority_over=asked.parts or (WHOLE,),
        is_deputy=deputy,
        at=cue.at,
        by=cue.by,
    )


@step(Who.OFFICER)
def council_adds_a_paper(cue: Cue) -> None:
    """The council adds a paper that everybody who takes part can read."""
    add_paper(
        referral_id=_asked(cue).id,
        kind=DocumentKind.REPORT,
        name="What the council looked at.pdf",
        content=letter(cue.story, cue.today - timedelta(days=3)),
        at=cue.at,
        by=cue.by,
    )


@step(Who.OFFICER)
def council_notifies_health(cue: Cue) -> None:
    """The council sends the health body its notice."""
    (board,) = organisations.commissioners_of(cue.story.council, cue.today)
    notify_commissioner(referral_id=_asked(cue).id, body_id=board.id, at=cue.at, by=cue.by)


@step(Who.HEALTH_OFFICER)
def health_opens(cue: Cue) -> None:
    """An officer of the health body opens what is asked of it."""
    open_referral(referral_id=_asked(cue).id, at=cue.at, by=cue.by)


@step(Who.OFFICER)
def council_cannot(cue: Cue, because: CannotArrange) -> None:
    """The council says that it cannot arrange the mediation in time."""
    say_cannot_arrange(referral_id=_asked(cue).id, because=because, at=cue.at, by=cue.by)


def _asked(cue: Cue) -> Asked:
    """Return what the body of whoever acts is asked on the story's case."""
    return next(
        asked
        for asked in referrals.inbox(cue.by)
        if asked.case_id == cue.case_id and asked.state != ReferralState.ENDED
    )
