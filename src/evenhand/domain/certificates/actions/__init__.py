"""What can be done in certificates, one verb a file."""
