"""A log says where a fault was, never what stood in the data."""

import io
import logging
import logging.config

import psycopg
import pytest
from django.conf import settings

from evenhand.config.logs import Discreet


@pytest.fixture
def log():
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(Discreet("%(levelname)s %(name)s %(message)s"))
    logger = logging.getLogger("tests.discreet")
    logger.addHandler(handler)
    yield logger, lines
    logger.removeHandler(handler)


def test_the_row_that_the_database_would_not_take_is_not_in_the_log(log, owner):
    logger, lines = log
    try:
        try:
            owner.execute("insert into core_clock values (true, interval '77 days')")
        except psycopg.Error as error:
            raise ValueError("the canary 77 days") from error
    except ValueError:
        logger.exception("a page failed")
    text = lines.getvalue()
    assert "a page failed" in text and "test_logs.py" in text
    assert "UniqueViolation" in text and "builtins.ValueError" in text
    assert "77 days" not in text.replace("interval '77 days'", "").replace('"the canary 77 days"', "")
    assert "already exists" not in text and "Key (" not in text


def test_the_service_logs_through_it():
    assert settings.LOGGING["formatters"]["plain"]["()"] == "evenhand.config.logs.Discreet"
    assert {h["formatter"] for h in settings.LOGGING["handlers"].values()} == {"plain"}
