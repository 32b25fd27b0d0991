"""A folder of films that is empty, and a page that one can be about."""

from pathlib import Path
from typing import Any

import pytest

from evenhand.website.pages.models import ContentPage
from tests.build import guide


@pytest.fixture
def data_dir(settings: Any, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def dates(db: None) -> ContentPage:
    return guide.page("your-dates")
