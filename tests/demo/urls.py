"""The addresses of a demonstration, whatever the settings of this test run say."""

from django.urls import include, path

from evenhand.config import urls

urlpatterns = [*urls.urlpatterns, path("", include("evenhand.demo.urls"))]
