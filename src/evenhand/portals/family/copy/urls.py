"""The addresses of a copy: of whoever's case it is, and of the other parent."""

from django.urls import path

from evenhand.portals.family.copy import views

app_name = "my-copy"
urlpatterns = [
    path("my/<uuid:case_id>/copy", views.show, name="show"),
    path("my/<uuid:case_id>/copy.zip", views.take, name="take"),
    path("helping/<uuid:case_id>/copy", views.beside_show, name="beside-show"),
    path("helping/<uuid:case_id>/copy.zip", views.beside_take, name="beside-take"),
]
