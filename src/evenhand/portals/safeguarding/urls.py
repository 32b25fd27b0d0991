"""The addresses of safeguarding."""

from django.urls import path

from evenhand.portals.safeguarding import concerns, opening, telling

CASE = "safety/<uuid:case_id>/"
CONCERN = f"{CASE}concerns/<uuid:concern_id>/"
app_name = "safety"
urlpatterns = [
    path("safety/", concerns.show, name="concerns"),
    path("safety/tell", telling.find, name="find-to-tell"),
    path("safety/openings/", opening.show, name="openings"),
    path("safety/open", opening.find, name="find-to-open"),
    path(CASE, telling.tell, name="tell"),
    path(f"{CASE}received", telling.received, name="received"),
    path(f"{CASE}must-not-see", concerns.must_not_see, name="must-not-see"),
    path(CONCERN, concerns.one, name="concern"),
    path(f"{CONCERN}take", concerns.take, name="take"),
    path(f"{CONCERN}note", concerns.note, name="note"),
    path(f"{CONCERN}pass-on", concerns.pass_on, name="pass-on"),
    path(f"{CONCERN}close", concerns.close, name="close"),
    path(f"{CASE}open", opening.begin, name="open"),
    path(f"{CASE}opened", opening.opened, name="opened"),
    path(f"{CASE}documents/<uuid:document_id>", opening.document, name="document"),
    path(f"{CASE}openings/<uuid:opening_id>", opening.review, name="review"),
]
