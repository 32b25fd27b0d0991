"""Complaints about the service itself: made by a family, answered by somebody who does not work on its case."""
