"""The addresses of one's own signing in."""

from django.urls import path

from evenhand.portals.account import access_code, offer, passkeys, sessions, views

app_name = "account"
urlpatterns = [
    path("account", views.show, name="show"),
    path("account/app", views.add, name="add"),
    path("account/app/begin", views.begin, name="begin-app"),
    path("account/app/away", views.away, name="away"),
    path("account/passkeys", passkeys.show, name="passkeys"),
    path("account/passkeys/begin", passkeys.begin, name="begin-passkey"),
    path("account/passkeys/add", passkeys.add, name="add-passkey"),
    path("account/passkeys/<uuid:passkey_id>/end", passkeys.end, name="end-passkey"),
    path("account/code", access_code.send, name="send-code"),
    path("account/code/begin", access_code.begin, name="begin-code"),
    path("account/code/away", access_code.away, name="end-code"),
    path("account/signed-in/<uuid:device_id>/end", sessions.end, name="end-session"),
    path("account/signed-in/end-others", sessions.end_others, name="end-others"),
    path("account/offer", offer.answer, name="offer"),
    path("account/stop", sessions.stop, name="stop"),
    path("account/stay", sessions.stay, name="stay"),
]
