"""Pages about somebody's safety: where it is told, what leads read, and cases that are opened for an hour."""
