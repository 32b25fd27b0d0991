"""What can be done in casework, one verb a file."""
