"""The addresses of one's area. Where somebody lives is in none of them."""

from django.urls import path

from evenhand.website.near_you import views

app_name = "near-you"
urlpatterns = [
    path("", views.show, name="show"),
    path("/choose", views.choose, name="choose"),
    path("/forget", views.forget, name="forget"),
]
