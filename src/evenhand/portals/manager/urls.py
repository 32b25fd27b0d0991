"""The addresses of managers."""

from django.urls import path

from evenhand.portals.manager import kept, single_sign_on
from evenhand.portals.manager.appointing import officers, staff
from evenhand.portals.manager.complaints import views as complaints
from evenhand.portals.manager.cover import views as cover
from evenhand.portals.manager.figures import views as figures
from evenhand.portals.manager.late import views as late
from evenhand.portals.manager.law import holidays, readings
from evenhand.portals.manager.panel import keeping, views
from evenhand.portals.manager.places import views as places
from evenhand.portals.manager.walls import views as walls

MEDIATOR = "manage/mediators/<uuid:mediator_id>/"
PLACE = "manage/places/<uuid:venue_id>/"
BODY = "manage/officers/<uuid:body_id>/"
WALLS = "cases/<uuid:case_id>/walls/"
app_name = "manage"
urlpatterns = [
    path("manage/", kept.show, name="kept"),
    path("manage/mediators/", views.mediators, name="mediators"),
    path("manage/mediators/add", keeping.add, name="add-mediator"),
    path(MEDIATOR, views.mediator, name="mediator"),
    path(f"{MEDIATOR}credential", keeping.credential, name="credential"),
    path(f"{MEDIATOR}credential/<uuid:credential_id>/end", keeping.end, name="end-credential"),
    path(f"{MEDIATOR}leave", keeping.leave, name="leave"),
    path(f"{MEDIATOR}lost", keeping.lost, name="mediator-lost"),
    path("cases/<uuid:case_id>/shut-out", keeping.shut_out, name="shut-out"),
    path(WALLS, walls.show, name="walls"),
    path(f"{WALLS}add", walls.build, name="build-wall"),
    path(f"{WALLS}<uuid:wall_id>/lift", walls.ask_for, name="ask-to-lift"),
    path(f"{WALLS}lifting/<uuid:lifting_id>", walls.decide, name="decide-lifting"),
    path("manage/cover/", cover.covers, name="covers"),
    path("manage/cover/plan", cover.plan, name="plan-cover"),
    path("manage/cover/<uuid:cover_id>", cover.cover, name="cover"),
    path("manage/cover/<uuid:cover_id>/undo", cover.undo, name="undo-cover"),
    path("manage/late/", late.show, name="late"),
    path("manage/complaints/", complaints.show, name="complaints"),
    path("manage/complaints/<uuid:complaint_id>", complaints.one, name="complaint"),
    path("manage/places/", places.show, name="places"),
    path("manage/places/add", places.add, name="add-place"),
    path(f"{PLACE}room", places.room, name="room"),
    path(f"{PLACE}close", places.close, name="close-place"),
    path("manage/officers/", officers.show, name="officers"),
    path(f"{BODY}appoint", officers.appoint, name="appoint-officer"),
    path(f"{BODY}<uuid:office_id>/end", officers.end, name="end-office"),
    path(f"{BODY}<uuid:office_id>/lost", officers.lost, name="officer-lost"),
    path("manage/readings/", readings.show, name="readings"),
    path("manage/readings/<uuid:provider_id>/<slug:switch>", readings.change, name="reading"),
    path("manage/bank-holidays/", holidays.show, name="holidays"),
    path("manage/bank-holidays/<slug:version>", holidays.decide, name="holiday-list"),
    path("manage/figures/", figures.reports, name="reports"),
    path("manage/figures/<uuid:report_id>", figures.report, name="report"),
    path("manage/figures/<uuid:report_id>/publish", figures.publish, name="publish-report"),
    path("manage/figures/<uuid:report_id>/correct", figures.correct, name="correct-report"),
    path("manage/single-sign-on/", single_sign_on.show, name="single-sign-on"),
    path("manage/staff/", staff.show, name="staff"),
    path("manage/staff/appoint", staff.appoint, name="appoint"),
    path("manage/staff/<uuid:membership_id>/end", staff.end, name="end-membership"),
    path("manage/staff/<uuid:membership_id>/lost", staff.lost, name="staff-lost"),
]
