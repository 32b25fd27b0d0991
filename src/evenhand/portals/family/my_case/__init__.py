"""A family's own case: where it stands, what happens next, by when, and everything it can do."""
