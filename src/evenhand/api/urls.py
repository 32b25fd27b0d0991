"""The addresses of the interface. Each operation passes the same door; what it takes is in v1/operations.py."""

from django.urls import URLPattern, path

from evenhand.api import page
from evenhand.api.v1.document import PREFIX, show
from evenhand.api.v1.door import door
from evenhand.api.v1.operations import api
from evenhand.api.v1.problems import say_nothing_is_here

app_name = "api"
_OPERATIONS = [
    pattern for pattern in api.urls[0] if isinstance(pattern, URLPattern) and pattern.name != "api-root"
]
urlpatterns = [
    path("api/", page.show, name="page"),
    path(f"{PREFIX.lstrip('/')}openapi.json", door(show, posts=False), name="document"),
    *(
        path(f"{PREFIX.lstrip('/')}{pattern.pattern}", door(pattern.callback, posts=True), name=pattern.name)
        for pattern in _OPERATIONS
    ),
    path(f"{PREFIX.lstrip('/')}<path:rest>", door(say_nothing_is_here, posts=True), name="nothing"),
]
