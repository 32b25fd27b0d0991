"""The addresses of an editor's tools for one reckoner."""

from django.urls import path

from evenhand.website.reckoners.tools import views

app_name = "reckoner-tools"
urlpatterns = [
    path("<int:pk>/flow/", views.flow, name="flow"),
    path("<int:pk>/try/", views.try_it, name="try"),
    path("<int:pk>/check/", views.check, name="check"),
]
