"""A family's own certificate."""
