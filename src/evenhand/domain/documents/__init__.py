"""Owns files: what they really are, cleaned of metadata, kept by content, served to those who may see them.
Holds the id of a case without knowing what a case is."""
