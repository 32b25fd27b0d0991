"""Booking the mediation, moving it, cancelling it."""
