"""Every address of the service, by audience."""

from django.conf import settings
from django.urls import include, path

from evenhand.config.health import health

urlpatterns = [
    path("health", health, name="health"),
    path("", include("evenhand.website.urls")),
    path("", include("evenhand.api.urls")),
    path("", include("evenhand.portals.urls")),
    *([path("", include("evenhand.demo.urls"))] if settings.DEMO else []),
]

handler400 = "evenhand.design.errors.bad_request"
handler403 = "evenhand.design.errors.forbidden"
handler404 = "evenhand.design.errors.not_found"
handler500 = "evenhand.design.errors.server_error"
