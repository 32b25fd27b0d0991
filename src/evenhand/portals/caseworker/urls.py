"""The addresses of casework, one line per page. Certificates have their own."""

from django.urls import path

from evenhand.portals.caseworker.case import views as case
from evenhand.portals.caseworker.letters import views as letters
from evenhand.portals.caseworker.record import choosing, correcting, ending, filing, talking, tasks
from evenhand.portals.caseworker.worklist import views as worklist

CASE = "cases/<uuid:case_id>/"
app_name = "cases"
urlpatterns = [
    path("cases/", worklist.show, name="worklist"),
    path("cases/find", worklist.find, name="find"),
    path("cases/letters/", letters.show, name="letters"),
    path(CASE, case.show, name="case"),
    path(f"{CASE}request", case.asked, name="request"),
    path(f"{CASE}details/<uuid:person_id>", case.reveal, name="reveal"),
    path(f"{CASE}contact", talking.contact, name="contact"),
    path(f"{CASE}information", talking.information, name="information"),
    path(f"{CASE}choice", choosing.show, name="choices"),
    path(f"{CASE}choice/<slug:choice>", choosing.confirm, name="choice"),
    path(f"{CASE}correct/<uuid:fact_id>", correcting.correct, name="correct"),
    path(f"{CASE}decision", correcting.decision, name="correct-decision"),
    path(f"{CASE}email", correcting.email, name="email"),
    path(f"{CASE}add/<slug:kind>", correcting.add, name="add-fact"),
    path(f"{CASE}take", tasks.take, name="take"),
    path(f"{CASE}task", tasks.add, name="add-task"),
    path(f"{CASE}task/<uuid:task_id>/<slug:how>", tasks.end, name="end-task"),
    path(f"{CASE}note", tasks.note, name="note"),
    path(f"{CASE}document", filing.add, name="add-document"),
    path(f"{CASE}withdraw", ending.withdraw, name="withdraw"),
    path(f"{CASE}come-back", ending.come_back_again, name="come-back"),
    path(f"{CASE}close", ending.close, name="close"),
    path(f"{CASE}letter/<uuid:message_id>", letters.read, name="letter"),
    path(f"{CASE}letter/<uuid:message_id>/paper", letters.paper, name="letter-paper"),
    path(f"{CASE}letter/<uuid:message_id>/<slug:step>", letters.move_on, name="letter-step"),
]
