"""A copy of everything that somebody of a family may see of its case, as one file to keep."""
