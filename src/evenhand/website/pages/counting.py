"""Counts how often each public page is opened, by day, and nothing about who opened it.

Nothing is kept in the browser for it. Whoever said no on the page of cookies, or whose browser says that it wants not
to be followed, is not counted; nor is whoever is signed in, nor a page that a browser fetched before it was asked for.
"""

from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import Sum

from evenhand.website.cookies import choices
from evenhand.website.cookies.register import Choice
from evenhand.website.pages.models import PageViews

SHOWN_DAYS = 28
ONE_MORE = """
insert into pages_pageviews (day, address, number) values (%s, %s, 1)
on conflict (day, address) do update set number = pages_pageviews.number + 1
"""


def count(request: Any) -> None:
    """Count one page that was shown to a visitor, unless they are not to be counted."""
    is_fetched_ahead = "prefetch" in request.headers.get("Sec-Purpose", "")
    if request.method != "GET" or is_fetched_ahead or request.principal.user_id is not None:
        return
    if choices.chosen(request)[Choice.COUNTS]:
        with connection.cursor() as cursor:
            cursor.execute(ONE_MORE, [request.today, request.path])


def opened(today: date) -> dict[str, int]:
    """Return how often each page was opened in the last four weeks, by its address."""
    since = today - timedelta(days=SHOWN_DAYS)
    rows = PageViews.objects.filter(day__gt=since).values_list("address").annotate(number=Sum("number"))
    return dict(rows)
