"""The addresses of a request. A draft is named by an opaque id; answers are never in an address."""

from django.urls import path

from evenhand.website.ask import views

app_name = "ask"
urlpatterns = [
    path("", views.start, name="start"),
    path("/begin", views.begin, name="begin"),
    path("/<uuid:draft_id>/check", views.check, name="check"),
    path("/<uuid:draft_id>/sent", views.sent, name="sent"),
    path("/<uuid:draft_id>/open", views.open_sent, name="open"),
    path("/<uuid:draft_id>/later", views.later, name="later"),
    path("/<uuid:draft_id>/discard", views.discard, name="discard"),
    path("/<uuid:draft_id>/letter/<uuid:document_id>/remove", views.remove, name="remove-letter"),
    path("/<uuid:draft_id>/<slug:slug>", views.question, name="question"),
]
