"""Helping people to sign in: access codes for families, and what ends when somebody lost theirs."""
