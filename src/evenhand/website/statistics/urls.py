"""The addresses of the statistics."""

from django.urls import path

from evenhand.website.statistics import views

app_name = "statistics"
urlpatterns = [
    path("", views.index, name="index"),
    path("/definitions", views.definitions, name="definitions"),
    path("/all.csv", views.everything, name="everything"),
    path("/<uuid:report_id>", views.report, name="report"),
    path("/<uuid:report_id>.csv", views.download, name="download"),
    path("/<slug:council>", views.council, name="council"),
]
