"""What can be done in cases, one verb a file."""
