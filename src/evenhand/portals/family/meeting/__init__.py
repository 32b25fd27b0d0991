"""The meeting, as the family sees it."""
