"""The pages that editors write, one line a kind."""

from django.urls import path

from evenhand.website.pages import views

app_name = "guide"
urlpatterns = [
    path("", views.guide, name="sections"),
    path("/<slug:section>", views.section, name="section"),
    path("/<slug:section>/<slug:page>", views.page, name="page"),
]
