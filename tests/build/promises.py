"""A family's case whose messages are promised, sent by the worker's own role, and read back."""

from contextlib import contextmanager
from uuid import UUID

import psycopg

from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.correspondence import jobs
from evenhand.domain.correspondence.actions.promise_message import promise_message
from evenhand.domain.correspondence.models import Message
from evenhand.domain.correspondence.sending import send
from evenhand.domain.people.actions.set_contact_details import Reach, Safety, set_contact_details
from tests.build import databases, world
from tests.domain.correspondence.test_wording import facts_of

EMAIL = "family@family.example"
HOME = Reach(email=EMAIL, telephone="07700 900123", address="1 Mill Lane\nWestmarch", postcode="WM1 1AA")


class Scene:
    """One family's case, the post office, and the two roles that touch its messages."""

    def __init__(self, addresses, office):
        self.addresses, self.office = addresses, office
        self.service = world.a_service()
        self.case = world.a_case(self.service, reach=HOME)
        self.reader = self.case.holder_id
        self.staff = world.a_colleague(self.service)

    def promise(self, purpose="certificate_ready", **rest):
        return promise_message(
            case_id=self.case.id,
            person_id=self.reader,
            purpose=purpose,
            facts=facts_of(purpose),
            at=world.now(),
            by=self.staff.for_case(self.case.id),
            **rest,
        )

    def reached(self, reach=HOME, **safety):
        set_contact_details(
            case_id=self.case.id,
            person_id=self.reader,
            reach=reach,
            safety=Safety(**safety),
            protected=False,
            email_proved_at=world.now() if reach.email else None,
            by=self.staff.for_case(self.case.id),
        )

    @contextmanager
    def as_worker(self):
        with databases.django_at(self.addresses.worker):
            yield

    def deliver(self, message):
        with self.as_worker():
            send(message.id, self.case.id)
        return self.again(message)

    def again(self, message):
        with acting_as(worker(self.case.id)):
            return Message.objects.get(id=message.id)

    def events(self):
        with psycopg.connect(self.addresses.owner) as owner:
            rows = owner.execute("select kind from core_event order by id").fetchall()
        return [row[0].removeprefix("correspondence.") for row in rows if row[0].startswith("corresp")]

    def later(self, **shift):
        with psycopg.connect(self.addresses.owner, autocommit=True) as owner:
            world.move_clock(owner, **shift)

    def sweep(self):
        """Run the sweeper as the worker, and return which messages it asked for."""
        before = self.jobs()
        with self.as_worker():
            jobs.sweep_messages.function()
        return self.jobs()[len(before) :]

    def jobs(self):
        with psycopg.connect(self.addresses.owner) as owner:
            rows = owner.execute(
                "select args->>'message_id' from procrastinate_jobs"
                " where task_name like '%%send_message' order by id"
            ).fetchall()
        return [UUID(row[0]) for row in rows]
