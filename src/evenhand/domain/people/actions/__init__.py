"""What can be done in people, one verb a file."""
