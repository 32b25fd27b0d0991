"""Pages as somebody sees them: who is signed in, and what an answer says."""

import re

from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.test import Client

from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.identity.models import Authenticator
from evenhand.portals.account.views import BEGUN

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


def browser(by: Principal) -> Client:
    """Return a browser in which somebody is signed in."""
    client = Client()
    client.force_login(get_user_model().objects.get(id=by.user_id))
    return client


def begun_app(client: Client, by: Principal) -> Authenticator:
    """Return the app that somebody began to add in a browser."""
    with acting_as(by):
        return Authenticator.objects.get(id=client.session[BEGUN], user_id=by.user_id)


def text(answer: HttpResponse) -> str:
    """Return what an answer says."""
    return answer.content.decode()


def same(answer: HttpResponse) -> str:
    """Return what an answer says without the token that differs each time."""
    return TOKEN.sub("", text(answer))
