"""The addresses of an agreement for its mediator."""

from django.urls import path

from evenhand.portals.mediator.agreement import signing, views, writing

BASE = "mediator/<uuid:case_id>/agreement"
app_name = "mediator-agreement"
urlpatterns = [
    path(BASE, views.show, name="show"),
    path(f"{BASE}/term", writing.add, name="add"),
    path(f"{BASE}/term/<uuid:term_id>", writing.change, name="change"),
    path(f"{BASE}/term/<uuid:term_id>/remove", writing.remove, name="remove"),
    path(f"{BASE}/day", writing.day, name="day"),
    path(f"{BASE}/offer", signing.offer, name="offer"),
    path(f"{BASE}/take-back", signing.take_back, name="take-back"),
    path(f"{BASE}/signature", signing.witness, name="witness"),
    path(f"{BASE}/give-up", signing.give_up, name="give-up"),
    path(f"{BASE}/again", signing.again, name="again"),
]
