"""The addresses of whoever stands beside a family."""

from django.urls import path

from evenhand.portals.supporter import answering, reaching, views

CASE = "helping/<uuid:case_id>"
app_name = "helping"
urlpatterns = [
    path("helping", views.families, name="families"),
    path("helping/asked/<uuid:companion_id>", answering.asked, name="asked"),
    path("helping/asked/<uuid:companion_id>/no", answering.say_no, name="say-no"),
    path(f"{CASE}/", views.case, name="case"),
    path(f"{CASE}/request", views.request_as_sent, name="request"),
    path(f"{CASE}/agreement", views.agreement, name="agreement"),
    path(f"{CASE}/agreement/<uuid:agreement_id>/copy", views.copy, name="agreement-copy"),
    path(f"{CASE}/reaching", reaching.show, name="reaching"),
    path(f"{CASE}/reaching/stop", reaching.stop, name="reaching-stop"),
    path(f"{CASE}/reaching/stop/<uuid:stop_id>", reaching.take_back, name="reaching-take-back"),
    path(f"{CASE}/reaching/<slug:what>", reaching.change, name="reaching-change"),
    path(f"{CASE}/stop", answering.stop, name="stop"),
]
