"""What can be done in organisations, one verb a file."""
