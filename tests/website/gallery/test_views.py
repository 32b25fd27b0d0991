"""The gallery is open to everybody and knows its own pages."""

import pytest
from django.test import Client

from evenhand.design import gallery


@pytest.mark.django_db
@pytest.mark.parametrize("name", gallery.PAGES)
def test_a_page_of_the_gallery_is_open_to_everybody(name: str, client: Client) -> None:
    assert client.get(f"/gallery/{name}").status_code == 200


@pytest.mark.django_db
def test_a_page_that_is_not_there_says_so_in_words(client: Client) -> None:
    answer = client.get("/gallery/nothing")
    assert answer.status_code == 404
    assert "There is no such page" in answer.content.decode()
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]


@pytest.mark.django_db
def test_the_style_sheet_it_names_is_served(client: Client) -> None:
    page = client.get("/gallery/pieces").content.decode()
    for address in ("/static/built/evenhand.css", "/static/built/evenhand.js", "/static/design/mark.svg"):
        assert address in page
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.getvalue()
        answer.close()
