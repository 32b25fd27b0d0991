"""What can be done in preparing, one verb a file."""
