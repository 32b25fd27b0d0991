"""Rules that are asked without a day are answered as the law stood when it was read."""

from types import ModuleType

import pytest

from evenhand.statute.answers import changing, paying, standing
from tests.statute.test_sources import READ_ON


@pytest.mark.parametrize("module", [changing, paying, standing], ids=lambda module: module.__name__)
def test_what_is_asked_without_a_day_is_answered_as_the_law_was_read(module: ModuleType) -> None:
    assert module._AS_READ == READ_ON
