"""The certificate of a case, for staff: confirm and issue, read, withdraw, replace."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from evenhand.core import access_log
from evenhand.core.crashpoints import crashpoint
from evenhand.core.errors import NoSuchThing, NotNow, Refused
from evenhand.domain.cases import access
from evenhand.domain.certificates import queries
from evenhand.domain.certificates.actions.ask_about_late import ask_about_late
from evenhand.domain.certificates.actions.issue_certificate import issue_certificate
from evenhand.domain.certificates.actions.reissue_certificate import reissue_certificate
from evenhand.domain.certificates.actions.withdraw_certificate import withdraw_certificate
from evenhand.domain.certificates.refusals import DraftChanged
from evenhand.domain.certificates.states import CertificateState
from evenhand.domain.identity.roles import Permission
from evenhand.portals.caseworker.certificate import presenters
from evenhand.portals.caseworker.certificate.forms import Replacing, Withdrawing
from evenhand.portals.gate import on_case

FOLDER = "portals/caseworker/certificate"


@on_case(Permission.SEE_WORKLIST)
def show(request: Any, case_id: UUID) -> HttpResponse:
    """Show the certificate in force, or the draft to confirm, or why none can be issued."""
    access_log.looked(case_id, "certificate")
    return render(request, f"{FOLDER}/show.html", {"page": _page(request, case_id), "refused": ""})


@on_case(Permission.ISSUE_CERTIFICATE, posts=True)
def issue(request: Any, case_id: UUID) -> HttpResponse:
    """Issue the certificate that was confirmed."""
    if request.method == "POST":
        seen = request.POST.get("seen", "")
        try:
            issue_certificate(case_id=case_id, at=request.at, by=request.principal, seen=seen)
        except DraftChanged as refusal:
            context = {"page": _page(request, case_id), "refused": str(refusal)}
            return render(request, f"{FOLDER}/show.html", context, status=409)
        crashpoint("issue.before-answer")
        return redirect(f"/cases/{case_id}/certificate/?issued=yes")
    return redirect("certificates:show", case_id)


@on_case(Permission.ISSUE_CERTIFICATE, posts=True)
def late(request: Any, case_id: UUID) -> HttpResponse:
    """Ask a manager to decide about a certificate after late contact."""
    if request.method == "POST":
        ask_about_late(case_id=case_id, at=request.at, by=request.principal)
    return redirect("certificates:show", case_id)


@on_case(Permission.SEE_WORKLIST)
def pdf(request: Any, case_id: UUID, number: str) -> HttpResponse:
    """Give the signed file."""
    found = queries.one_of_case(case_id, number)
    if found is None or not found.is_ready:
        raise NoSuchThing
    access_log.looked(case_id, f"certificate file {number}")
    response = HttpResponse(queries.pdf(found), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="certificate-{number}.pdf"'
    return response


@on_case(Permission.WITHDRAW_CERTIFICATE, posts=True)
def withdraw(request: Any, case_id: UUID, number: str) -> HttpResponse:
    """Ask why, then withdraw."""
    form = Withdrawing(request.POST if request.method == "POST" else None)
    return _end(request, case_id, number, form, withdraw_certificate, "withdraw")


@on_case(Permission.WITHDRAW_CERTIFICATE, posts=True)
def reissue(request: Any, case_id: UUID, number: str) -> HttpResponse:
    """Ask what is wrong, show what the new one will say, then replace."""
    form = Replacing(request.POST if request.method == "POST" else None)
    return _end(request, case_id, number, form, reissue_certificate, "reissue")


def _end(request: Any, case_id: UUID, number: str, form: Any, action: Any, name: str) -> HttpResponse:
    found = queries.one_of_case(case_id, number)
    if found is None:
        raise NoSuchThing
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason_code"]
        try:
            action(
                case_id=case_id,
                certificate_id=found.id,
                reason_code=reason,
                at=request.at,
                by=request.principal,
            )
        except Refused as refusal:
            form.add_refusal(refusal)
        else:
            return redirect("certificates:show", case_id)
    elif request.method != "POST" and found.state != CertificateState.ISSUED:
        raise NotNow(f"Certificate {number} is not in force any more.", "", "Go back to the case.")
    context = {
        "form": form,
        "problems": form.problems(),
        "number": number,
        "case_id": case_id,
        "says": queries.replacement_for(request.case, found, at=request.at, by=request.principal)
        if name == "reissue"
        else (),
    }
    return render(request, f"{FOLDER}/{name}.html", context)


def _page(request: Any, case_id: UUID) -> presenters.Page:
    found = queries.of_case(case_id)
    standing = found and found[0].state == CertificateState.ISSUED
    draft = None if standing else queries.draft_for(request.case, at=request.at, by=request.principal)
    return presenters.page(
        request.case,
        found,
        draft,
        today=request.today,
        may_issue=access.may(request.principal, Permission.ISSUE_CERTIFICATE, request.case),
        just_issued="issued" in request.GET,
    )
