"""The addresses of the people at a family's side."""

from django.urls import path

from evenhand.portals.family.people import views

BASE = "my/<uuid:case_id>/people"
app_name = "my-people"
urlpatterns = [
    path(BASE, views.show, name="show"),
    path(f"{BASE}/ask", views.ask, name="ask"),
    path(f"{BASE}/<uuid:companion_id>", views.change, name="change"),
    path(f"{BASE}/<uuid:companion_id>/end", views.end, name="end"),
]
