"""The addresses of reckoners. Answers are never in one."""

from django.urls import path

from evenhand.website.reckoners import views

app_name = "check"
urlpatterns = [
    path("", views.listed, name="list"),
    path("/<slug:slug>", views.start, name="start"),
    path("/<slug:slug>/answer", views.answer, name="answer"),
    path("/<slug:slug>/summary", views.summary, name="summary"),
    path("/<slug:slug>/dates.ics", views.calendar, name="calendar"),
    path("/<slug:slug>/ask", views.ask, name="ask"),
    path("/<slug:slug>/clear", views.clear, name="clear"),
    path("/<slug:slug>/<slug:question>", views.question, name="question"),
]
