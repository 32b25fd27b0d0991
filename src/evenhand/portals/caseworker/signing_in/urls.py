"""The addresses of helping people to sign in."""

from django.urls import path

from evenhand.portals.caseworker.signing_in import views, waiting

CASE = "cases/<uuid:case_id>/sign-in"
app_name = "signing-in"
urlpatterns = [
    path("cases/lost-app/", waiting.show, name="waiting"),
    path("cases/lost-app/<uuid:reset_id>", waiting.decide, name="decide"),
    path(CASE, views.show, name="show"),
    path(f"{CASE}/call", views.read_out, name="call"),
    path(f"{CASE}/letter", views.letter, name="letter"),
    path(f"{CASE}/lost", views.lost, name="lost"),
]
