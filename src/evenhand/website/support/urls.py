"""The addresses of the directory. A council's code stands in them, and nothing closer of anybody."""

from django.urls import path

from evenhand.website.support import views

app_name = "support"
urlpatterns = [
    path("", views.show, name="show"),
    path("/open-referral.json", views.feed, name="feed"),
    path("/<slug:council>", views.council, name="council"),
]
