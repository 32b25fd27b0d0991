"""Papers that a family keeps for itself, or gives to its meeting."""
