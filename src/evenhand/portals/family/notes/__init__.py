"""A family's own notes."""
