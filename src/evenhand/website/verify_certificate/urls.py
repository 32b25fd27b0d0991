"""The addresses at which anybody can check a certificate. The QR code on one opens the second."""

from django.urls import path

from evenhand.website.verify_certificate import views

app_name = "verify"
urlpatterns = [
    path("verify", views.ask, name="ask"),
    path("verify/<str:number>/<str:check_code>", views.answer, name="answer"),
]
