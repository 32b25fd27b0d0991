"""Leaks of what each side keeps for itself, planted like those of leaks.py and found by the same walk."""

from evenhand.domain.preparing import notes
from evenhand.domain.preparing.models import BodyNote, OwnNote
from tests.walls.leaks import leak
from tests.walls.plot import Plot


@leak(
    "a page of one's own notes asks only for the case",
    "other parent",
    routes=("helping/<uuid:case_id>/notes",),
)
def _(plot: Plot) -> None:
    plot.everybody("preparing_ownnote")
    plot.patch.setattr(
        notes, "own_notes", lambda case_id, by: notes._kept(OwnNote.objects.filter(case_id=case_id))
    )


@leak(
    "a health body reads what the council writes for itself",
    "health body",
    routes=("inbox/<uuid:case_id>/<uuid:referral_id>/notes",),
)
def _(plot: Plot) -> None:
    plot.everybody("preparing_bodynote")
    plot.patch.setattr(notes, "_of_body", lambda case_id, body_id: BodyNote.objects.filter(case_id=case_id))


@leak(
    "staff may open what a family keeps for itself",
    "adviser",
    routes=("cases/<uuid:case_id>/", "cases/<uuid:case_id>/documents/<uuid:document_id>"),
)
def _(plot: Plot) -> None:
    plot.say("update identity_membership set compartments = compartments || array['K2']")
    plot.owner.execute("drop policy documents_document_own_only on documents_document")


@leak(
    "a council's own paper opens to everybody in the meeting",
    "mediator",
    routes=("mediator/<uuid:case_id>/", "mediator/<uuid:case_id>/documents/<uuid:document_id>"),
)
def _(plot: Plot) -> None:
    plot.say("update cases_grant set compartments = compartments || array['K3'] where role = 'mediator'")
    for policy in ("own_only", "held"):
        plot.owner.execute(f"drop policy documents_document_{policy} on documents_document")
