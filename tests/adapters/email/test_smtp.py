"""One e-mail goes to one address, the same bytes every time, and the server's answer is understood."""

import socket
from datetime import UTC, datetime

import pytest

from evenhand.adapters.email.smtp import compose, send
from evenhand.core.mail import Attachment, Mail, SendingDelayed, SendingRefused
from tests.build import post_office

PDF = Attachment("certificate.pdf", "application/pdf", b"%PDF-1.7 not a real one\r\n--=:0190:=\r\n")
MAIL = Mail(
    id="0190-aaaa",
    to="priya@family.example",
    subject="Your mediation certificate is ready",
    text="Keep this.\n\n.A line that begins with a full stop.\n\nÀ bientôt – “goodbye”.\n"
    + "long " * 60
    + "\n",
    written_at=datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
    attachments=(PDF,),
)


@pytest.fixture
def office(settings):
    with post_office.open_at(settings) as office:
        yield office


def test_a_message_arrives_whole_with_the_servers_answer(office):
    assert send(MAIL) == "250 2.0.0 Taken"
    (copy,) = office.copies
    body = copy.message.get_body()
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == MAIL.text
    (attached,) = copy.message.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == (PDF.name, PDF.content)


def test_two_copies_are_the_same_bytes(office):
    send(MAIL)
    send(MAIL)
    first, second = office.copies
    assert first.content == second.content
    assert first.message["Message-ID"] == "<0190-aaaa@evenhand.example>"
    assert first.message["Date"].datetime == MAIL.written_at


def test_one_recipient_and_no_copies_to_anybody(office):
    send(MAIL)
    (copy,) = office.copies
    assert copy.recipients == ("priya@family.example",)
    assert copy.message["To"] == "priya@family.example"
    assert copy.message["Cc"] is None and copy.message["Bcc"] is None


@pytest.mark.parametrize(
    "address",
    [
        "a@family.example, b@family.example",
        "a@family.example\r\nBcc: b@elsewhere.example",
        "Priya <a@family.example>",
        "a@family.example b@family.example",
        "",
        "nobody",
    ],
)
def test_an_address_that_is_not_one_plain_address_is_refused_before_anything_is_sent(office, address):
    with pytest.raises(SendingRefused):
        send(Mail(id="1", to=address, subject="x", text="x"))
    assert office.copies == []


@pytest.mark.parametrize("subject", ["x\r\nBcc: b@elsewhere.example", "x\nX-Other: y", "x\rY: z"])
def test_a_subject_cannot_smuggle_a_header(subject):
    with pytest.raises(ValueError):
        compose(Mail(id="1", to="a@family.example", subject=subject, text="x"))


@pytest.mark.parametrize("at", ["to_recipient", "to_message"])
@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ("550 5.1.1 No such mailbox", SendingRefused),
        ("552 5.3.4 Too large", SendingRefused),
        ("450 4.2.0 Come back later", SendingDelayed),
        ("421 4.3.2 Closing", SendingDelayed),
    ],
)
def test_five_hundreds_are_for_ever_and_four_hundreds_are_for_now(office, at, answer, error):
    setattr(office, at, answer)
    with pytest.raises(error):
        send(MAIL)
    assert office.copies == []


def test_a_server_that_hangs_up_after_the_message_is_asked_again_later(office):
    office.hang_up = True
    with pytest.raises(SendingDelayed):
        send(MAIL)
    office.hang_up = False
    send(MAIL)
    first, second = office.copies
    assert first.content == second.content


def test_nobody_listening_is_a_delay(settings):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = probe.getsockname()[1]
    with pytest.raises(SendingDelayed):
        send(MAIL)


def test_a_server_that_says_nothing_is_a_delay(settings):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = silent.getsockname()[1], 0.2
        with pytest.raises(SendingDelayed):
            send(MAIL)
