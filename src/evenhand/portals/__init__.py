"""Screens for signed-in people, one folder per audience. Each view wears a gate."""
