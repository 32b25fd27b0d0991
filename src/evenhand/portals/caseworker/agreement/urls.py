"""The addresses of a case's agreement for staff."""

from django.urls import path

from evenhand.portals.caseworker.agreement import views

BASE = "cases/<uuid:case_id>/agreement"
app_name = "agreement"
urlpatterns = [
    path(BASE, views.show, name="show"),
    path(f"{BASE}/signature/<uuid:signature_id>", views.confirm, name="confirm"),
    path(f"{BASE}/<uuid:agreement_id>/copy", views.copy, name="copy"),
    path(f"{BASE}/done/<uuid:action_id>", views.done, name="done"),
    path(f"{BASE}/answer/<uuid:action_id>", views.answer, name="answer"),
]
