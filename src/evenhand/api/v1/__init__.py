"""Version 1 of the interface. What it answers today it goes on answering; what would break a program is a version 2."""
