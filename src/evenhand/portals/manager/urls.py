"""The addresses of managers."""

from django.urls import path

from evenhand.portals.manager.appointing import officers, staff
from evenhand.portals.manager.law import holidays, readings
from evenhand.portals.manager.panel import keeping, views
from evenhand.portals.manager.places import views as places

MEDIATOR = "manage/mediators/<uuid:mediator_id>/"
PLACE = "manage/places/<uuid:venue_id>/"
BODY = "manage/officers/<uuid:body_id>/"
app_name = "manage"
urlpatterns = [
    path("manage/mediators/", views.mediators, name="mediators"),
    path("manage/mediators/add", keeping.add, name="add-mediator"),
    path(MEDIATOR, views.mediator, name="mediator"),
    path(f"{MEDIATOR}credential", keeping.credential, name="credential"),
    path(f"{MEDIATOR}credential/<uuid:credential_id>/end", keeping.end, name="end-credential"),
    path(f"{MEDIATOR}leave", keeping.leave, name="leave"),
    path("cases/<uuid:case_id>/shut-out", keeping.shut_out, name="shut-out"),
    path("manage/places/", places.show, name="places"),
    path("manage/places/add", places.add, name="add-place"),
    path(f"{PLACE}room", places.room, name="room"),
    path(f"{PLACE}close", places.close, name="close-place"),
    path("manage/officers/", officers.show, name="officers"),
    path(f"{BODY}appoint", officers.appoint, name="appoint-officer"),
    path(f"{BODY}<uuid:office_id>/end", officers.end, name="end-office"),
    path("manage/readings/", readings.show, name="readings"),
    path("manage/readings/<uuid:provider_id>/<slug:switch>", readings.change, name="reading"),
    path("manage/bank-holidays/", holidays.show, name="holidays"),
    path("manage/bank-holidays/<slug:version>", holidays.decide, name="holiday-list"),
    path("manage/staff/", staff.show, name="staff"),
    path("manage/staff/appoint", staff.appoint, name="appoint"),
    path("manage/staff/<uuid:membership_id>/end", staff.end, name="end-membership"),
]
