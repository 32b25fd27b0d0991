"""The addresses of what a council or a health body keeps for itself."""

from django.urls import path

from evenhand.portals.local_authority.notes import views

NOTES = "inbox/<uuid:case_id>/<uuid:referral_id>/notes"
app_name = "inbox-notes"
urlpatterns = [
    path(NOTES, views.show, name="show"),
    path(f"{NOTES}/<uuid:body_note_id>", views.change, name="change"),
    path(f"{NOTES}/<uuid:body_note_id>/share", views.share, name="share"),
    path(f"{NOTES}/<uuid:body_note_id>/take-back", views.take_back, name="take-back"),
    path(f"{NOTES}/<uuid:body_note_id>/destroy", views.destroy, name="destroy"),
]
