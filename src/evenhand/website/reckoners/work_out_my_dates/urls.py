"""The addresses of the reckoner. Answers are never in one."""

from django.urls import path

from evenhand.website.reckoners.work_out_my_dates import views

app_name = "dates"
urlpatterns = [
    path("", views.start, name="start"),
    path("/answer", views.answer, name="answer"),
    path("/reminders.ics", views.calendar, name="calendar"),
    path("/clear", views.clear, name="clear"),
    path("/<slug:slug>", views.question, name="question"),
]
