"""The addresses of one's own signing in."""

from django.urls import path

from evenhand.portals.account import views

app_name = "account"
urlpatterns = [
    path("account", views.show, name="show"),
    path("account/app", views.add, name="add"),
    path("account/app/away", views.away, name="away"),
]
