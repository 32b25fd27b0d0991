"""What can be done in requests, one verb a file."""
