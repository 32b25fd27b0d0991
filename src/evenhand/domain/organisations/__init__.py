"""Owns councils, mediation providers, their teams and contracts. Holds nothing about families."""
