"""What can be done in the panel, one verb a file."""
