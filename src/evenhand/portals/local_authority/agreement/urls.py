"""The addresses of a body's agreement."""

from django.urls import path

from evenhand.portals.local_authority.agreement import views

BASE = "inbox/<uuid:case_id>/<uuid:referral_id>/agreement"
app_name = "inbox-agreement"
urlpatterns = [
    path(BASE, views.show, name="show"),
    path(f"{BASE}/<uuid:agreement_id>/sign", views.sign, name="sign"),
    path(f"{BASE}/<uuid:agreement_id>/change", views.change, name="change"),
    path(f"{BASE}/<uuid:agreement_id>/copy", views.copy, name="copy"),
    path(f"{BASE}/done/<uuid:action_id>", views.done, name="done"),
    path(f"{BASE}/answer/<uuid:action_id>", views.answer, name="answer"),
]
