"""The addresses of mediators."""

from django.urls import path

from evenhand.portals.mediator import notes, recording, shown, views

CASE = "mediator/<uuid:case_id>/"
app_name = "mediator"
urlpatterns = [
    path("mediator/", views.day, name="day"),
    path("mediator/independence", views.independence, name="independence"),
    path(CASE, views.case, name="case"),
    path(f"{CASE}conflict", views.conflict, name="conflict"),
    path(f"{CASE}attendance", recording.attendance, name="attendance"),
    path(f"{CASE}views", recording.views, name="views"),
    path(f"{CASE}outcomes", recording.outcomes, name="outcomes"),
    path(f"{CASE}adjourn", recording.adjourn, name="adjourn"),
    path(f"{CASE}notes", notes.show, name="notes"),
    path(f"{CASE}notes/<uuid:note_id>", notes.change, name="note"),
    path(f"{CASE}notes/<uuid:note_id>/destroy", notes.destroy, name="destroy-note"),
    path(f"{CASE}shown/<uuid:shown_id>", shown.show, name="shown"),
    path(f"{CASE}end", recording.end, name="end"),
]
