"""Settings of the property tests: a machine that is busy is slow, not wrong."""

from hypothesis import settings

settings.register_profile("no_time_limit", deadline=None)
settings.load_profile("no_time_limit")
