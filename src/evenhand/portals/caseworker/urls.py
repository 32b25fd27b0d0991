"""The addresses of casework, one line per page. Certificates have their own."""

from django.urls import path

from evenhand.portals.caseworker.case import views as case
from evenhand.portals.caseworker.handover import views as handover
from evenhand.portals.caseworker.letters import views as letters
from evenhand.portals.caseworker.record import (
    choosing,
    complaining,
    correcting,
    council,
    ending,
    filing,
    hearing,
    reaching,
    safe_ways,
    talking,
    tasks,
    whose_right,
)
from evenhand.portals.caseworker.waiting import views as waiting
from evenhand.portals.caseworker.worklist import views as worklist

CASE = "cases/<uuid:case_id>/"
REACHING = f"{CASE}reaching/<uuid:person_id>"
app_name = "cases"
urlpatterns = [
    path("cases/", worklist.show, name="worklist"),
    path("cases/find", worklist.find, name="find"),
    path("cases/letters/", letters.show, name="letters"),
    path("cases/waiting/", waiting.show, name="waiting"),
    path(CASE, case.show, name="case"),
    path(f"{CASE}request", case.asked, name="request"),
    path(f"{CASE}must-not-see", case.must_not_see, name="must-not-see"),
    path(f"{CASE}details/<uuid:person_id>", case.reveal, name="reveal"),
    path(f"{CASE}contact", talking.contact, name="contact"),
    path(f"{CASE}information", talking.information, name="information"),
    path(f"{CASE}choice", choosing.show, name="choices"),
    path(f"{CASE}choice/<slug:choice>", choosing.confirm, name="choice"),
    path(f"{CASE}correct/<uuid:fact_id>", correcting.correct, name="correct"),
    path(f"{CASE}decision", correcting.decision, name="correct-decision"),
    path(f"{CASE}council", council.show, name="council"),
    path(f"{CASE}council/<slug:why>", council.change, name="change-council"),
    path(f"{CASE}email", correcting.email, name="email"),
    path(f"{CASE}family", hearing.show, name="hear-family"),
    path(f"{CASE}reach", reaching.change, name="change-reach"),
    path(f"{CASE}reach/<uuid:change_id>", reaching.decide, name="decide-reach"),
    path(REACHING, safe_ways.show, name="reaching"),
    path(f"{REACHING}/stop", safe_ways.stop, name="reaching-stop"),
    path(f"{REACHING}/stop/<uuid:stop_id>", safe_ways.stopped, name="reaching-stopped"),
    path(f"{REACHING}/waiting/<uuid:ways_id>", safe_ways.decide, name="reaching-decide"),
    path(f"{REACHING}/<slug:what>", safe_ways.change, name="reaching-change"),
    path(f"{CASE}add/<slug:kind>", correcting.add, name="add-fact"),
    path(f"{CASE}handover", handover.show, name="handover"),
    path(f"{CASE}right/consent", whose_right.consent, name="consent"),
    path(f"{CASE}right/capacity", whose_right.capacity, name="capacity"),
    path(f"{CASE}right/capacity/<uuid:record_id>/end", whose_right.end, name="end-capacity"),
    path(f"{CASE}right/invite", whose_right.invite, name="invite"),
    path(f"{CASE}right/confirm", whose_right.confirm, name="confirm-birth"),
    path(f"{CASE}take", tasks.take, name="take"),
    path(f"{CASE}complaint", complaining.record, name="complaint"),
    path(f"{CASE}task", tasks.add, name="add-task"),
    path(f"{CASE}task/<uuid:task_id>/<slug:how>", tasks.end, name="end-task"),
    path(f"{CASE}note", tasks.note, name="note"),
    path(f"{CASE}document", filing.add, name="add-document"),
    path(f"{CASE}withdraw", ending.withdraw, name="withdraw"),
    path(f"{CASE}come-back", ending.come_back_again, name="come-back"),
    path(f"{CASE}close", ending.close, name="close"),
    path(f"{CASE}reopen", ending.reopen, name="reopen"),
    path(f"{CASE}letter/<uuid:message_id>", letters.read, name="letter"),
    path(f"{CASE}letter/<uuid:message_id>/paper", letters.paper, name="letter-paper"),
    path(f"{CASE}letter/<uuid:message_id>/<slug:step>", letters.move_on, name="letter-step"),
]
