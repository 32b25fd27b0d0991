"""The addresses of the papers that a council or a health body keeps for itself."""

from django.urls import path

from evenhand.portals.local_authority.own_papers import views

PAPERS = "inbox/<uuid:case_id>/<uuid:referral_id>/own-papers"
app_name = "inbox-papers"
urlpatterns = [
    path(PAPERS, views.show, name="show"),
    path(f"{PAPERS}/<uuid:document_id>/destroy", views.destroy, name="destroy"),
]
