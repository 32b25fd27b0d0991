"""Pages as somebody sees them: who is signed in, and what an answer says."""

from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.test import Client

from evenhand.core.principals import Principal


def browser(by: Principal) -> Client:
    """Return a browser in which somebody is signed in."""
    client = Client()
    client.force_login(get_user_model().objects.get(id=by.user_id))
    return client


def text(answer: HttpResponse) -> str:
    """Return what an answer says."""
    return answer.content.decode()
