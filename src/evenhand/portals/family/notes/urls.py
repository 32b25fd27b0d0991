"""The addresses of a family's own notes: each person's own, for whose right it is and for another parent."""

from django.urls import path

from evenhand.portals.family.notes import views

app_name = "my-notes"
urlpatterns = [
    each
    for base, name in (("my/<uuid:case_id>/notes", ""), ("helping/<uuid:case_id>/notes", "beside-"))
    for each in (
        path(base, views.show, name=f"{name}show"),
        path(f"{base}/<uuid:own_note_id>", views.change, name=f"{name}change"),
        path(f"{base}/<uuid:own_note_id>/share", views.share, name=f"{name}share"),
        path(f"{base}/<uuid:own_note_id>/take-back", views.take_back, name=f"{name}take-back"),
        path(f"{base}/<uuid:own_note_id>/destroy", views.destroy, name=f"{name}destroy"),
    )
] + [
    path("my/<uuid:case_id>/kept/<uuid:own_note_id>/destroy", views.destroy_kept, name="destroy-kept"),
]
