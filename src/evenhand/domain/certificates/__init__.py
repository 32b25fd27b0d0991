"""Owns mediation certificates: drafting, issuing exactly once, withdrawing, reissuing, public verification."""
