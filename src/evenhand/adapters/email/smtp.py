"""Sends one e-mail to one address over SMTP, the same bytes every time."""

import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from evenhand.core.crashpoints import crashpoint
from evenhand.core.mail import Mail, SendingDelayed, SendingRefused

_ID = re.compile(r"[A-Za-z0-9-]{1,64}")
NEVER = range(500, 600)


def send(mail: Mail) -> str:
    """Hand one e-mail to the mail server and return the server's answer.

    Raises SendingRefused when the server will never take this message for this address, SendingDelayed when
    it could not take it now. After SendingDelayed it may still have arrived: the next copy is the same bytes.
    """
    whole = compose(mail)
    try:
        with _connected() as server:
            return _hand_over(server, mail.to, whole)
    except (OSError, smtplib.SMTPException) as error:
        raise SendingDelayed(f"{type(error).__name__} before the message was taken") from error


def compose(mail: Mail) -> bytes:
    """Return the e-mail as it travels: nothing in it depends on when or how often it is sent."""
    if not _ID.fullmatch(mail.id):
        raise ValueError("A message's id is letters, figures and dashes.")
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    message = EmailMessage(policy=SMTP)
    message["From"] = settings.DEFAULT_FROM_EMAIL
    message["To"] = _one_address(mail.to)
    message["Subject"] = mail.subject
    if mail.written_at is not None:
        message["Date"] = format_datetime(mail.written_at)
    message["Message-ID"] = f"<{mail.id}@{domain}>"
    message["Content-Language"] = "en-GB"
    # Tells other people's machines not to answer with "I am away" (RFC 3834).
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.text, charset="utf-8", cte="quoted-printable")
    for attachment in mail.attachments:
        main, _, sub = attachment.media_type.partition("/")
        message.add_attachment(attachment.content, maintype=main, subtype=sub, filename=attachment.name)
    if message.is_multipart():
        # By itself the boundary is drawn at random. "=:" occurs in neither quoted-printable nor base64, so
        # no text can close its part early.
        message.set_boundary(f"=:{mail.id}:=")
    return message.as_bytes()


@contextmanager
def _connected() -> Iterator[smtplib.SMTP]:
    server = smtplib.SMTP(settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=settings.EMAIL_TIMEOUT)
    try:
        if settings.EMAIL_USE_TLS:
            server.starttls(context=ssl.create_default_context())
        if settings.EMAIL_HOST_USER:
            server.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
        yield server
    finally:
        # careful: what the server says to goodbye changes nothing about a message that it has taken
        with suppress(OSError, smtplib.SMTPException):
            server.quit()
        server.close()


def _one_address(address: str) -> str:
    """Return the address if it is one and plain. Raises SendingRefused for a list, a name or a line break."""
    try:
        validate_email(address)
    except ValidationError:
        raise SendingRefused("This is not one plain e-mail address") from None
    return address


def _hand_over(server: smtplib.SMTP, to: str, whole: bytes) -> str:
    """Say MAIL, one RCPT and DATA."""
    server.ehlo_or_helo_if_needed()
    sender = settings.DEFAULT_FROM_EMAIL.rpartition("<")[2].rstrip(">")
    _expect(server.mail(sender, [f"SIZE={len(whole)}"] if server.has_extn("size") else []))
    _expect(server.rcpt(to))
    crashpoint("message.before-data")
    try:
        answer = server.data(whole)
    except smtplib.SMTPDataError as error:
        answer = (error.smtp_code, _bytes(error.smtp_error))
    text = _expect(answer)
    crashpoint("message.after-data")
    return text


def _expect(answer: tuple[int, bytes]) -> str:
    code, words = answer
    text = f"{code} {words.decode('utf-8', 'replace')}".strip()
    if code in NEVER:
        raise SendingRefused(text)
    if not 200 <= code < 300:
        raise SendingDelayed(text)
    return text


def _bytes(words: bytes | str) -> bytes:
    return words if isinstance(words, bytes) else words.encode()
