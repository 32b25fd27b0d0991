"""Prints copies of what was signed on the screen."""
