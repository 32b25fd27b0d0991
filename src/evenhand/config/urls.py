"""Every address of the service, by audience."""

from django.urls import include, path

from evenhand.config.health import health

urlpatterns = [
    path("health", health, name="health"),
    path("", include("evenhand.website.urls")),
    path("", include("evenhand.portals.urls")),
]
