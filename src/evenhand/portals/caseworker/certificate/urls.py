"""The addresses of certificates for staff."""

from django.urls import path

from evenhand.portals.caseworker.certificate import asking, register_views, views

CASE = "cases/<uuid:case_id>/certificate/"
app_name = "certificates"
urlpatterns = [
    path(CASE, views.show, name="show"),
    path(f"{CASE}ask", asking.record, name="ask"),
    path(f"{CASE}late", views.late, name="late"),
    path(f"{CASE}issue", views.issue, name="issue"),
    path(f"{CASE}<slug:number>.pdf", views.pdf, name="pdf"),
    path(f"{CASE}<slug:number>/withdraw", views.withdraw, name="withdraw"),
    path(f"{CASE}<slug:number>/reissue", views.reissue, name="reissue"),
    path("certificates/", register_views.show, name="register"),
    path("certificates/register.csv", register_views.as_csv, name="register-csv"),
]
