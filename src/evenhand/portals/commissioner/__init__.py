"""Whoever pays for the service of a council: its published figures."""
