"""Leaks that are planted one at a time, to see that the walk finds each: `make leaks`.

Each makes one mistake that somebody could make: in the database, in the rules of who may do what, in a page, in a file,
in an e-mail. The walk must find it; one that it does not find is a hole in the walk, and fails.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any
from uuid import uuid4

from django.db.models import Q
from django.http import HttpResponse

from evenhand.domain.cases import access, right
from evenhand.domain.cases.models import Case
from evenhand.domain.correspondence import queries as correspondence
from evenhand.domain.documents import queries as documents
from evenhand.domain.identity import roles
from evenhand.domain.identity.roles import Permission
from evenhand.domain.people import queries as people
from evenhand.portals import gate, middleware
from tests.build import files
from tests.walls.plot import GRANT, REFERRAL, Anything, Plot

NOTES, OWN_CASE = "cases/<uuid:case_id>/", "my/<uuid:case_id>/"
HELPED, HELPED_WITH = "helping/<uuid:case_id>/", "helping/<uuid:case_id>/documents/<uuid:document_id>"
LETTER = "cases/<uuid:case_id>/letter/<uuid:message_id>"
OFFICERS = "inbox/<uuid:case_id>/<uuid:referral_id>/"


@dataclass(frozen=True)
class Leak:
    """One mistake, and who must be seen to profit from it; where nobody is named it is in the post."""

    name: str
    plant: Callable[[Plot], None]
    who: tuple[str, ...] = ()
    routes: tuple[str, ...] | None = None


LEAKS: list[Leak] = []


def leak(name: str, *who: str, routes: tuple[str, ...] | None = None) -> Callable[[Any], Any]:
    """Put a mistake on the list."""

    def add(plant: Callable[[Plot], None]) -> Callable[[Plot], None]:
        LEAKS.append(Leak(name, plant, who, routes))
        return plant

    return add


# Of who holds what.


@leak("a wall is built and nobody asks for it", "caseworker shut out", routes=(NOTES,))
def _(plot: Plot) -> None:
    plot.function("evenhand_sees(uuid,text)", "w.ended_at is null", "false")
    plot.function("evenhand_my_walls()", "w.ended_at is null", "false")


@leak("a search forgets the walls", "caseworker shut out", routes=("cases/find",))
def _(plot: Plot) -> None:
    plot.function("evenhand_sees(uuid,text)", "w.ended_at is null", "false")
    plot.function("evenhand_my_walls()", "w.ended_at is null", "false")


@leak("staff work on their own case", "adviser who is a parent", routes=(NOTES,))
def _(plot: Plot) -> None:
    plot.function("evenhand_is_own(uuid)", "g.role in ('holder', 'parent', 'supporter')", "false")
    plot.patch.setattr(access, "FAMILY_SIDE", frozenset())


@leak("a parent keeps the case when the right has passed", "parent before", routes=(f"{OWN_CASE}documents",))
def _(plot: Plot) -> None:
    plot.function("evenhand_standing(uuid,uuid)", "c.right_passes_on is null", "true")
    plot.patch.setattr(right, "has_passed", lambda case, today: False)
    plot.patch.setattr(right, "lets_see", lambda today: Q())


@leak(
    "a mediator may read the request",
    "mediator",
    routes=("mediator/<uuid:case_id>/documents/<uuid:document_id>",),
)
def _(plot: Plot) -> None:
    plot.say("update cases_grant set compartments = compartments || array['K12'] where role = 'mediator'")


@leak("a mediator sees names before declaring", "mediator asked", routes=("mediator/<uuid:case_id>/",))
def _(plot: Plot) -> None:
    plot.say(GRANT, uuid4(), plot.case("young"), plot.user("mediator asked"), "mediator", ["K1", "K5"])
    plot.say("update panel_mediatorcase set cleared_at = now() where case_id = %s", plot.case("young"))


@leak(
    "the council may read the request",
    "council",
    routes=("inbox/<uuid:case_id>/documents/<uuid:document_id>",),
)
def _(plot: Plot) -> None:
    plot.say("update cases_party set compartments = compartments || array['K12']")


@leak(
    "the health body may read the request",
    "health body",
    routes=("inbox/<uuid:case_id>/documents/<uuid:document_id>",),
)
def _(plot: Plot) -> None:
    plot.say(
        "update cases_party p set compartments = compartments || array['K12'] from organisations_body b"
        " where b.id = p.body_id and b.local_authority_id is null"
    )


@leak("officers read what staff write", "lead of the council", routes=(NOTES,))
def _(plot: Plot) -> None:
    plot.say("update cases_party set compartments = compartments || array['K9']")
    wider = {code: _with(role, Permission.SEE_WORKLIST) for code, role in roles.OFFICER_ROLES.items()}
    plot.patch.setattr(access, "OFFICER_ROLES", wider)


@leak("somebody who left still works here", "former adviser", routes=(NOTES,))
def _(plot: Plot) -> None:
    plot.say("update identity_membership set ends_at = null where user_id = %s", plot.user("former adviser"))


@leak("an officer who left still answers", "former officer", routes=("inbox/", OFFICERS))
def _(plot: Plot) -> None:
    plot.say("update identity_officer set ends_at = null where user_id = %s", plot.user("former officer"))


@leak("somebody is appointed at the wrong provider", "other adviser", routes=("cases/", NOTES))
def _(plot: Plot) -> None:
    plot.say(
        "insert into identity_membership (id, user_id, provider_id, team_id, role, compartments, starts_at)"
        " select %s, %s, provider_id, team_id, role, compartments, starts_at from identity_membership"
        " where user_id = %s",
        uuid4(),
        plot.user("other adviser"),
        plot.user("adviser"),
    )


@leak(
    "the other parent is taken for the same household",
    "father",
    routes=(OWN_CASE, "my/<uuid:case_id>/request"),
)
def _(plot: Plot) -> None:
    reads = ["K1", "K5", "K6", "K12"]
    plot.say(GRANT, uuid4(), plot.case("mother"), plot.user("father"), "holder", reads)
    plot.say(
        "update cases_grant g set person_id = c.holder_id from cases_case c"
        " where c.id = g.case_id and g.person_id is null and g.role = 'holder'"
    )


@leak("a supporter's time does not end", "friend whose time is over", routes=("helping", HELPED))
def _(plot: Plot) -> None:
    user = plot.user("friend whose time is over")
    plot.say("update cases_grant set ends_at = now() + interval '9 years' where user_id = %s", user)
    plot.say(
        "update cases_companion set state = 'active', ended_at = null, ended_because = '' where user_id = %s",
        user,
    )


@leak("a supporter opens a letter that nobody shared", "friend", routes=(HELPED_WITH,))
def _(plot: Plot) -> None:
    plot.function(
        "evenhand_is_shared(uuid,uuid)", "s.document_id is not distinct from wanted_document", "true"
    )
    plot.function("evenhand_is_shared(uuid,uuid)", "s.user_id = evenhand_user()", "true")


@leak("a council is told before the family chose", "council", routes=("inbox/",))
def _(plot: Plot) -> None:
    plot.say(
        "insert into cases_party (id, case_id, body_id, compartments, starts_at)"
        " select %s, %s, body_id, compartments, starts_at from cases_party where case_id = %s",
        uuid4(),
        plot.case("twin two"),
        plot.case("mother"),
    )
    plot.say(REFERRAL, uuid4(), plot.case("twin two"), plot.case("mother"))


@leak("the family's words go to the council though it said no", "far council", routes=("inbox/", OFFICERS))
def _(plot: Plot) -> None:
    plot.say(
        "update referrals_referral r set words = i.words from cases_issue i"
        " where i.case_id = r.case_id and i.words <> '' and r.case_id = %s",
        plot.case("young"),
    )


@leak(
    "the database lets everybody see every case",
    "other family",
    routes=(OWN_CASE, "my/<uuid:case_id>/choose/<slug:way>"),
)
def _(plot: Plot) -> None:
    plot.function(
        "evenhand_sees(uuid,text)", "if who is null or", "if true then return true; end if; if who is null or"
    )
    plot.everybody("cases_case")
    plot.patch.setattr(access, "visible_to", lambda by: Case.objects.all())
    plot.patch.setattr(access, "require", lambda by, permission, case: None)


# Of what a page asks for and shows.


@leak(
    "a page asks nobody what they may do",
    "mediator",
    routes=(NOTES, "cases/<uuid:case_id>/correct/<uuid:fact_id>"),
)
def _(plot: Plot) -> None:
    plot.patch.setattr(access, "require", lambda by, permission, case: None)


@leak(
    "drafts are shown to every browser",
    "visitor",
    routes=("ask/<uuid:draft_id>/<slug:slug>", "ask/<uuid:draft_id>/check"),
)
def _(plot: Plot) -> None:
    plot.everybody("requests_draft")


@leak(
    "a file is found by its name alone",
    "other family",
    routes=("my/<uuid:case_id>/documents/<uuid:document_id>",),
)
def _(plot: Plot) -> None:
    plot.everybody("documents_document")
    plot.patch.setattr(documents, "one", lambda document_id: Anything())


@leak("whoever asks for a case acts for it", "other adviser", routes=(NOTES,))
def _(plot: Plot) -> None:
    usual = gate.principal_of
    plot.patch.setattr(gate, "principal_of", lambda request: _for_the_case_in(request, usual(request)))


@leak("a page is answered as whoever asked last", "visitor", routes=("my/<uuid:case_id>/request",))
def _(plot: Plot) -> None:
    mother = plot.standing.made.by("mother")
    plot.patch.setattr(gate, "principal_of", lambda request: mother)


@leak("protected details stand on the page without a question", "adviser", routes=(NOTES,))
def _(plot: Plot) -> None:
    usual = people.reachable
    plot.patch.setattr(people, "reachable", lambda person_id: replace(usual(person_id), is_protected=False))


@leak("a letter shows a protected address before anybody prints it", "manager", routes=(LETTER,))
def _(plot: Plot) -> None:
    usual = correspondence.letter

    def unprotected(message_id: Any) -> Any:
        found = usual(message_id)
        return found and replace(found, is_protected=False)

    plot.patch.setattr(correspondence, "letter", unprotected)


@leak("a refusal says whose case it is", "other family", routes=(OWN_CASE,))
def _(plot: Plot) -> None:
    name = plot.token("name", "mother")
    plot.patch.setattr(
        gate, "_refuse", lambda request, refusal, case_id: HttpResponse(f"Not yours: {name}", status=404)
    )


@leak("a page that stands for one is kept for all", "adviser", "other adviser", routes=("cases/", NOTES))
def _(plot: Plot) -> None:
    kept: dict[str, HttpResponse] = {}
    usual = middleware.PrivateByDefault.__call__

    def from_memory(self: Any, request: Any) -> HttpResponse:
        return kept.setdefault(request.get_full_path(), usual(self, request))

    plot.patch.setattr(middleware.PrivateByDefault, "__call__", from_memory)


@leak(
    "pages may be kept on the way",
    "mother",
    routes=("my/<uuid:case_id>/messages", "my/<uuid:case_id>/request"),
)
def _(plot: Plot) -> None:
    usual = middleware.PrivateByDefault.__call__

    def may_be_kept(self: Any, request: Any) -> HttpResponse:
        answer = usual(self, request)
        answer["Cache-Control"] = "private, max-age=60"
        return answer

    plot.patch.setattr(middleware.PrivateByDefault, "__call__", may_be_kept)


@leak("a header names the child", "council", routes=("inbox/",))
def _(plot: Plot) -> None:
    usual = middleware.PrivateByDefault.__call__

    def says_too_much(self: Any, request: Any) -> HttpResponse:
        answer = usual(self, request)
        answer["X-Case"] = plot.token("own words", "father")
        return answer

    plot.patch.setattr(middleware.PrivateByDefault, "__call__", says_too_much)


# Of files.


@leak(
    "a certificate's properties name somebody else",
    "father",
    routes=("my/<uuid:case_id>/certificate/<slug:number>.pdf",),
)
def _(plot: Plot) -> None:
    plot.change_pdf(lambda pdf: pdf.docinfo.__setitem__("/Author", plot.token("name", "mother")))


@leak(
    "a certificate carries another file",
    "father",
    routes=("my/<uuid:case_id>/certificate/<slug:number>.pdf",),
)
def _(plot: Plot) -> None:
    words = plot.token("own words for the council too", "mother").encode()
    plot.change_pdf(lambda pdf: pdf.attachments.__setitem__("notes.txt", words))


# Of the post.


@leak("an invitation goes to two people")
def _(plot: Plot) -> None:
    plot.change_mail(lambda message: message.__setitem__("Cc", "somebody.else@family.example"))


@leak("a subject names the child")
def _(plot: Plot) -> None:
    plot.change_mail(
        lambda message: message.replace_header("Subject", f"About {plot.token('name', 'mother')}")
    )


@leak("an e-mail to everybody says where the family can be rung")
def _(plot: Plot) -> None:
    number = plot.token("protected telephone number", "mother")
    plot.change_mail(lambda message: message.add_attachment(f"Ring {number}"))


@leak("a calendar file names the family")
def _(plot: Plot) -> None:
    name = plot.token("own words", "young").title()
    event = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Mediation about {name[:9]}\r\n {name[9:]}\r\nEND:VEVENT\r\n"
    plot.change_mail(lambda message: message.add_attachment(event, subtype="calendar"))


@leak("the wrong letter is attached")
def _(plot: Plot) -> None:
    letter = files.a_pdf()
    letter.docinfo["/Title"] = plot.token("letter", "twin one")
    out = BytesIO()
    letter.save(out)
    plot.change_mail(
        lambda message: message.add_attachment(out.getvalue(), maintype="application", subtype="pdf")
    )


def _with(role: roles.Role, permission: Permission) -> roles.Role:
    return replace(role, permissions=role.permissions | {permission})


def _for_the_case_in(request: Any, by: Any) -> Any:
    case_id = request.resolver_match.kwargs.get("case_id")
    return by.for_case(case_id) if case_id else by
