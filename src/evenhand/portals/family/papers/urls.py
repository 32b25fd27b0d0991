"""The addresses of a family's papers for the meeting."""

from django.urls import path

from evenhand.portals.family.papers import views

PAPERS = "my/<uuid:case_id>/papers"
ONE = f"{PAPERS}/<uuid:document_id>"
app_name = "my-papers"
urlpatterns = [
    path(PAPERS, views.show, name="show"),
    path(f"{ONE}/who", views.choose, name="who"),
    path(f"{ONE}/everybody", views.everybody, name="everybody"),
    path(f"{ONE}/take-back", views.take_back, name="take-back"),
    path(f"{ONE}/destroy", views.destroy, name="destroy"),
]
