"""The accessibility statement: made from what the tests found, and from what we know to be missing."""
