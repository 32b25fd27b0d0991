"""The addresses of a council's or health body's own pages."""

from django.urls import path

from evenhand.portals.local_authority import answering, views

ONE = "inbox/<uuid:case_id>/<uuid:referral_id>/"
app_name = "inbox"
urlpatterns = [
    path("inbox/", views.inbox, name="inbox"),
    path("inbox/<uuid:case_id>/must-not-see", views.must_not_see, name="must-not-see"),
    path(ONE, views.show, name="show"),
    path(f"{ONE}offer", answering.offer, name="offer"),
    path(f"{ONE}take-back", answering.take_back, name="take-back"),
    path(f"{ONE}decision-maker", answering.decision_maker, name="decision-maker"),
    path(f"{ONE}deputy", answering.deputy, name="deputy"),
    path(f"{ONE}paper", answering.paper, name="paper"),
    path(f"{ONE}paper/share", answering.share, name="share-paper"),
    path(f"{ONE}paper/take-back", answering.paper_back, name="take-back-paper"),
    path(f"{ONE}health-body", answering.health_body, name="health-body"),
    path(f"{ONE}cannot-arrange", answering.cannot_arrange, name="cannot-arrange"),
]
