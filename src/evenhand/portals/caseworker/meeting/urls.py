"""The addresses of arranging a meeting."""

from django.urls import path

from evenhand.portals.caseworker.meeting import views

CASE = "cases/<uuid:case_id>/"
app_name = "meeting"
urlpatterns = [
    path(f"{CASE}meeting", views.book, name="book"),
    path(f"{CASE}meeting/<uuid:meeting_id>/move", views.move, name="move"),
    path(f"{CASE}meeting/<uuid:meeting_id>/cancel", views.cancel, name="cancel"),
    path(f"{CASE}venue", views.venue, name="venue"),
]
