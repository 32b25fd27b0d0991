"""Places that keep files."""
