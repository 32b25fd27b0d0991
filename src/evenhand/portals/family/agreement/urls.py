"""The addresses of the family's agreement."""

from django.urls import path

from evenhand.portals.family.agreement import views

BASE = "my/<uuid:case_id>/agreement"
app_name = "my-agreement"
urlpatterns = [
    path(BASE, views.show, name="show"),
    path(f"{BASE}/<uuid:agreement_id>/sign", views.sign, name="sign"),
    path(f"{BASE}/<uuid:agreement_id>/change", views.change, name="change"),
    path(f"{BASE}/<uuid:agreement_id>/copy", views.copy, name="copy"),
    path(f"{BASE}/done/<uuid:action_id>", views.done, name="done"),
    path(f"{BASE}/answer/<uuid:action_id>", views.answer, name="answer"),
]
