"""The addresses of signing in and out."""

from django.urls import path

from evenhand.portals.sign_in import passkey, views, with_organisation

app_name = "sign-in"
urlpatterns = [
    path("sign-in", views.address, name="address"),
    path("sign-in/code", views.code, name="code"),
    path("sign-in/second", views.second, name="second"),
    path("sign-in/passkey", passkey.show, name="passkey"),
    path("sign-in/again", views.again, name="again"),
    path("sign-in/organisation", with_organisation.go, name="organisation"),
    path(
        "sign-in/organisation/back/<uuid:identity_provider_id>",
        with_organisation.back,
        name="organisation-back",
    ),
    path("sign-in/organisation/second", with_organisation.second, name="organisation-second"),
    path("sign-in/welcome", views.welcome, name="welcome"),
    path("sign-in/demo", views.demo, name="demo"),
    path("sign-out", views.out, name="out"),
]
