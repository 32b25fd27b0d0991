"""The addresses at which editors read what readers said, and answer it."""

from django.urls import path

from evenhand.website.feedback import editors

app_name = "comments"
urlpatterns = [
    path("", editors.listed, name="list"),
    path("<uuid:comment_id>/aside", editors.set_aside, name="aside"),
    path("<uuid:comment_id>/answer", editors.answer, name="answer"),
    path("<uuid:comment_id>/join", editors.join, name="join"),
    path("improvements/<uuid:improvement_id>/publish", editors.publish, name="publish"),
    path("improvements/<uuid:improvement_id>/take-down", editors.take_down, name="take-down"),
]
