"""The address of an interpreter's meetings."""

from django.urls import path

from evenhand.portals.interpreter import views

app_name = "interpreter"
urlpatterns = [path("interpreting", views.sessions, name="sessions")]
