"""Background jobs of identity."""

from datetime import timedelta
from uuid import UUID

from django.db import connection

from evenhand.core import clock
from evenhand.core.jobs import every, job
from evenhand.core.mail import SendingRefused
from evenhand.core.outside import adapter
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.identity import codes, devices, notices, single_sign_on
from evenhand.domain.identity.models import Membership, SignInCode
from evenhand.domain.identity.queries import mailbox_of
from evenhand.domain.identity.roles import STAFF_ROLES


@job(queue="messages")
def send_code(code_id: str) -> None:
    """Send one sign-in code to the address that asked, while it is still of use."""
    with acting_as(worker()):
        code = SignInCode.objects.filter(id=UUID(code_id), used_at=None, expires_at__gt=clock.now()).first()
        if code is None or code.sent_at or _are_enough(code):
            return
    mail = notices.sign_in_code(code.address, codes.digits(code.id), str(code.id), code.asked_at)
    try:
        adapter("mail")(mail)
    except SendingRefused:
        return  # there is no such mailbox: the page said to check the address, and says it to everybody
    with acting_as(worker()):
        SignInCode.objects.filter(id=code.id).update(sent_at=clock.now())


@job(queue="messages")
def tell_of_reset(user_id: str, done: str) -> None:
    """Tell somebody who works here or for a body that what they sign in with is to end, or has ended."""
    with acting_as(worker()):
        address, at = mailbox_of(UUID(user_id)), clock.now()
    if not address:
        return
    try:
        adapter("mail")(notices.reset(address, done=bool(done), at=at))
    except SendingRefused:
        return  # nobody reads there; whoever asked for it has another way of reaching them


@job(queue="messages")
def tell_of_factor(user_id: str, what: str) -> None:
    """Tell somebody who works here or for a body that what they sign in with has changed."""
    with acting_as(worker()):
        address, at = mailbox_of(UUID(user_id)), clock.now()
    if not address:
        return
    try:
        adapter("mail")(notices.changed(address, what, at))
    except SendingRefused:
        return  # nobody reads there; their own page says it


@job(queue="messages")
def tell_of_appointment(user_id: str, membership_id: str) -> None:
    """Tell a manager that another appointed somebody who decides here, or looks after safety, before they begin."""
    with acting_as(worker()):
        held = (
            Membership.objects.filter(id=UUID(membership_id), ends_at=None).select_related("provider").first()
        )
        address, at = mailbox_of(UUID(user_id)), clock.now()
    if held is None or not address:
        return
    title, from_day = STAFF_ROLES[held.role].title, clock.london_day(held.starts_at)
    try:
        adapter("mail")(notices.appointed(address, title, held.provider.name, from_day, at))
    except SendingRefused:
        return  # nobody reads there; the list of staff says it


def _are_enough(code: SignInCode) -> bool:
    """Tell whether this address had so many codes within the hour that another is no help to its owner.

    Those that strangers asked for and those of browsers that are known as the owner's count apart.
    """
    since = clock.now() - timedelta(hours=1)
    sent = SignInCode.objects.filter(address__iexact=code.address, known=code.known, sent_at__gt=since)
    return sent.count() >= codes.CODES_AN_HOUR


@every("17 * * * *", queue="default")
def forget_codes() -> None:
    """Delete codes that have been of no use for a day."""
    with acting_as(worker()):
        SignInCode.objects.filter(expires_at__lt=clock.now() - codes.KEPT).delete()


@every("19 * * * *", queue="default")
def forget_sign_ins_elsewhere() -> None:
    """Delete sign-ins with an organisation that are a day old; the database lets no younger one go."""
    with acting_as(worker()), connection.cursor() as cursor:
        cursor.execute(
            "delete from identity_signinelsewhere where expires_at < evenhand_now() - make_interval(hours => %s)",
            [single_sign_on.KEPT_HOURS],
        )


@every("27 3 * * *", queue="default")
def forget_devices() -> None:
    """Delete where somebody signed in once half a year has gone by; the database lets no younger one go."""
    with acting_as(worker()), connection.cursor() as cursor:
        cursor.execute(
            "delete from identity_device where used_at < evenhand_now() - make_interval(days => %s)",
            [devices.KNOWN_FOR.days],
        )


@every("47 * * * *", queue="default")
def forget_sessions() -> None:
    """Delete sessions that are over, with whatever was typed in them."""
    with acting_as(worker()), connection.cursor() as cursor:
        cursor.execute("delete from django_session where expire_date < now()")
