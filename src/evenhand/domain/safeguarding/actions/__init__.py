"""What can be done about somebody's safety, one verb a file."""
