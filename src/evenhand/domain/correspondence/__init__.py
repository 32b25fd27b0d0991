"""Owns messages: the row that promises one, its frozen words, its sending and its delivery. Decides nothing
about whom to tell; the apps that act do."""
