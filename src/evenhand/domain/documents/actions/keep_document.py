"""Take a file that somebody gives us."""

from datetime import datetime
from uuid import UUID, uuid4

from evenhand.core.actions import action
from evenhand.core.crashpoints import crashpoint
from evenhand.core.errors import NotAllowed
from evenhand.core.principals import Principal
from evenhand.core.walls import Compartment
from evenhand.domain.documents import bytes_of, jobs
from evenhand.domain.documents.events import DocumentAdded
from evenhand.domain.documents.holding import note
from evenhand.domain.documents.models import PRIVATE, Document
from evenhand.domain.documents.naming import shown_name
from evenhand.domain.documents.ports import UPLOADS
from evenhand.domain.documents.refusals import FileNotTaken
from evenhand.domain.documents.sniffing import media_type
from evenhand.domain.documents.states import DocumentKind, DocumentState
from evenhand.domain.people.vouching import require_vouched

MOST = 20  # documents of one case or one draft


@action
def keep_document(
    *,
    case_id: UUID | None,
    user_id: UUID | None,
    kind: str,
    name: str,
    content: bytes,
    at: datetime,
    by: Principal,
    compartment: Compartment = Compartment.K12_REQUEST,
    given_by_body: UUID | None = None,
) -> Document:
    """Take a file; a job then checks and cleans it, and until then nobody can open it.

    Without a case it belongs to the browser, or the signed-in person, who gives it. `user_id` is the person
    whose own document it is: empty for what staff file. `name` is as it was typed. What a body gives to the others
    is its own at first: see papers.py. What somebody keeps for their own side (K2, K3) is sealed, its name too.
    Raises FileNotTaken, in words for whoever gave it, when it can be seen at once that it cannot be kept.
    """
    _require_giver(case_id, user_id, by)
    kind = DocumentKind(kind)
    found = media_type(content)
    _require_room(case_id, by)
    document_id = uuid4()
    key = bytes_of.new_key() if compartment in PRIVATE else None
    upload = bytes_of.keep(UPLOADS, document_id, content, key)
    crashpoint("document.before-row")
    document = Document.objects.create(
        id=document_id,
        case_id=case_id,
        user_id=user_id,
        browser_key="" if case_id else by.browser_key,
        compartment=compartment,
        given_by_body=given_by_body,
        kind=kind,
        name=shown_name("" if key else name, found, DocumentKind(kind).label),
        private_name=shown_name(name, found, DocumentKind(kind).label) if key else None,
        file_key=key,
        media_type=found,
        size=len(content),
        upload_sha256=upload,
        added_at=at,
    )
    note(document, DocumentAdded)
    jobs.check_document.later(document_id=document.id, case_id=case_id or "")
    return document


def _require_giver(case_id: UUID | None, user_id: UUID | None, by: Principal) -> None:
    if case_id is not None:
        require_vouched(by, case_id, "add a document")
    elif user_id != by.user_id or not (by.browser_key or by.user_id):
        raise NotAllowed("add a document")


def _require_room(case_id: UUID | None, by: Principal) -> None:
    """Raise FileNotTaken when the case, or the draft in this browser, has as many files as it may."""
    here = Document.objects.exclude(state__in=(DocumentState.REMOVED, DocumentState.REFUSED))
    if case_id is not None:
        here = here.filter(case_id=case_id)
    elif by.browser_key:
        here = here.filter(case_id=None, browser_key=by.browser_key)
    else:
        here = here.filter(case_id=None, user_id=by.user_id)
    if here.count() >= MOST:
        raise FileNotTaken("too-many")
