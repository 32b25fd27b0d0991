"""The scene of every test of messages."""

import pytest

from tests.build import post_office
from tests.build.promises import Scene


@pytest.fixture
def scene(own_database, settings, tmp_path):
    settings.FILES_DIR = tmp_path
    with post_office.open_at(settings) as office:
        yield Scene(own_database, office)
