"""Opening a document: always as a file to save, never as a page of ours."""

from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from evenhand.core import access_log
from evenhand.core.errors import NoSuchThing
from evenhand.core.principals import Principal
from evenhand.core.walls import Compartment
from evenhand.domain.documents import queries
from evenhand.domain.identity.roles import Permission
from evenhand.domain.preparing.actions.note_paper_seen import note_paper_seen
from evenhand.portals.gate import CaseRequest, on_case

# Whatever a browser makes of it, it runs nothing, loads nothing and is nobody.
POLICY = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


# Whoever keeps a paper for one side, nobody else is told that there is one.
ONES_OWN = (Compartment.K2_FAMILY_PRIVATE, Compartment.K3_COUNCIL_PRIVATE)


@on_case(Permission.SEE_OWN_CASE)
def own(request: CaseRequest, case_id: UUID, document_id: UUID) -> HttpResponse:
    """Give somebody of the family a document of theirs."""
    return give(request, document_id)


@on_case(Permission.SEE_BESIDE_FAMILY)
def beside(request: CaseRequest, case_id: UUID, document_id: UUID) -> HttpResponse:
    """Give whoever stands beside a family a paper that they may read."""
    return give(request, document_id)


@on_case(Permission.SEE_WORKLIST)
def staff(request: CaseRequest, case_id: UUID, document_id: UUID) -> HttpResponse:
    """Give staff a document of a case of theirs."""
    return give(request, document_id)


@on_case(Permission.ANSWER_REFERRAL)
def officer(request: CaseRequest, case_id: UUID, document_id: UUID) -> HttpResponse:
    """Give an officer of a body that takes part a paper of the shared room."""
    return give(request, document_id)


@on_case(Permission.MEDIATE)
def shared(request: CaseRequest, case_id: UUID, document_id: UUID) -> HttpResponse:
    """Give a case's mediator a paper that is meant for everybody who takes part."""
    return give(request, document_id)


Answer = TypeVar("Answer", bound=HttpResponseBase)


def as_download(content: bytes, media_type: str, name: str) -> HttpResponse:
    """Return bytes as a download that no browser opens as part of the service."""
    return set_apart(HttpResponse(content, content_type=media_type), name)


def set_apart(response: Answer, name: str) -> Answer:
    """Make an answer a download that no browser opens as part of the service, and nobody keeps on the way."""
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response["Content-Security-Policy"] = POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


def give(request: CaseRequest, document_id: UUID) -> HttpResponse:
    """Return a document of the case that the gate let somebody into, and note the look. Raises NoSuchThing."""
    return as_download(*opened(request.case.id, document_id, at=request.at, by=request.principal))


def opened(case_id: UUID, document_id: UUID, *, at: datetime, by: Principal) -> tuple[bytes, str, str]:
    """Return the bytes, media type and name of a document of a case, and note the look. Raises NoSuchThing."""
    filed = queries.one(document_id)
    if filed is None or filed.case_id != case_id:
        raise NoSuchThing
    if filed.began_private and filed.given_by != by.user_id:
        note_paper_seen(document_id=document_id, at=at, by=by)
    if filed.compartment in ONES_OWN:
        access_log.looked(case_id, "own notes")
    else:
        access_log.looked(case_id, f"document {document_id}")
    return queries.content(document_id)
