"""The addresses of what readers say. Their words are in none of them."""

from django.urls import path

from evenhand.website.feedback import views

app_name = "feedback"
urlpatterns = [
    path("feedback", views.say, name="say"),
    path("feedback/thanks", views.thanks, name="thanks"),
    path("you-said-we-did", views.improvements, name="improvements"),
]
