"""Wiring: environment, settings, URLs, processes and the command line."""
