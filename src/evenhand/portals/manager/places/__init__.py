"""The places where meetings are held."""
