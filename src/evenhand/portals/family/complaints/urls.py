"""The addresses of a family's complaints."""

from django.urls import path

from evenhand.portals.family.complaints import views

BASE = "my/<uuid:case_id>/complaints"
app_name = "my-complaints"
urlpatterns = [
    path(BASE, views.show, name="show"),
    path(f"{BASE}/make", views.make, name="make"),
    path(f"{BASE}/<uuid:complaint_id>/again", views.again, name="again"),
    path(f"{BASE}/<uuid:complaint_id>/take-back", views.take_back, name="take-back"),
]
