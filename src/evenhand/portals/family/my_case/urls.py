"""The addresses of a family's own pages."""

from django.urls import path

from evenhand.portals.family.my_case import passing, views

app_name = "my"
urlpatterns = [
    path("my", views.mine, name="mine"),
    path("my/claim", views.claim, name="claim"),
    path("my/<uuid:case_id>/", views.case, name="case"),
    path("my/<uuid:case_id>/information", views.information, name="information"),
    path("my/<uuid:case_id>/choose", views.choose, name="choose"),
    path("my/<uuid:case_id>/choose/<slug:way>", views.confirm, name="confirm"),
    path("my/<uuid:case_id>/withdraw", views.withdraw, name="withdraw"),
    path("my/<uuid:case_id>/come-back", views.back, name="come-back"),
    path("my/<uuid:case_id>/documents", views.files, name="documents"),
    path("my/<uuid:case_id>/request", views.asked, name="request"),
    path("my/<uuid:case_id>/messages", views.messages, name="messages"),
    path("my/<uuid:case_id>/passed", passing.passed, name="passed"),
    path("my/<uuid:case_id>/parent", passing.parent, name="parent"),
    path("my/<uuid:case_id>/so-far", views.happened, name="so-far"),
    path("my/<uuid:case_id>/who", views.who, name="who"),
]
