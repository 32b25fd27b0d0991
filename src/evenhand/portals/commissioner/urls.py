"""The addresses of a commissioner's pages."""

from django.urls import path

from evenhand.portals.commissioner import views

app_name = "figures"
urlpatterns = [
    path("figures/", views.reports, name="reports"),
    path("figures/<uuid:report_id>", views.report, name="report"),
    path("figures/<uuid:report_id>.csv", views.download, name="download"),
]
