"""Owns users, their sign-in addresses and codes, roles and memberships. Does not own who is on a case."""
