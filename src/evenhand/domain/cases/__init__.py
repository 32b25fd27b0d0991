"""Owns the spine: case, issues, facts, duties worked out from facts by the law, grants and walls. Never asks
upwards: higher apps record facts here."""
