"""Where documents are opened."""

from django.urls import path

from evenhand.portals.documents import views

urlpatterns = [
    path("my/<uuid:case_id>/documents/<uuid:document_id>", views.own, name="family-document"),
    path("helping/<uuid:case_id>/documents/<uuid:document_id>", views.beside, name="helper-document"),
    path("inbox/<uuid:case_id>/documents/<uuid:document_id>", views.officer, name="officer-document"),
    path("mediator/<uuid:case_id>/documents/<uuid:document_id>", views.shared, name="mediator-document"),
    path("cases/<uuid:case_id>/documents/<uuid:document_id>", views.staff, name="staff-document"),
]
