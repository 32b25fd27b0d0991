"""Pages that exist in a demonstration only; config/urls.py mounts them when DEMO is on."""

from django.urls import path

from evenhand.demo import views

urlpatterns = [
    path("dev/outbox", views.outbox, name="outbox"),
    path("dev/outbox/<slug:name>", views.message, name="outbox-message"),
    path("dev/outbox/<slug:name>/<int:number>", views.attachment, name="outbox-attachment"),
]
