"""The addresses of a family's certificate."""

from django.urls import path

from evenhand.portals.family.certificate import asking, views

app_name = "my-certificate"
urlpatterns = [
    path("my/<uuid:case_id>/certificate/", views.show, name="show"),
    path("my/<uuid:case_id>/certificate/ask", asking.ask, name="ask"),
    path("my/<uuid:case_id>/certificate/<slug:number>.pdf", views.pdf, name="pdf"),
]
