"""What can be done in correspondence, one verb a file."""
