"""What can be done in documents, one verb a file."""
