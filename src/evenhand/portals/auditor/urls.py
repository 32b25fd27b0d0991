"""The addresses of auditors; the last two are for managers too."""

from django.urls import path

from evenhand.portals.auditor import views

app_name = "audit"
urlpatterns = [
    path("audit/", views.looks, name="looks"),
    path("audit/take-out", views.take_out, name="take-out"),
    path("audit/many/", views.many, name="many"),
    path("audit/many/<uuid:notice_id>", views.review, name="review"),
]
