"""The addresses of people whom staff add beside a family."""

from django.urls import path

from evenhand.portals.caseworker.beside import interpreters, parents

CASE = "cases/<uuid:case_id>/"
MEETING = f"{CASE}meeting/<uuid:meeting_id>/interpreter"
app_name = "beside"
urlpatterns = [
    path(f"{CASE}parent", parents.add, name="parent"),
    path(f"{CASE}parent/<uuid:companion_id>/end", parents.end, name="end-parent"),
    path(MEETING, interpreters.name, name="interpreter"),
    path(f"{MEETING}/<uuid:interpreter_id>/end", interpreters.end, name="end-interpreter"),
]
