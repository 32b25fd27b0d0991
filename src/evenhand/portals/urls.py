"""The portals, one line per audience."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("evenhand.portals.sign_in.urls")),
    path("", include("evenhand.portals.account.urls")),
    path("", include("evenhand.portals.caseworker.urls")),
    path("", include("evenhand.portals.caseworker.certificate.urls")),
    path("", include("evenhand.portals.caseworker.meeting.urls")),
    path("", include("evenhand.portals.manager.urls")),
    path("", include("evenhand.portals.mediator.urls")),
    path("", include("evenhand.portals.family.my_case.urls")),
    path("", include("evenhand.portals.family.certificate.urls")),
    path("", include("evenhand.portals.local_authority.urls")),
    path("", include("evenhand.portals.family.meeting.urls")),
    path("", include("evenhand.portals.mediator.agreement.urls")),
    path("", include("evenhand.portals.family.agreement.urls")),
    path("", include("evenhand.portals.local_authority.agreement.urls")),
    path("", include("evenhand.portals.caseworker.agreement.urls")),
    path("", include("evenhand.portals.documents.urls")),
]
