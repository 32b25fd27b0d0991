"""The addresses of how a family is reached."""

from django.urls import path

from evenhand.portals.family.reaching import views

BASE = "my/<uuid:case_id>/reaching"
app_name = "my-reaching"
urlpatterns = [
    path(BASE, views.show, name="show"),
    path(f"{BASE}/stop", views.stop, name="stop"),
    path(f"{BASE}/stop/<uuid:stop_id>", views.take_back, name="take-back"),
    path(f"{BASE}/<slug:what>", views.change, name="change"),
]
