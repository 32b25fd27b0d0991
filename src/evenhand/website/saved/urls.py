"""The addresses of saved pages. What is saved is in none of them."""

from django.urls import path

from evenhand.website.saved import views

app_name = "saved"
urlpatterns = [
    path("", views.show, name="show"),
    path("/change", views.change, name="change"),
    path("/empty", views.empty, name="empty"),
]
