"""The public website, one line per page or journey."""

from django.urls import URLPattern, URLResolver, include, path, register_converter

from evenhand.website.accessibility import views as statement
from evenhand.website.cookies import views as cookies
from evenhand.website.gallery import views as gallery
from evenhand.website.languages import views as languages
from evenhand.website.languages.addresses import LanguageConverter
from evenhand.website.pages import views as pages
from evenhand.website.reckoners import views as reckoners
from evenhand.website.reports import views as reports
from evenhand.website.search import views as search

register_converter(LanguageConverter, "language")
urlpatterns: list[URLPattern | URLResolver] = [
    path("", pages.home, name="home"),
    path("accessibility", statement.accessibility, name="accessibility"),
    path("privacy", pages.privacy, name="privacy"),
    path("cookies", cookies.show, name="cookies"),
    path("language", languages.choose, name="language"),
    path("search", search.show, name="search"),
    path("leave", reckoners.leave, name="leave"),
    path("guide/glossary", pages.glossary, name="glossary"),
    path("guide/cards/<slug:card>", pages.card, name="card"),
    path("guide", include("evenhand.website.pages.urls")),
    path("films/", include("evenhand.website.films.urls")),
    path("saved", include("evenhand.website.saved.urls")),
    path("your-area", include("evenhand.website.near_you.urls")),
    path("<language:language>", pages.guide, name="home-in"),
    path("<language:language>/guide", include("evenhand.website.pages.urls", namespace="guide-in")),
    path("", include("evenhand.website.feedback.urls")),
    path("content/look-at", reports.show, name="look-at"),
    path("content/comments/", include("evenhand.website.feedback.editors_urls")),
    path("content/question-tools/", include("evenhand.website.reckoners.tools.urls")),
    path("content/", include("evenhand.website.pages.door")),
    path("work-out-my-dates", include("evenhand.website.reckoners.work_out_my_dates.urls")),
    path("check", include("evenhand.website.reckoners.urls")),
    path("ask", include("evenhand.website.ask.urls")),
    path("statistics", include("evenhand.website.statistics.urls")),
    path("support", include("evenhand.website.support.urls")),
    path("", include("evenhand.website.verify_certificate.urls")),
    path("gallery/", gallery.show, name="gallery"),
    path("gallery/<slug:name>", gallery.show, name="gallery-page"),
]
