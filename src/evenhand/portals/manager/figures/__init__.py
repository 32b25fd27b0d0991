"""The reports that a manager publishes."""
