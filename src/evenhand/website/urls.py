"""The public website, one line per page."""

from django.urls import URLPattern, URLResolver, path

from evenhand.website.gallery import views as gallery

urlpatterns: list[URLPattern | URLResolver] = [
    path("gallery/", gallery.show, name="gallery"),
    path("gallery/<slug:name>", gallery.show, name="gallery-page"),
]
