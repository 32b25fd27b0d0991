"""Leaks to plant where somebody looks after many: figures, the record of looks, worries about safety."""

from dataclasses import replace

from evenhand.domain.cases import access
from evenhand.domain.cases.models import Case
from evenhand.domain.complaints import queries as complaints
from evenhand.domain.complaints.models import Complaint
from evenhand.domain.safeguarding import access as safeguarding
from evenhand.domain.safeguarding.models import Concern
from evenhand.portals.caseworker.case import presenters as case_page
from tests.walls.leaks import NOTES, leak
from tests.walls.plot import Plot


@leak(
    "a count of a few families is shown",
    "commissioner",
    routes=("figures/<uuid:report_id>", "figures/<uuid:report_id>.csv"),
)
def _(plot: Plot) -> None:
    plot.owner.execute("alter table figures_report disable trigger figures_report_stays")
    plot.say(
        "update figures_report set figures = jsonb_set(figures, '{outcomes,cells,0}', '3')"
        " where state = 'published'"
    )


@leak("the file of all figures has a count of a few families", "visitor", routes=("statistics/all.csv",))
def _(plot: Plot) -> None:
    plot.owner.execute("alter table figures_report disable trigger figures_report_stays")
    plot.say(
        "update figures_report set figures = jsonb_set(figures, '{kept,cells,1}', '2') where state = 'published'"
    )


@leak("an auditor reads whose case it is", "auditor", routes=("audit/",))
def _(plot: Plot) -> None:
    plot.function(
        "evenhand_looks_listed(boolean,date,date,text,bigint,integer)",
        "c.reference, l.what",
        "(select min(p.name) from people_person p where p.case_id = c.id), l.what",
    )


@leak("a case page shows what was told about safety", "adviser", routes=(NOTES,))
def _(plot: Plot) -> None:
    usual, word = case_page.page, plot.token("worry about safety", "father")
    plot.patch.setattr(case_page, "page", lambda *read: replace(usual(*read), summary=word))


@leak("the list of worries is everybody's", "other lead", routes=("safety/",))
def _(plot: Plot) -> None:
    plot.everybody("safeguarding_concern")
    plot.everybody("cases_case")
    plot.patch.setattr(access, "visible_to", lambda by: Case.objects.all())
    plot.patch.setattr(safeguarding, "visible_to", lambda by: Concern.objects.all())


@leak(
    "complaints are read at another provider",
    "other manager",
    routes=("manage/complaints/<uuid:complaint_id>",),
)
def _(plot: Plot) -> None:
    plot.everybody("complaints_complaint")
    plot.everybody("cases_case")
    plot.patch.setattr(complaints, "visible_to", lambda by: Complaint.objects.select_related("case"))
