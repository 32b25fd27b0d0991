"""The addresses of the family's meeting."""

from django.urls import path

from evenhand.portals.family.meeting import views

app_name = "my-meeting"
urlpatterns = [
    path("my/<uuid:case_id>/meeting", views.show, name="show"),
    path("my/<uuid:case_id>/meeting/end", views.end, name="end"),
]
