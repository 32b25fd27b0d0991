"""Meetings on a machine on which a test dies: booked, moved, held and ended by the pages that do it."""

from datetime import timedelta

from evenhand.core.clock import LONDON, london_day
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import databases, mediation, world
from tests.build.deaths import Deaths
from tests.build.processes import Machine


class Meeting:
    """A meeting with everybody on it: its case, its mediator, its family."""

    def __init__(self, case, mediator, family, booked) -> None:
        self.case, self.mediator, self.family, self.booked = case, mediator, family, booked


class Scene(Deaths):
    """One machine, a council that offers a date on each case, and a mediator for each meeting."""

    def __init__(self, machine: Machine) -> None:
        super().__init__(machine)
        self.manager = world.a_colleague(self.service, "manager")
        self.numbers = iter(range(1000))

    def offered(self):
        """Return a case, the date that is offered on it, and a mediator who is free."""
        case, _ = self._wanting()
        offer = mediation.offered(case, self.adviser)
        return case, offer, mediation.a_mediator(self.service, self.manager)

    def booked(self) -> Meeting:
        """Return a meeting in a fortnight whose mediator has seen the names."""
        case, family = self._wanting()
        offer = mediation.offered(case, self.adviser)
        mediator = mediation.a_mediator(self.service, self.manager)
        meeting = mediation.book(case, mediation.a_plan(mediator), self.adviser, offer_id=offer.id)
        mediation.cleared(case, mediator)
        return Meeting(case, mediator, family, meeting)

    def held(self) -> Meeting:
        """Return a meeting to which everybody came, an hour after it began; the service's clock stands there."""
        meeting = self.begun()
        assert self.attend(meeting) == 300
        return meeting

    def begun(self) -> Meeting:
        """Return a meeting that began an hour ago; the service's clock stands there."""
        meeting = self.booked()
        ahead = meeting.booked.during.lower - world.now() + timedelta(hours=1)
        self.move_clock(seconds=ahead.total_seconds())
        return meeting

    def move_clock(self, **shift: float) -> None:
        """Move the service's clock; without a shift it is right again."""
        with databases.as_owner(self.machine.addresses) as owner:
            world.move_clock(owner, **shift)

    def book(self, case, offer, mediator, crashpoint: str = "", link: str = "") -> int:
        typed = {"offer": str(offer.id), "minutes": "150", "mediator": str(mediator.id), "where": "online"}
        typed |= {"join_url": link or mediation.a_link(), "short_notice": ""}
        return self.arrange(case, "meeting", crashpoint, **typed)

    def move(self, meeting: Meeting, mediator, link: str, crashpoint: str = "") -> int:
        """Move a meeting a week on, to another mediator."""
        starts = meeting.booked.during.lower.astimezone(LONDON) + timedelta(days=7)
        typed = {"minutes": "150", "mediator": str(mediator.id), "where": "online", "join_url": link}
        typed |= {"begins": f"{starts:%H:%M}", "short_notice": "", **day_typed("on", london_day(starts))}
        return self.arrange(meeting.case, f"meeting/{meeting.booked.id}/move", crashpoint, **typed)

    def cancel(self, meeting: Meeting, crashpoint: str = "") -> int:
        page = f"meeting/{meeting.booked.id}/cancel"
        return self.arrange(meeting.case, page, crashpoint, party="council", cause="ill")

    def arrange(self, case, page: str, crashpoint: str = "", **typed: str) -> int:
        return self.machine.post(f"/cases/{case.id}/{page}", self.adviser.user_id, crashpoint, **typed)

    def lead(self, case, mediator, page: str, crashpoint: str = "", **typed: str) -> int:
        return self.machine.post(f"/mediator/{case.id}/{page}", mediator.user_id, crashpoint, **typed)

    def attend(self, meeting: Meeting, crashpoint: str = "", *, held: bool = True) -> int:
        """Record that the family came, and the council where the meeting was held."""
        came = ["family", "council"] if held else ["family"]
        typed = {"came": came, "authority": ["decision"] if held else [], "held": "yes" if held else "no"}
        return self.lead(meeting.case, meeting.mediator, "attendance", crashpoint, **typed)

    def end_as_family(self, meeting: Meeting, crashpoint: str = "") -> int:
        path = f"/my/{meeting.case.id}/meeting/end"
        return self.machine.post(path, meeting.family.user_id, crashpoint)

    def work_off(self) -> None:
        """Let a worker do all that waits for one."""
        waits = (
            "select 1 from procrastinate_jobs where status in ('todo', 'doing')"
            " and queue_name = 'duties' and (scheduled_at is null or scheduled_at <= now())"
        )
        with self.machine.working("worker"):
            self.machine.until(lambda: self.ask(waits) == [], "all work")

    def messages(self, case, purpose: str) -> int:
        return self.count("correspondence_message", case, f"purpose = '{purpose}'")

    def column(self, meeting: Meeting, column: str):
        """Return what stands in a column of the meeting's row."""
        ((found,),) = self.ask(f"select {column} from meetings_meeting where id = %s", meeting.booked.id)
        return found

    def is_unbroken(self) -> bool:
        return self.ask("select evenhand_first_broken_event()") == [(None,)]

    def prove_that_it_is_booked_once(self, case) -> None:
        assert self.count("meetings_meeting", case) == 1
        assert self.count("panel_mediatorcase", case, "state = 'assigned'") == 1
        assert self.count("referrals_offer", case, "state = 'taken'") == 1
        # One to the family, one to the council's mailbox, one to the mediator.
        assert self.messages(case, "meeting_booked") == 3
        assert self.is_unbroken()

    def _wanting(self):
        address = f"family{next(self.numbers)}@mediation.example"
        case = mediation.a_case_that_wants_mediation(self.service, self.adviser, reach=Reach(email=address))
        world.inform(case, self.adviser)
        return case, world.family_of(case, address)


def day_typed(field: str, day) -> dict[str, str]:
    """Return a day as its three boxes send it."""
    return {f"{field}-day": str(day.day), f"{field}-month": str(day.month), f"{field}-year": str(day.year)}
