"""Keeping notes for one's own side, and showing one to the mediator: the same pages for every side."""
