"""Everything that somebody can be shown: every address, with everything that can be named in it, and what it says."""

import html
import io
import logging
import mimetypes
import re
import unicodedata
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from http.cookies import SimpleCookie
from itertools import product
from math import prod
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote
from uuid import uuid4
from zipfile import ZipFile

import pikepdf
import pypdfium2
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from tests.architecture.test_addresses import views
from tests.architecture.test_addresses_as_people import PARAMETER
from tests.architecture.test_addresses_as_people import WORDS as ONE_WORD
from tests.walls.people import Somebody

FOLD = re.compile(r"\r?\n[ \t]")
# Words that an address takes; one of each kind is enough, but for these. A list of bank holidays is named as it is.
WORDS = {name: (word,) for name, word in ONE_WORD.items() if name != "version"} | {
    "how": ("done",),
    # The one day that no family of the made-up world knows.
    "kind": ("notice_received",),
    # The one that asks once more, on a page that says of which letter.
    "step": ("again",),
    "choice": ("mediation", "no_mediation"),
    "way": ("mediation", "no_mediation"),
    # A question tool, a question of a request, and what else these addresses take.
    "slug": ("certificate", "reach", "words", "decision"),
    "name": ("family",),
    "what": ("note", "needs", "interpreter"),
    "why": ("mistake", "moved"),
}
# Lists that can be asked for in several ways.
QUERIES = {
    "cases/": ("", "?scope=team", "?scope=undated"),
    "certificates/": ("", "?month=2000-01"),
    "cases/waiting/": ("", "?list=team", "?list=second"),
    "audit/": ("", "?list=reveals", "?list=refused"),
    "safety/<uuid:case_id>/": ("", "?danger=no"),
}
ABSENT = {"number": "EM-2020-999999", "version": "england-2000", "pk": "999999"}
# What else can stand in an address: its table, its column, and the column that says of which case it is.
NAMED = {
    "companion_id": ("cases_companion", "id", "case_id"),
    "interpreter_id": ("meetings_interpreter", "id", "case_id"),
    "referral_id": ("referrals_referral", "id", "case_id"),
    "person_id": ("people_person", "id", "case_id"),
    "change_id": ("casework_detailschange", "id", "case_id"),
    "stop_id": ("people_contactstop", "id", "case_id"),
    "ways_id": ("casework_wayschange", "id", "case_id"),
    "fact_id": ("cases_fact", "id", "case_id"),
    "wall_id": ("cases_wall", "id", "case_id"),
    "lifting_id": ("cases_walllifting", "id", "case_id"),
    "message_id": ("correspondence_message", "id", "case_id"),
    "task_id": ("casework_task", "id", "case_id"),
    "document_id": ("documents_document", "id", "case_id"),
    "number": ("certificates_certificate", "number", "case_id"),
    "meeting_id": ("meetings_meeting", "id", "case_id"),
    "record_id": ("cases_capacityrecord", "id", "case_id"),
    "note_id": ("meetings_mediatornote", "id", "case_id"),
    "own_note_id": ("preparing_ownnote", "id", "case_id"),
    "body_note_id": ("preparing_bodynote", "id", "case_id"),
    "shown_id": (
        "(select id, case_id, shared_with from preparing_ownnote"
        " union all select id, case_id, shared_with from preparing_bodynote order by shared_with) shown",
        "id",
        "case_id",
    ),
    "agreement_id": ("agreements_mediationagreement", "id", "case_id"),
    "term_id": ("agreements_term", "id", "case_id"),
    "action_id": ("agreements_agreedaction", "id", "case_id"),
    "signature_id": ("agreements_signature", "id", "case_id"),
    "concern_id": ("safeguarding_concern", "id", "case_id"),
    "complaint_id": ("complaints_complaint", "id", "case_id"),
    "opening_id": ("safeguarding_opening", "id", "case_id"),
    "draft_id": ("(select id from requests_draft order by state = 'open' desc limit 2) drafts", "id", "null"),
    "mediator_id": ("panel_mediator", "id", "null"),
    # One of each mediator, so that every mediator is named with one of their own.
    "credential_id": (
        "(select distinct on (mediator_id) id from panel_credential where ended_on is null"
        " order by mediator_id, id) credentials",
        "id",
        "null",
    ),
    "venue_id": ("meetings_venue", "id", "null"),
    "body_id": ("organisations_body", "id", "null"),
    "office_id": ("identity_officer", "id", "null"),
    "membership_id": ("identity_membership", "id", "null"),
    "report_id": ("figures_report", "id", "null"),
    "council": ("(select distinct local_authority_id as code from figures_report) counted", "code", "null"),
    "cover_id": ("cover_cover", "id", "null"),
    "version": ("law_calendar", "version", "null"),
    "notice_id": ("oversight_browsingnotice", "id", "null"),
    "provider_id": ("organisations_provider", "id", "null"),
    "reset_id": ("identity_factorreset", "id", "case_id"),
    "device_id": ("identity_device", "id", "null"),
    "passkey_id": ("identity_passkey", "id", "null"),
    "comment_id": ("feedback_comment", "id", "null"),
    "improvement_id": ("feedback_improvement", "id", "null"),
    "pk": ("reckoners_reckoner", "id", "null"),
    "identity_provider_id": ("identity_identityprovider", "id", "null"),
}
# Columns without a marker: a day, a choice from a list, a hash, an account, what is sealed; a message, which says
# nothing about anybody; and why a list of bank holidays was decided about.
WITHOUT_WORDS = {
    "casework_detailschange.address",
    "casework_detailschange.email",
    "casework_detailschange.postcode",
    "casework_detailschange.telephone",
    "documents_document.file_key",
    "documents_document.private_name",
    "correspondence_message.letter_text",
    "correspondence_message.text",
    "casework_needschange.needs",
    "casework_wayschange.call_times",
    "casework_wayschange.note",
    "identity_authenticator.key",
    "identity_device.browser",
    "identity_device.known_sha256",
    "identity_device.session_sha256",
    "identity_boundsubject.subject_sha256",
    "identity_clientsecret.secret",
    "identity_passkey.credential_id",
    "identity_passkey.public_key",
    "identity_sparecode.sha256",
    "law_calendar.reason",
    "meetings_support.needs",
    "people_needs.needs",
    "people_person.date_of_birth",
    "people_protecteddetails.address",
    "people_protecteddetails.postcode",
    "people_protecteddetails.telephone",
    "people_safecontact.note",
    "cases_case.child_initials",
    "panel_mediatorcase.child_initials",
    "people_safecontact.call_times",
    "requests_draft.answers",
    "requests_draft.browser_key",
    "requests_sentrequest.answers",
    "meetings_mediatornote.words",
    "preparing_bodynote.words",
    "preparing_ownnote.words",
    "safeguarding_concern.seen",
    "safeguarding_concern.done",
    "safeguarding_concernnote.words",
    "safeguarding_opening.words",
    "safeguarding_opening.review",
    "complaints_complaint.words",
    "complaints_complaint.answer",
    "complaints_complaint.still_wrong",
    "complaints_complaint.second_answer",
    "reckoners_factcheck.by_id",
}
# Of these one is like another: who may see the first may see the rest, and two are enough.
ALIKE = {"fact_id", "task_id", "term_id", "action_id"}
# Names that stand together in an address outside any case are all tried with each other, up to so many of them.
MOST_TOGETHER = 100
# What forms are given: enough for every page that shows something only after it was asked for.
FORM = {"reason": "safety", "words": "Robin", "kind": "other", "done": "yes", "next": "//elsewhere.example"}


def plain(answer: HttpResponse) -> str:
    """Return all that an answer says, its headers too, as text: no escapes, no folds, no pages, nothing packed."""
    body = text_of(answer.getvalue(), answer.get("Content-Type", ""))
    return tidy(unfolded(body) + "\n" + "\n".join(f"{name}: {value}" for name, value in answer.items()))


def text_of(content: bytes, kind: str) -> str:
    """Return what a file of some kind says."""
    if kind.startswith("application/pdf"):
        return text_of_pdf(content)
    if kind.startswith("application/zip"):
        return text_of_zip(content)
    return content.decode("utf-8", "replace")


def text_of_zip(content: bytes) -> str:
    """Return what stands in every file that is packed in another, its name too, and what is said about them all."""
    with ZipFile(io.BytesIO(content)) as packed:
        said = [packed.comment.decode("utf-8", "replace")]
        for entry in packed.infolist():
            kind = mimetypes.guess_type(entry.filename)[0] or ""
            about = (entry.comment + entry.extra).decode("utf-8", "replace")
            said += [entry.filename, about, text_of(packed.read(entry), kind)]
    return "\n".join(said)


def tidy(text: str) -> str:
    """Return a text without what hides a word in it: entities, percent signs, ligatures."""
    return unicodedata.normalize("NFKC", html.unescape(unquote(text)))


def unfolded(text: str) -> str:
    """Return a text without the line breaks that calendar files and headers put into words."""
    return FOLD.sub("", text)


def text_of_pdf(content: bytes) -> str:
    """Return what stands on the pages of a PDF, in its properties, and in the files that it carries."""
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content)]
    with pikepdf.open(io.BytesIO(content)) as pdf:
        properties = [str(value) for value in pdf.docinfo.values()]
        carried = [bytes(file.get_file().read_bytes()) for file in pdf.attachments.values()]
        carried += [pdf.Root.Metadata.read_bytes()] if "/Metadata" in pdf.Root else []
        names = list(pdf.attachments)
    inside = [each.decode("utf-8", "replace") for each in (*carried, content)]
    return "\n".join([*pages, *properties, *names, *inside])


@dataclass
class Looker:
    """Somebody who opens whatever there is to open."""

    one: Somebody
    # Whose forms come from pages of ours, as a browser says of them.
    browser: Client = field(
        default_factory=lambda: Client(
            raise_request_exception=False, headers={"Sec-Fetch-Site": "same-origin"}
        )
    )
    _cookies: str = ""

    def __post_init__(self) -> None:
        """Sign in, if this is somebody who can, or take the browser in which they wrote."""
        if self.one.by.user_id:
            self.browser.force_login(get_user_model().objects.get(id=self.one.by.user_id))
        elif self.one.browser:
            session = self.browser.session
            session["browser"] = self.one.browser
            session.save()
            self.browser.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
        self._cookies = self.browser.cookies.output(header="", sep=";")

    def open(self, method: str, path: str) -> HttpResponse:
        """Open one address and leave no trace of it, neither in the database nor in the browser."""
        self.browser.cookies = SimpleCookie(self._cookies)
        with transaction.atomic():
            answer = getattr(self.browser, method)(path, FORM if method == "post" else {})
            if answer.streaming:
                answer = whole(answer)
            transaction.set_rollback(True)
        return answer


def text_of_mail(message: EmailMessage) -> str:
    """Return all that a message says: its headers, every part of it, and what it carries."""
    said = [f"{name}: {value}" for name, value in message.items()]
    for part in message.walk():
        content = b"" if part.is_multipart() else part.get_payload(decode=True)
        is_pdf = part.get_content_type() == "application/pdf"
        said.append(text_of_pdf(content) if is_pdf else content.decode("utf-8", "replace"))
        said.append(part.get_filename() or "")
    return tidy(unfolded("\n".join(said)))


def personal_columns() -> Iterator[tuple[str, str]]:
    """Give every column that says something about somebody, as its model declares it."""
    for model in apps.get_models():
        for name in getattr(getattr(model, "Privacy", None), "personal", {}):
            yield model._meta.db_table, model._meta.get_field(name).column


@contextmanager
def without_a_log() -> Iterator[None]:
    """Log nothing for a while: a test keeps every line, and what it is about, until it ends."""
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


def whole(answer: Any) -> HttpResponse:
    """Return an answer that came in parts as one."""
    found = HttpResponse(b"".join(answer.streaming_content), status=answer.status_code)
    for name, value in answer.items():
        found[name] = value
    return found


def addresses(
    named: "Names",
    own: Sequence[str],
    near: str,
    turn: int,
    routes: Container[str] | None = None,
    opens_in: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> Iterator[tuple[str, str, str, str]]:
    """Give every method, route, case and address there is, with what can stand in it and with what nobody has.

    In the first of somebody's own cases everything is named that can be. Every address is asked about the case that is
    `near`, about others, which take turns from address to address and of which one is another council's, and about one
    that is nowhere. A route that `opens_in` a case is asked of everybody there, with everything that can be named.
    Where only some `routes` are walked, they are walked in every case.
    """
    whole = own if routes is not None else own[:1]
    others = [case_id for case_id in named.of_case if case_id not in (*whole, near)]
    far = [case_id for case_id in others if named.council_of[case_id] != named.council_of[near]]
    for number, (route, entry) in enumerate(views()):
        if routes is not None and route not in routes:
            continue
        posts, queries = entry.callback.gate.posts, QUERIES.get(route, ("",))
        asked: list[tuple[str, tuple[str, ...]]] = [("", ("get", "post"))]
        everything = list(dict.fromkeys((*whole, *opens_in.get(route, ()))))
        if "case_id>" in route:
            step = number + turn
            asked = [(case_id, ("get", "post")) for case_id in everything]
            asked += [(near, ("get", "post") if step % 2 else ("get",))] if near not in everything else []
            rest = others if routes is not None else {others[step % len(others)]: 1, far[step % len(far)]: 1}
            asked += [(case_id, ("get",)) for case_id in (*rest, str(uuid4())) if case_id not in everything]
        for case_id, methods in asked:
            for path, method, query in product(paths(route, named, case_id, everything), methods, queries):
                if method == "get" or posts:
                    yield method, route, case_id, path + query


def paths(route: str, named: "Names", case_id: str, whole: Container[str]) -> Iterator[str]:
    """Give the addresses of one route in one case: with what is its own, with one thing of another's, and nothing."""
    wanted = PARAMETER.findall(route)
    choices = [
        (case_id,) if name == "case_id" else WORDS.get(name) or named.choices(name, case_id, whole)
        for name in wanted
    ]
    if not case_id and prod(map(len, choices)) > MOST_TOGETHER:
        choices = [each[:2] for each in choices]
    for chosen in product(*choices):
        given = iter(chosen)
        yield "/" + PARAMETER.sub(lambda _, given=given: next(given), route)


@dataclass
class Names:
    """What can stand in an address: each case's own things, its council, and of every kind all that there are."""

    of_case: dict[str, dict[str, list[str]]]
    council_of: dict[str, str]
    anywhere: dict[str, list[str]]

    def choices(self, name: str, case_id: str, whole: Container[str]) -> list[str]:
        """Return what a parameter is tried with: own things, one of another case's, and something that is nowhere."""
        absent = ABSENT.get(name) or str(uuid4())
        everything = self.anywhere.get(name, [])
        if not case_id:
            return [*everything, absent]
        own = self.of_case.get(case_id, {}).get(name, [])
        others = [value for value in everything if value not in own][:1]
        if case_id not in whole:
            return own[:1] or [absent]
        return [*(own[:2] if name in ALIKE else own), *others, absent]


def names_of(owner: Any) -> Names:
    """Read from the database, as its owner, what can stand in an address."""
    council_of = dict(
        owner.execute(
            "select id::text, local_authority_id::text from cases_case order by opened_at"
        ).fetchall()
    )
    of_case: dict[str, dict[str, list[str]]] = {case_id: {} for case_id in council_of}
    anywhere: dict[str, list[str]] = {}
    for name, (table, column, case_column) in NAMED.items():
        for value, case_id in owner.execute(f"select {column}, {case_column} from {table} order by 1"):
            anywhere.setdefault(name, []).append(str(value))
            if case_id:
                of_case[str(case_id)].setdefault(name, []).append(str(value))
    return Names(of_case, council_of, anywhere)
