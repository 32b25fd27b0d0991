"""What can be done to the law in use, one verb a file."""
