"""Owns the people on a case, how to reach them safely, and what they need. A person belongs to one case:
there is no household, so nothing about one family member can be reached through another."""
