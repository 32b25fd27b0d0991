"""Owns a family's unfinished request: its answers, the browser or person that holds it, its expiry. What it
becomes when sent belongs to cases."""
